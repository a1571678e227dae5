#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm app
charm watcher 'requires: {host: {interface: juju-info}}'
for kind in created joined changed departed broken; do
    hook watcher "host-relation-$kind" </dev/null
done
hookbox deploy "$WORK/app"
hookbox deploy "$WORK/watcher"
hookbox integrate app watcher
eventually grep -q 'watcher/0 host-relation-changed app/0' "$TRACE"
idle app/0 watcher/0
hookbox remove-relation app watcher
idle app/0 watcher/0
contains "$(trace watcher/0),end" "host-relation-joined app/0,host-relation-changed app/0,host-relation-departed app/0,host-relation-broken,end"
equal install,leader-elected,config-changed,start "$(trace app/0)"
hookbox remove-relation 0 2>"$WORK/refused" && fail "it is still there"
equal 'ERROR relation "0" not found' "$(cat "$WORK/refused")"
