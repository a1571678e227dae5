#!/usr/bin/env bash
# T171
. "$(dirname "$0")/lib.sh"

pair
echo 'storage: {data: {type: filesystem}}' >>"$WORK/source/metadata.yaml"
hook source data-storage-attached </dev/null
hook source data-storage-detaching <<X
storage-get location >$WORK/place
X
deploy_pair
hookbox add-unit source
idle source/0 source/1 sink/0
echo precious >"$HOOKBOX_HOME/storage/data/1/file"
equal "will remove unit source/1
- will detach storage data/1" "$(hookbox remove-unit source/1)"
hookbox wait-for unit source/1 --gone --timeout 30s
contains "$(trace source/1),end" \
    data-storage-detaching,"out-relation-departed sink/0",out-relation-broken,stop,remove,end
equal "$HOOKBOX_HOME/storage/data/1" "$(cat "$WORK/place")"
equal precious "$(cat "$HOOKBOX_HOME/storage/data/1/file")"
hookbox storage | grep -Eq '^ +data/1 +filesystem +rootfs +1\.0 GiB +detached' || fail "$(hookbox storage)"

equal 'removing data/1' "$(hookbox remove-storage data/1 2>&1)"
[ ! -e "$HOOKBOX_HOME/storage/data/1" ] || fail "its directory is left"
equal data/0 "$(hookbox storage --format json | jq -r '.storage | keys[]')"
