#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm app
hookbox deploy "$WORK/app"
idle app/0
equal install,leader-elected,config-changed,start "$(trace app/0)"
hookbox model-config update-status-hook-interval=100ms
three_times() { [ "$(grep -c update-status "$TRACE")" -ge 3 ]; }
eventually three_times
hookbox model-config --reset update-status-hook-interval
idle app/0
