#!/usr/bin/env bash
# T174
. "$(dirname "$0")/lib.sh"

pair
echo 'storage: {data: {type: filesystem}}' >>"$WORK/source/metadata.yaml"
hook source data-storage-attached </dev/null
hook source data-storage-detaching </dev/null
deploy_pair
idle source/0 sink/0
mkdir "$HOOKBOX_HOME/storage/data/0/below"
chmod 0 "$HOOKBOX_HOME/storage/data/0/below"
equal "will remove application source
- will remove unit source/0
- will remove storage data/0" "$(hookbox remove-application source --destroy-storage)"
hookbox wait-for application source --gone --timeout 30s
contains "$(trace source/0),end" \
    data-storage-detaching,"out-relation-departed sink/0",out-relation-broken,stop,remove,end
destroyed() { [ ! -e "$HOOKBOX_HOME/storage/data/0" ] && [ -z "$(hookbox storage 2>/dev/null)" ]; }
eventually destroyed
[ ! -e "$HOOKBOX_HOME/agents/unit-source-0" ] || fail "the unit's directory is left"

# By force no hook tells of it.
hookbox deploy "$WORK/source" again
idle again/0
: >"$TRACE"
hookbox remove-unit again/0 --force --destroy-storage
hookbox wait-for unit again/0 --gone --timeout 30s
eventually destroyed
equal '' "$(trace)"
