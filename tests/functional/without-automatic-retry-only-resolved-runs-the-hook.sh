#!/usr/bin/env bash
# T131
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<X
[ -e "$WORK/ok" ]
X
hookbox deploy "$WORK/app" --no-agent
"$STORE_TOOL" "$HOOKBOX_HOME" set-model automatically-retry-hooks false
start_agent
eventually in_error app/0
"$STORE_TOOL" "$HOOKBOX_HOME" advance 100000
touch "$WORK/ok"
# The moved clock has been seen once another unit has been installed after it.
charm other
hookbox deploy "$WORK/other"
idle other/0
equal install "$(trace app/0)"
hookbox resolved app/0
idle app/0
equal install,install,leader-elected,config-changed,start "$(trace app/0)"
