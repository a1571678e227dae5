#!/usr/bin/env bash
# T041
. "$(dirname "$0")/lib.sh"

pair
printf 'options: {colour: {type: string}}\n' >"$WORK/source/config.yaml"
hook source config-changed <<'X'
[ -z "$(config-get colour)" ] || relation-set -r out:0 colour="$(config-get colour)"
X
hook sink in-relation-changed <<X
echo "<\$(relation-get colour)>" >>"$WORK/read"
X
deploy_pair
idle source/0 sink/0
equal '<>' "$(cat "$WORK/read")"
for colour in red blue; do
    : >"$TRACE"
    hookbox config source "colour=$colour"
    idle source/0 sink/0
    equal config-changed "$(trace source/0)"
    equal 'in-relation-changed source/0' "$(trace sink/0)"
done
equal '<>,<red>,<blue>' "$(paste -sd, "$WORK/read")"
