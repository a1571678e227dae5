#!/usr/bin/env bash
# T005
. "$(dirname "$0")/lib.sh"

charm app "storage: {data: {type: filesystem, location: $WORK/taken/data}}"
hook app data-storage-attached </dev/null
echo file >"$WORK/taken"
hookbox deploy "$WORK/app"
refused() { hookbox storage --format json | jq -e '.storage["data/0"].status.current == "error"'; }
eventually refused
contains "$(hookbox storage)" "error   cannot make \"$WORK/taken/data\": Not a directory"
equal waiting "$(workload app/0)"
equal allocating "$(unit_field app/0 '."juju-status".current')"
equal '' "$(trace)"

rm "$WORK/taken"
idle app/0
equal data-storage-attached,install,leader-elected,config-changed,start "$(trace app/0)"
equal "$HOOKBOX_HOME/storage/data/0" "$(readlink "$WORK/taken/data")"
