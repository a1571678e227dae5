#!/usr/bin/env bash
# T118
. "$(dirname "$0")/lib.sh"

pair
deploy_pair
idle source/0 sink/0
hookbox remove-unit sink/0
hookbox wait-for unit sink/0 --gone --timeout 30s
idle source/0
hookbox remove-relation source:out sink:in
idle source/0
contains "$(trace source/0),end" "out-relation-departed sink/0,out-relation-broken,end"
