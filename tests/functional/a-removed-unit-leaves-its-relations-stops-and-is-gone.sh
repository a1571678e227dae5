#!/usr/bin/env bash
# T115
. "$(dirname "$0")/lib.sh"

pair
for side in source sink; do
    endpoint=$([ $side = source ] && echo out || echo in)
    hook "$side" "$endpoint-relation-departed" <<X
echo "\$JUJU_UNIT_NAME departing \$JUJU_DEPARTING_UNIT" >>$WORK/departing
X
done
deploy_pair
hookbox add-unit source
idle source/0 source/1 sink/0
equal "will remove unit source/1" "$(hookbox remove-unit source/1 --no-prompt)"
hookbox wait-for unit source/1 --gone --timeout 30s
[ ! -e "$HOOKBOX_HOME/agents/unit-source-1" ] || fail "its directory is left"
[ -z "$(find "$XDG_RUNTIME_DIR" -name '*source-1*')" ] || fail "its socket is left"
idle source/0 sink/0
contains "$(trace source/1),end" "out-relation-departed sink/0,out-relation-broken,stop,remove,end"
contains "$(trace sink/0),end" "in-relation-departed source/1,end"
grep -q 'source/0 out-relation-departed' "$TRACE" && fail "source/0 saw a departure"
equal "sink/0 departing source/1
source/1 departing source/1" "$(sort "$WORK/departing")"
