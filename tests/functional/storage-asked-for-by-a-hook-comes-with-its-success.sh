#!/usr/bin/env bash
# T055
. "$(dirname "$0")/lib.sh"

charm app 'storage: {data: {type: filesystem, multiple: {range: 0-2}}}'
hook app data-storage-attached <<X
echo "\$JUJU_STORAGE_ID" >>$WORK/attached
X
hook app config-changed <<X
[ -e $WORK/ask ] || exit 0
storage-add data
storage-list >$WORK/list
exit "\$(cat $WORK/ask)"
X
hookbox model-config automatically-retry-hooks=false
echo 'options: {n: {type: int}}' >"$WORK/app/config.yaml"
hookbox deploy "$WORK/app"
idle app/0
echo 1 >"$WORK/ask"
hookbox config app n=1
eventually in_error app/0
equal '' "$(cat "$WORK/list")"
equal 'No storage to display.' "$(hookbox storage 2>&1)"

echo 0 >"$WORK/ask"
hookbox resolved app/0
eventually grep -qx data/0 "$WORK/attached"
idle app/0
contains "$(trace app/0),end" config-changed,config-changed,data-storage-attached,end
hookbox config app n=2
eventually grep -qx data/1 "$WORK/attached"
idle app/0

# No third one: the hook that asks for it fails.
hookbox config app n=3
eventually in_error app/0
grep -q 'failed: attaching 1 storage instance brings the total to 3, exceeding the maximum of 2' \
    "$HOOKBOX_HOME/log/unit-app-0.log" || fail "another reason"
equal data/0,data/1 "$(paste -sd, "$WORK/attached")"
