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
# still COUNT LIMIT: no more runs, unless LIMIT seconds of real time have passed, too, since the run.
still() {
    local runs passed
    runs=$(wc -l <"$WORK/runs")
    passed=$(($(date +%s) - $(tail -n 1 "$WORK/runs")))
    [ "$passed" -ge "$2" ] || equal "$1" "$runs"
}
# after SECONDS: the clock moved, and the agent has looked since: another unit came up.
charm probe
probes=0
after() {
    "$STORE_TOOL" "$HOOKBOX_HOME" advance "$1"
    hookbox deploy "$WORK/probe" "probe$((probes += 1))x" 2>/dev/null
    idle "probe${probes}x/0"
}
eventually runs 1
eventually in_error app/0
after 2
still 1 2
after 5
eventually runs 2
eventually in_error app/0
# The second delay is twice the first: six seconds are not enough, twelve are.
after 6
still 2 2
after 6
eventually runs 3
idle app/0
contains "$(trace app/0)" install,install,install,leader-elected
