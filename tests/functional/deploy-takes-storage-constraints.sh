#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm app 'storage: {one: {type: filesystem, minimum-size: 2G}, many: {type: block, multiple: {range: 1-3}}}'
refused() { # TEXT STATUS WORD...
    local status=0 text
    text=$(hookbox deploy --no-agent "$WORK/app" "${@:3}" 2>&1) || status=$?
    equal "$2 ERROR $1" "$status $text"
}
of_app='cannot add application "app": charm "app"'
refused "$of_app has no store called \"none\"" 1 --storage none=1
refused "$of_app store \"one\": storage is singular, 2 specified" 1 --storage one=2
refused "$of_app store \"one\": minimum storage size is 2.0 GB, 1.0 GB specified" 1 --storage one=1G
refused "$of_app store \"many\": at most 3 instances supported, 4 specified" 1 --storage many=4
refused 'cannot add application "app": "rootfs" provider does not support "block" storage' 1 \
    --storage many=rootfs
refused 'cannot add application "app": pool "ebs" not found' 1 --storage one=ebs
refused 'invalid value "one" for option --storage: expected <store>=<constraints>' 2 --storage one
refused 'invalid value "one=0" for option --storage: cannot parse disk constraints: cannot parse count: count must be greater than zero, got "0"' \
    2 --storage one=0
refused '--attach-storage cannot be used with -n' 2 -n 2 --attach-storage one/0
refused 'storage instance "one/0" not found' 1 --attach-storage one/0
equal '' "$(hookbox status --format json | jq -r '.applications | keys[]')"

hookbox deploy "$WORK/app" --storage many=2,10M --storage one=3G
idle app/0
equal 'app/0 many/0 block loop 10 MiB attached
app/0 many/1 block loop 10 MiB attached
app/0 one/0 filesystem rootfs 3.0 GiB attached' "$(hookbox storage | sed '1d; s/  */ /g; s/ $//')"
# Block storage is a file that takes no room yet.
equal '10485760 0' "$(stat -c '%s %b' "$HOOKBOX_HOME/storage/many/1")"
hookbox add-unit app
idle app/1
equal 'many/2,many/3,one/1' "$(hookbox storage | sed -n 's|^app/1 *\([^ ]*\).*|\1|p' | paste -sd,)"
