#!/usr/bin/env bash
# A unit whose life is stopped cannot lead: another one is elected at once, not when its lease ends.
. "$(dirname "$0")/lib.sh"

charm app
hookbox deploy -n 2 "$WORK/app"
idle app/0 app/1
leader() { hookbox status --format json | jq -r '.applications.app.units | to_entries[] | select(.value.leader) | .key'; }
equal app/0 "$(leader)"

hookbox pause app/0
elected() { [ "$(leader)" = app/1 ]; }
eventually elected
idle app/1
contains "$(trace app/1)" ,leader-elected

hookbox resume app/0
idle app/0 app/1
equal app/1 "$(leader)"
