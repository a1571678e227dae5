#!/usr/bin/env bash
# A file system of 16 MiB is full when a hook ends: what it did is saved, once, when there is room
# again, and verbs say why they cannot work. Where nothing may be mounted a limit on the size of the
# agent's files stands for it. Logs are elsewhere, so that they can tell.
if [ -z "${SMALL+set}" ]; then
    small=$(mktemp -d) status=0
    mount="mount -t tmpfs -o size=16m tmpfs $small"
    for option in -m -rm; do
        unshare $option bash -c "$mount" 2>/dev/null || continue
        SMALL=$small unshare $option bash -c "$mount && exec bash '$0'" || status=$?
        rmdir "$small"
        exit $status
    done
    rmdir "$small"
fi
. "$(dirname "$0")/lib.sh"

reason='disk I/O error'
fill() { prlimit --pid "$(agent_pid)" --fsize=4096:unlimited; }
make_room() { prlimit --pid "$(agent_pid)" --fsize=unlimited:unlimited; }
if [ -n "${SMALL-}" ]; then
    export HOOKBOX_HOME=$SMALL/home
    reason='disk full'
    fill() { cat /dev/zero 2>/dev/null >"$SMALL/filler" || true; }
    make_room() { rm "$SMALL/filler"; }
fi
mkdir -m 0700 "$WORK/log" "$HOOKBOX_HOME"
ln -s "$WORK/log" "$HOOKBOX_HOME/log"

charm app 'peers: {mates: {interface: test}}'
hook app config-changed <<X
[ -e "$WORK/wait" ] || exit 0
touch "$WORK/runs"
while [ -e "$WORK/wait" ]; do read -rt 0.02 <> <(:) || true; done
printf 'value: "%01000000d"' 0 | relation-set -r "\$(relation-ids mates)" --file -
X
charm other
echo 'options: {title: {type: string}}' | tee "$WORK/other/config.yaml" >"$WORK/app/config.yaml"
export HOOKBOX_NO_AGENT=1
hookbox deploy "$WORK/app"
hookbox deploy "$WORK/other"
start_agent
agent=$(agent_pid)
idle app/0 other/0
touch "$WORK/wait"
: >"$TRACE"
hookbox config app title=one
eventually test -e "$WORK/runs"
fill
rm "$WORK/wait"
eventually grep 'hook "config-changed" waits for the store: .*'"$reason" "$WORK/log/unit-app-0.log"
[ -z "${SMALL-}" ] || contains "$(hookbox config other title=one 2>&1 || true)" "disk full"
! gone "$agent" || fail "the agent ended"
make_room
hookbox config other title=two
idle app/0 other/0
equal config-changed,config-changed "$(trace app/0),$(trace other/0)"
equal 1000000 "$(stored_setting 0 app/0 value | tr -d '\n' | wc -c)"
