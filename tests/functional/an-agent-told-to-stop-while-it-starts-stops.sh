#!/usr/bin/env bash
# SIGTERM that comes as soon as the agent can be seen is an orderly end like any other.
. "$(dirname "$0")/lib.sh"

charm app
hookbox deploy "$WORK/app"
idle app/0
stop_agent
for round in $(seq 15); do
    "$HOOKBOX" agent 2>"$WORK/agent.stderr" &
    agent=$!
    until [ "$(agent_pid)" = $agent ]; do :; done
    kill $agent
    wait $agent || fail "round $round: exit $?"
    equal "" "$(ls "$XDG_RUNTIME_DIR")"
done
