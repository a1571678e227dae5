#!/usr/bin/env bash
# T160
. "$(dirname "$0")/lib.sh"

pair
action source tell <<<'relation-set -r out:0 word=told'
action source tell-and-break <<<'relation-set -r out:0 word=broken; exit 1'
action source tell-and-fail <<<'relation-set -r out:0 word=failed; action-fail no'
action source too-much <<<'relation-set -r out:0 word=lost; for i in $(seq 40); do state-set "k$i=$(head -c 60000 /dev/zero | tr "\\0" x)" || exit 9; done'
deploy_pair
idle source/0 sink/0
: >"$TRACE"

hookbox run source/0 tell
idle sink/0
equal told "$(stored_setting 0 source/0 word)"
equal "in-relation-changed source/0" "$(trace sink/0)"

hookbox run source/0 tell-and-break >"$WORK/out" 2>&1 && fail "a failed action ends run with 0"
equal told "$(stored_setting 0 source/0 word)"
hookbox run source/0 tell-and-fail
equal failed "$(stored_setting 0 source/0 word)"

hookbox run source/0 too-much --format json >"$WORK/json" 2>/dev/null && fail "a lost flush ends run with 0"
equal 'failed 1 committing requested changes failed' \
    "$(jq -r '."source/0" | "\(.status) \(.results["return-code"]) \(.message)"' "$WORK/json")"
contains "$(jq -r '."source/0".results.stderr' "$WORK/json")" "max allowed size of the charm state"
equal failed "$(stored_setting 0 source/0 word)"
