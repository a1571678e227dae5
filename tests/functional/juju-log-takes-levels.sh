#!/usr/bin/env bash
# T033 T034 T036
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<'X'
juju-log -l warning known level
juju-log -l bogus unknown level
juju-log -- -x
X
hookbox deploy "$WORK/app"
idle app/0
log=$(cat "$HOOKBOX_HOME/log/unit-app-0.log")
module='unit\.app/0\.juju-log [^ ]+'
grep -qE " WARNING $module known level$" <<<"$log" || fail "no WARNING"
grep -qE " WARNING $module Specified log level of \"bogus\" is not valid$" <<<"$log" || fail "no complaint"
grep -qE " INFO $module unknown level$" <<<"$log" || fail "not at INFO"
grep -qE " INFO $module -x$" <<<"$log" || fail "no -x"
contains "$(trace app/0)" start
