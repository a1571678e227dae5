#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

exposed() { hookbox status --format json | jq -r '.applications.app.exposed'; }
refused() {
    ! hookbox "${@:2}" 2>"$WORK/error" || fail "taken: ${*:2}"
    equal "ERROR $1" "$(cat "$WORK/error")"
}

charm app 'provides: {web: {interface: http}, admin: {interface: http}}'
hookbox deploy "$WORK/app"
equal false "$(exposed)"
hookbox expose app --endpoints web,admin --to-cidrs 10.0.0.0/8
equal true "$(exposed)"
hookbox unexpose app --endpoints web
equal true "$(exposed)"
refused 'endpoint "web" is not exposed' unexpose app --endpoints web
hookbox unexpose app --endpoints admin
equal false "$(exposed)"
hookbox expose app
equal true "$(exposed)"
hookbox unexpose app
equal false "$(exposed)"
refused 'endpoint "nope" not found' expose app --endpoints nope
refused 'invalid CIDR "10.0.0.1"' expose app --to-cidrs 10.0.0.1
refused 'space "dmz" not found' expose app --to-spaces dmz
refused 'application "nope" not found' expose nope
equal false "$(exposed)"
