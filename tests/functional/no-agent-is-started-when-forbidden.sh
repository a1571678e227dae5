#!/usr/bin/env bash
# The option, the environment, and verbs that only read.
. "$(dirname "$0")/lib.sh"

charm app
hookbox deploy "$WORK/app" --no-agent 2>/dev/null
HOOKBOX_NO_AGENT=1 hookbox deploy "$WORK/app" other 2>/dev/null
hookbox status >/dev/null
hookbox debug-log --no-tail >/dev/null
[ ! -e "$HOOKBOX_HOME/agent.lock" ] || fail "an agent was started"
equal "" "$(trace)"
