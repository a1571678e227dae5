#!/usr/bin/env bash
# T116, T173
. "$(dirname "$0")/lib.sh"

pair
deploy_pair
idle source/0 sink/0
stop_agent
: >"$TRACE"
HOOKBOX_NO_AGENT=1 hookbox add-unit source
HOOKBOX_NO_AGENT=1 hookbox remove-unit source/1
start_agent
hookbox wait-for unit source/1 --gone --timeout 30s
idle source/0 sink/0
equal "" "$(trace)"
