#!/usr/bin/env bash
# --fail lets a tool fail with chosen words, once its own are in order; --delay lets it take longer,
# but not beyond the end of what called it.
. "$(dirname "$0")/lib.sh"

cd "$WORK"
echo '{unit: web/0, config: {port: 80}}' >unit.yaml
simulate() { hookbox simulate --state unit.yaml "$@"; }
status=0
errors=$(simulate --fail config-get --out out -- config-get port 2>&1) || status=$?
equal "1 ERROR simulated failure" "$status $errors"
status=0
errors=$(simulate --fail open-port='no = luck' --out out -- sh -ec 'config-get port; open-port 80' 2>&1) ||
    status=$?
equal "1 80 ERROR no = luck" "$status $(tr '\n' ' ' <<<"$errors" | sed 's/ $//')"
equal null "$(jq -c .effects.ports_open out)"
status=0
errors=$(simulate --fail config-get -- config-get a b 2>&1) || status=$?
equal '2 ERROR unrecognized args: ["b"]' "$status $errors"

milliseconds() {
    local before=$EPOCHREALTIME
    "$@" >/dev/null
    echo $(((${EPOCHREALTIME/./} - ${before/./}) / 1000))
}
took=$(milliseconds simulate --delay config-get=0.4s -- config-get port)
[ "$took" -ge 400 ] || fail "not delayed: $took ms"
# A tool that reads its standard input is called twice and waits once.
took=$(milliseconds simulate --delay state-set=2s --trace --out out -- sh -c 'echo a: b | state-set --file -')
if [ "$took" -lt 2000 ] || [ "$took" -ge 4000 ]; then fail "a delay of 2 s took $took ms"; fi
# Nobody waits for a call whose caller is gone.
took=$(milliseconds simulate --delay config-get=60s -- sh -c 'timeout 0.3 config-get port; exit 0')
[ "$took" -lt 20000 ] || fail "waited for nobody: $took ms"

refused() { # WANTED OPTION
    status=0
    errors=$(simulate "$2" -- true 2>&1) || status=$?
    equal 2 $status
    contains "$errors" "$1"
}
refused 'unknown tool "config-gte"; did you mean "config-get"?' --fail=config-gte
refused 'missing unit in duration "5"' --delay=config-get=5
refused 'expected TOOL=DURATION' --delay=config-get
