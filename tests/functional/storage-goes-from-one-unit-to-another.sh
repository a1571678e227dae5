#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm app "storage: {data: {type: filesystem}, more: {type: filesystem, multiple: {range: 0-}}}"
for storage in data more; do
    hook app $storage-storage-attached </dev/null
    hook app $storage-storage-detaching </dev/null
done
hookbox deploy "$WORK/app" -n 2 --storage more=1
idle app/0 app/1
equal 'failed to detach data/0: cannot destroy storage attachment data/0:app/0: cannot detach, storage is singular' \
    "$(hookbox detach-storage data/0 2>&1 || true)"
equal 'failed to attach more/0 to app/1: cannot attach storage more/0 to unit app/1: cannot attach storage owned by unit app/0 to unit app/1' \
    "$(hookbox attach-storage app/1 more/0 2>&1 || true)"
equal 'failed to remove more/0: cannot destroy storage "more/0": storage is attached

Use the --force option to remove attached storage, or use
"juju detach-storage" to explicitly detach the storage
before removing.' "$(hookbox remove-storage more/0 2>&1 || true)"

: >"$TRACE"
echo kept >"$HOOKBOX_HOME/storage/more/0/file"
equal 'detaching more/0' "$(hookbox detach-storage more/0 2>&1)"
detached() { hookbox storage --format json | jq -e '.storage["more/0"].status.current == "detached"'; }
eventually detached
idle app/0
equal more-storage-detaching "$(trace app/0)"
equal 'attaching more/0 to app/1' "$(hookbox attach-storage app/1 more/0 2>&1)"
eventually grep -q 'app/1 more-storage-attached' "$TRACE"
idle app/1
equal more-storage-attached "$(trace app/1)"
equal kept "$(cat "$HOOKBOX_HOME/storage/more/0/file")"

equal 'removing more/0' "$(hookbox remove-storage more/0 --force 2>&1)"
removed() { [ ! -e "$HOOKBOX_HOME/storage/more/0" ]; }
eventually removed
idle app/1
equal more-storage-attached,more-storage-detaching "$(trace app/1)"

hookbox detach-storage more/1
hookbox remove-unit app/0
hookbox wait-for unit app/0 --gone --timeout 30s
hookbox add-unit app --attach-storage data/0,more/1
idle app/2
equal 'app/1 data/1,app/2 data/0,app/2 more/1' \
    "$(hookbox storage | sed -n 's/^\(app[^ ]*\) *\([^ ]*\).*/\1 \2/p' | paste -sd,)"
