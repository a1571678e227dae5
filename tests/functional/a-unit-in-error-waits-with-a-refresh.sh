#!/usr/bin/env bash
# Without --force-units a failed hook comes first, with the code it failed with.
. "$(dirname "$0")/lib.sh"

charm app
hook app upgrade-charm </dev/null
hook app config-changed <<<"[ -e '$WORK/ok' ]"
hookbox deploy "$WORK/app" --no-agent
"$STORE_TOOL" "$HOOKBOX_HOME" set-model automatically-retry-hooks false
start_agent
eventually in_error app/0
hook app config-changed </dev/null
hookbox refresh app --path "$WORK/app"
# Another unit's installation shows that the agent has seen the refresh.
charm other
hookbox deploy "$WORK/other"
idle other/0
equal 0 "$(cat "$HOOKBOX_HOME/agents/unit-app-0/charm/revision")"
touch "$WORK/ok"
hookbox resolved app/0
eventually grep -q 'app/0 start' "$TRACE"
idle app/0
equal install,leader-elected,config-changed,config-changed,start,upgrade-charm,config-changed "$(trace app/0)"
