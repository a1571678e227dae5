#!/usr/bin/env bash
# T141
. "$(dirname "$0")/lib.sh"

pair
deploy_pair
idle source/0 sink/0
before=$(trace)
stop_agent
start_agent
# A new unit shows that the agent has looked at all of them.
charm other
hookbox deploy "$WORK/other"
idle other/0 source/0 sink/0
equal "$before,other/0 install,other/0 leader-elected,other/0 config-changed,other/0 start" "$(trace)"
