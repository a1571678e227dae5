#!/usr/bin/env bash
# The store's files turn into nonsense below a running agent: it goes on trying, and SIGTERM still
# ends it.
. "$(dirname "$0")/lib.sh"

charm app
hookbox deploy "$WORK/app" --no-agent
start_agent
idle app/0
agent=$(agent_pid)
for file in "$HOOKBOX_HOME"/store.db*; do
    head -c 65536 /dev/zero | tr '\0' '\377' | dd of="$file" conv=notrunc status=none
done
eventually grep -q "ERROR hookbox.agent" "$WORK/agent.stderr"
kill "$agent"
eventually gone "$agent"
equal "" "$(ls "$XDG_RUNTIME_DIR")"
