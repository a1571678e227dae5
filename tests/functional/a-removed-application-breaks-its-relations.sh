#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

pair
deploy_pair
idle source/0 sink/0
hookbox remove-application source
hookbox wait-for application source --gone --timeout 30s
idle sink/0
contains "$(trace source/0),end" "out-relation-departed sink/0,out-relation-broken,stop,remove,end"
contains "$(trace sink/0),end" "in-relation-departed source/0,in-relation-broken,end"
