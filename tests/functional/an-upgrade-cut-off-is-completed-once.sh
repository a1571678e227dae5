#!/usr/bin/env bash
# T140: the agent is killed at the one system call that makes a certain link of the new charm.
. "$(dirname "$0")/lib.sh"

charm app
hook app upgrade-charm </dev/null
touch "$WORK/app/dropped"
hookbox deploy "$WORK/app" --no-agent
start_agent
idle app/0
stop_agent
: >"$TRACE"
unit=$HOOKBOX_HOME/agents/unit-app-0
rm "$WORK/app/dropped"
ln -s hooks "$WORK/app/link"
touch "$WORK/app/zone"
hookbox refresh app --path "$WORK/app" --no-agent
status=0
strace -f -qq -o /dev/null -P "$unit/charm/link" -e trace=symlink,symlinkat \
    -e inject=symlink,symlinkat:signal=KILL "$HOOKBOX" agent 2>>"$WORK/agent.stderr" || status=$?
equal 137 "$status"
equal local:app-1 "$(cat "$unit/charm/.juju-deploying")"
[ ! -e "$unit/charm/dropped" ] || fail "the upgrade had not begun"
[ ! -e "$unit/charm/zone" ] || fail "the upgrade was over"

start_agent
eventually grep -q config-changed "$TRACE"
idle app/0
equal upgrade-charm,config-changed "$(trace app/0)"
equal local:app-1 "$(cat "$unit/charm/.juju-charm")"
equal hooks "$(readlink "$unit/charm/link")"
[ -e "$unit/charm/zone" ] || fail "the upgrade was not completed"
