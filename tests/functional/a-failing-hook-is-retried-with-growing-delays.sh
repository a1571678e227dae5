#!/usr/bin/env bash
# T130
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<X
date +%s >>"$WORK/runs"
[ "\$(wc -l <"$WORK/runs")" -ge 3 ]
X
hookbox deploy "$WORK/app"
runs() { [ "$(wc -l <"$WORK/runs")" = "$1" ]; }
eventually runs 1
eventually in_error app/0
"$STORE_TOOL" "$HOOKBOX_HOME" advance 3
idle_error() { in_error app/0 && runs "$1"; }
eventually idle_error 1
"$STORE_TOOL" "$HOOKBOX_HOME" advance 4
eventually runs 2
eventually in_error app/0
# The second delay is twice the first: seven seconds are not enough, twelve are.
"$STORE_TOOL" "$HOOKBOX_HOME" advance 7
eventually idle_error 2
"$STORE_TOOL" "$HOOKBOX_HOME" advance 5
eventually runs 3
idle app/0
contains "$(trace app/0)" install,install,install,leader-elected
