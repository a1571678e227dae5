#!/usr/bin/env bash
# A limit on file sizes stands for the full disk: writes fail, then there is room again.
. "$(dirname "$0")/lib.sh"

charm app
printf 'options: {title: {type: string}}\n' >"$WORK/app/config.yaml"
charm other
hookbox deploy "$WORK/app"
hookbox deploy "$WORK/other"
idle app/0 other/0
hook_runs() { [ "$(trace app/0 | tr , '\n' | grep -c config-changed)" -ge "$1" ]; }
agent=$(agent_pid)
prlimit --pid "$agent" --fsize=4096:unlimited
hookbox config app title=one
told() { grep -q 'cannot use store' "$HOOKBOX_HOME/agent.log"; }
eventually told
! gone "$agent" || fail "the agent ended"
prlimit --pid "$agent" --fsize=unlimited:unlimited
eventually hook_runs 2
idle app/0 other/0
