#!/usr/bin/env bash
# T048
. "$(dirname "$0")/lib.sh"

pair
printf 'options: {a: {type: string}}\n' >"$WORK/sink/config.yaml"
hook sink config-changed <<X
[ -z "\$(config-get a)" ] && exit
touch "$WORK/busy"
until [ -e "$WORK/go" ]; do read -rt 0.02 <> <(:) || true; done
X
deploy_pair
idle source/0 sink/0
before=$(grep -c 'in-relation-changed' "$TRACE")
hookbox config sink a=1
eventually test -e "$WORK/busy"
for colour in red green blue; do
    "$STORE_TOOL" "$HOOKBOX_HOME" set-setting 0 source/0 "colour=$colour"
done
touch "$WORK/go"
idle sink/0
equal $((before + 1)) "$(grep -c 'in-relation-changed' "$TRACE")"
