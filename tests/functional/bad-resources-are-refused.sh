#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm app 'resources: {soft: {filename: soft.txt}, img: {type: oci-image}}'
refused() { # TEXT STATUS WORD...
    local status=0 text
    text=$(hookbox "${@:3}" 2>&1) || status=$?
    equal "$2 ERROR $1" "$status $text"
}
deploy=(deploy "$WORK/app" --no-agent --resource)
refused 'unrecognized resource "a"' 1 "${deploy[@]}" a=x
refused 'unrecognized resources: a, b' 1 "${deploy[@]}" a=x --resource b=x
refused 'file for resource "soft": stat /no/file: no such file or directory' 1 "${deploy[@]}" soft=/no/file
refused 'filepath or registry path: /no/file not valid' 1 "${deploy[@]}" img=/no/file
refused 'invalid value "x" for option --resource: badly formatted name value pair: x' 2 "${deploy[@]}" x
refused 'invalid value "soft=y" for option --resource: duplicate name specified: "soft"' 2 \
    "${deploy[@]}" soft=x --resource soft=y
equal '' "$(hookbox status --format json | jq -r '.applications | keys[]')"

in_hook app config-changed <<'X'
try image resource-get img
X
hookbox deploy "$WORK/app" --resource img=ubuntu:24.04
idle app/0
refused 'missing application name' 2 attach-resource
refused 'no resource specified' 2 attach-resource app
refused 'bad resource arg "soft": expected name=path format' 2 attach-resource app soft
refused 'bad resource arg "=x": missing resource name' 2 attach-resource app =x
refused 'bad resource arg "soft=": missing resource value' 2 attach-resource app soft=
refused 'failed to upload resource "a": resource "app/a" not found' 1 attach-resource app a=x
refused 'failed to upload resource "soft": open /no/x.txt: no such file or directory' 1 \
    attach-resource app soft=/no/x.txt
refused 'failed to upload resource "soft": incorrect extension on resource upload "/no/x", expected ".txt"' 1 \
    attach-resource app soft=/no/x
equal 'registrypath: ubuntu:24.04
username: ""
password: ""' "$(cat "$(cat "$WORK/image.out")")"
echo '{"ImageName": "reg.io/me/app@sha256:beef", "username": "me", "password": "pw"}' >"$WORK/image.json"
hookbox attach-resource app img="$WORK/image.json"
eventually grep -qx 'registrypath: reg.io/me/app@sha256:beef' "$(cat "$WORK/image.out")"
