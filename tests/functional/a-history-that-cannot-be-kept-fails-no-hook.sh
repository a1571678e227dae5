#!/usr/bin/env bash
# Hooks go on without a history where its file is of no use; the unit's log says so once.
. "$(dirname "$0")/lib.sh"

mkdir -m 0700 "$HOOKBOX_HOME"
printf '%0200d' 0 >"$HOOKBOX_HOME/history.db"
charm db
echo 'options: {greeting: {type: string}}' >"$WORK/db/config.yaml"
hookbox deploy "$WORK/db"
idle db/0
contains "$(trace db/0)" install
contains "$(trace db/0)" start
equal 1 "$(grep -c 'no history is kept' "$HOOKBOX_HOME/log/unit-db-0.log")"
contains "$(hookbox history 2>&1 || true)" "not a database"

# It is taken up again once the file is out of the way.
mv "$HOOKBOX_HOME/history.db" "$WORK"
hookbox config db greeting=hello
runs() { trace db/0 | grep -q "config-changed.*config-changed"; }
eventually runs
idle db/0
equal "config hash changed" "$(hookbox history --format json | jq -r '.[0].cause')"
