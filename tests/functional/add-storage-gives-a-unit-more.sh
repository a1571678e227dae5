#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm app 'storage: {data: {type: filesystem, multiple: {range: 0-2}}, one: {type: filesystem}}'
hook app data-storage-attached </dev/null
hookbox deploy "$WORK/app"
idle app/0
: >"$TRACE"
equal 'added storage data/0 to app/0
added storage data/1 to app/0' "$(hookbox add-storage app/0 data=2,5G 2>&1)"
attached() { [ "$(trace app/0)" = data-storage-attached,data-storage-attached ]; }
eventually attached
equal '2 5120' "$(hookbox storage --format json | jq -r '[.filesystems[] | select(.size == 5120)] | "\(length) \(.[0].size)"')"

refused() { # TEXT STATUS WORD...
    local status=0 text
    text=$(hookbox add-storage "${@:3}" 2>&1) || status=$?
    equal "$2 $1" "$status $text"
}
refused 'ERROR add-storage requires a unit and a storage directive' 2 app/0
refused 'ERROR unit name "app" not valid' 2 app data
refused 'failed to add storage "data" to app/0: attaching 1 storage instance brings the total to 3, exceeding the maximum of 2
failed to add storage "nope" to app/0: charm storage "nope" not found' 1 app/0 data nope
refused 'failed to add storage "one" to app/0: cannot attach, storage is singular' 1 app/0 one
refused 'unit "app/9" not found' 1 app/9 data one
