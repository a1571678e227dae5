#!/usr/bin/env bash
# T032
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<'X'
echo to stdout
echo to stderr >&2
X
mkdir -p "$HOOKBOX_HOME" && chmod 0700 "$HOOKBOX_HOME"
hookbox deploy "$WORK/app"
idle app/0
log=$(cat "$HOOKBOX_HOME/log/unit-app-0.log")
grep -qE ' WARNING unit\.app/0\.install [^ ]+ to stderr$' <<<"$log" || fail "stderr is no WARNING"
# At the default level DEBUG records are dropped.
if grep -q 'to stdout' <<<"$log"; then fail "stdout was logged at the default level"; fi
