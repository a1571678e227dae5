#!/usr/bin/env bash
# T004, T026
. "$(dirname "$0")/lib.sh"

charm app 'storage: {data: {type: filesystem}, logs: {type: filesystem, multiple: {range: 0-}}}'
hook app data-storage-attached <<X
env | grep ^JUJU_STORAGE_ | sort >$WORK/variables
storage-get >$WORK/got
echo kept >"\$JUJU_STORAGE_LOCATION/file"
X
hook app install <<X
storage-list >$WORK/list
storage-get -s "\$(storage-list)" location >$WORK/location
X
hookbox deploy "$WORK/app"
idle app/0
equal data-storage-attached,install,leader-elected,config-changed,start "$(trace app/0)"
place=$HOOKBOX_HOME/storage/data/0
equal "JUJU_STORAGE_ID=data/0
JUJU_STORAGE_KIND=filesystem
JUJU_STORAGE_LOCATION=$place" "$(cat "$WORK/variables")"
equal "kind: filesystem
location: $place" "$(cat "$WORK/got")"
equal "data/0 $place" "$(cat "$WORK/list") $(cat "$WORK/location")"
equal "700 kept" "$(stat -c %a "$place") $(cat "$place/file")"
equal 'run storage-attached (data/0) hook' \
    "$(grep -o 'run storage-attached.*hook' "$HOOKBOX_HOME/log/machine-lock.log")"
hookbox add-unit app
idle app/1
equal data/1 "$(cat "$WORK/list")"
