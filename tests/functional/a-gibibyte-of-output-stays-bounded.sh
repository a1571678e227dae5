#!/usr/bin/env bash
# slow: a gibibyte through a pipe; the agent stays below 64 MiB, a unit's logs below 70.
. "$(dirname "$0")/lib.sh"

charm app
charm other
hook app install <<'X'
head -c 1G /dev/zero | tr '\0' x
head -c 128M /dev/zero | tr '\0' y >&2
X
hookbox deploy "$WORK/app"
hookbox deploy "$WORK/other"
hookbox wait-for unit app/0 --idle --timeout 100s
idle other/0
agent_stayed_below 65536
logs=$(du -sk "$HOOKBOX_HOME/log" | cut -f 1)
[ "$logs" -lt 71680 ] || fail "the logs grew to $logs KiB"
