#!/usr/bin/env bash
# T114, T080, T081, T122
. "$(dirname "$0")/lib.sh"

pair
in_hook sink in-relation-departed <<'X'
echo "departing $JUJU_DEPARTING_UNIT of $JUJU_REMOTE_APP" >>"$TRACE_SINK"
try listed relation-list
X
in_hook sink in-relation-broken <<'X'
echo "broken [$JUJU_REMOTE_UNIT] of $JUJU_REMOTE_APP" >>"$TRACE_SINK"
try ids relation-ids in
try members relation-list
try left relation-get -r in:0 colour source/0
X
sed -i "2i TRACE_SINK=$WORK/sink.trace" "$WORK"/sink/hooks/in-relation-{departed,broken}
hook source out-relation-joined <<'X'
relation-set colour=red
X
deploy_pair
idle source/0 sink/0
hookbox remove-relation source sink
idle source/0 sink/0
contains "$(trace source/0)" "out-relation-changed sink/0,out-relation-departed sink/0,out-relation-broken"
contains "$(trace sink/0)" ",in-relation-departed source/0,in-relation-broken"
equal "departing source/0 of source
broken [] of source" "$(cat "$WORK/sink.trace")"
tried listed 0 ""
tried ids 0 ""
tried members 0 ""
tried left 0 red
equal "" "$(stored_setting 0 source/0 colour)"
hookbox remove-relation source sink 2>"$WORK/again" && fail "removed twice"
equal 'ERROR relation "source sink" not found' "$(cat "$WORK/again")"
