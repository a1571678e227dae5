#!/usr/bin/env bash
# T001
. "$(dirname "$0")/lib.sh"

charm app
hookbox deploy "$WORK/app"
idle app/0
equal install,leader-elected,config-changed,start "$(trace app/0)"
