#!/usr/bin/env bash
# T123
. "$(dirname "$0")/lib.sh"

pair
hook sink in-relation-departed <<'X'
relation-set farewell="$JUJU_REMOTE_UNIT"
X
deploy_pair
hookbox add-unit source
idle source/0 source/1 sink/0
: >"$TRACE"
hookbox remove-unit source/1
hookbox wait-for unit source/1 --gone --timeout 30s
idle source/0 sink/0
equal source/1 "$(stored_setting 0 sink/0 farewell)"
equal "out-relation-changed sink/0" "$(trace source/0)"
equal "out-relation-departed sink/0,out-relation-broken,stop,remove" "$(trace source/1)"
