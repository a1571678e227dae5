#!/usr/bin/env bash
# T142
. "$(dirname "$0")/lib.sh"

charm app
hookbox deploy "$WORK/app"
idle app/0
stop_agent
: >"$TRACE"
"$STORE_TOOL" "$HOOKBOX_HOME" set-boot-id app/0 an-earlier-boot
start_agent
idle app/0
equal start "$(trace app/0)"
stop_agent
start_agent
idle app/0
equal start "$(trace app/0)"
