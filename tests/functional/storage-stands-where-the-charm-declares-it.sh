#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm app "storage:
  single: {type: filesystem, location: $WORK/srv/single}
  several: {type: filesystem, location: $WORK/srv/several, multiple: {range: 2+}}"
hook app several-storage-detaching <<X
test -d "\$JUJU_STORAGE_LOCATION" && storage-get location >>$WORK/left
X
links() { (cd "$WORK/srv" && find . -type l -printf '%P\n' | sort | paste -sd' '); }
hookbox deploy "$WORK/app"
idle app/0
equal 'several/several/0 several/several/1 single' "$(links)"
echo here >"$WORK/srv/several/several/1/file"
equal here "$(cat "$HOOKBOX_HOME/storage/several/1/file")"

# A second unit finds the place taken.
hookbox add-unit app
taken() { hookbox storage | grep "error .*there is something at \"$WORK/srv/single\" already"; }
eventually taken
equal "$HOOKBOX_HOME/storage/single/0" "$(readlink "$WORK/srv/single")"
hookbox remove-unit app/0 app/1
hookbox wait-for unit app/0 --gone --timeout 30s
hookbox wait-for unit app/1 --gone --timeout 30s
equal '' "$(links)"
equal here "$(cat "$HOOKBOX_HOME/storage/several/1/file")"
grep -qx "$WORK/srv/several/several/1" "$WORK/left" || fail "not there while it was detached"

sed -i "s|$WORK/srv/single|$HOOKBOX_HOME/storage/x|" "$WORK/app/metadata.yaml"
equal "ERROR invalid location \"$HOOKBOX_HOME/storage/x\": must not fall within \"$HOOKBOX_HOME/storage\"" \
    "$(hookbox deploy "$WORK/app" bad 2>&1 | grep ERROR)"
