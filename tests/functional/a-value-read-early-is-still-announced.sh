#!/usr/bin/env bash
# T045
. "$(dirname "$0")/lib.sh"

# Another machine's agent writes while this unit is in a hook that no changed follows by itself.
pair
printf 'options: {a: {type: string}}\n' >"$WORK/sink/config.yaml"
hook sink config-changed <<X
[ -n "\$(config-get a)" ] || exit 0
touch "$WORK/waiting"
until [ -e "$WORK/written" ]; do read -rt 0.02 <> <(:) || true; done
relation-get -r in:0 colour source/0 >"$WORK/early"
X
hook sink in-relation-changed <<X
relation-get colour >"$WORK/late"
X
deploy_pair
idle source/0 sink/0
: >"$TRACE"
hookbox config sink a=1
eventually test -e "$WORK/waiting"
"$STORE_TOOL" "$HOOKBOX_HOME" set-setting 0 source/0 colour=blue
touch "$WORK/written"
idle source/0 sink/0
equal blue "$(cat "$WORK/early")"
equal 'config-changed,in-relation-changed source/0' "$(trace sink/0)"
equal blue "$(cat "$WORK/late")"
