#!/usr/bin/env bash
# T045
. "$(dirname "$0")/lib.sh"

# Another machine's agent writes while this unit waits with its first read.
pair
hook sink in-relation-joined <<X
touch "$WORK/waiting"
until [ -e "$WORK/written" ]; do read -rt 0.02 <> <(:) || true; done
relation-get colour >"$WORK/read"
X
deploy_pair
eventually test -e "$WORK/waiting"
"$STORE_TOOL" "$HOOKBOX_HOME" set-setting 0 source/0 colour=blue
touch "$WORK/written"
idle source/0 sink/0
equal blue "$(cat "$WORK/read")"
contains "$(trace sink/0)" 'in-relation-joined source/0,in-relation-changed source/0'
