#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm app
hookbox deploy "$WORK/app"
idle app/0
# It holds its lock to the last, and takes no task any more.
for _ in 1 2 3; do
    agent=$(agent_pid)
    kill -TERM "$agent"
    equal taken "$(hookbox exec --unit app/0 'echo taken' --wait 20s)"
    [ "$agent" != "$(agent_pid)" ] || fail "the agent has not ended"
done
stop_agent
contains "$(hookbox exec --unit app/0 'echo later' --no-agent --wait 50ms 2>&1)" \
    "timed out waiting for results from: unit app/0; no agent is running"
