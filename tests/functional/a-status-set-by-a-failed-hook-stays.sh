#!/usr/bin/env bash
# T052
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<'X'
status-set blocked "needs a hand"
exit 1
X
hookbox deploy "$WORK/app"
eventually in_error app/0
equal 'error: hook failed: "install"' "$(workload app/0): $(message app/0)"
hookbox resolved --no-retry app/0
idle app/0
equal 'blocked: needs a hand' "$(workload app/0): $(message app/0)"

# And the failed hook is remembered with what it set.
runs=$(hookbox history app/0 -n 0 --format json | jq '[.[] | select(.hook == "install")]')
equal 'failed 1,skipped null' "$(jq -r '.[] | "\(.result) \(.exit)"' <<<"$runs" | paste -sd,)"
equal '["status-set","blocked","needs a hand"] 0 takes effect at once' \
    "$(hookbox show-hook "$(jq '.[0].id' <<<"$runs")" --format json |
        jq -r '.calls[] | "\(.argv) \(.exit) \(.effect)"')"
