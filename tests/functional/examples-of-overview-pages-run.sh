#!/usr/bin/env bash
# The examples of hookbox(1) and hookbox-agent(8), which are whole sessions.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/../manual/lib.sh"
install_all

charm database 'provides: {server: {interface: sql}}'
charm webapp 'requires: {db: {interface: sql}}'
for name in database webapp; do
    hook $name start <<<'status-set active'
done
cd "$WORK"

# session PAGE: all its examples in one shell, each command of which has to succeed.
session() {
    {
        printf 'set -euo pipefail\nhookbox() { %q "$@"; }\n' "$HOOKBOX"
        examples "$1"
    } >"$WORK/session"
    bash "$WORK/session" >"$WORK/out" 2>&1 || fail "$(cat "$WORK/out")"
}

session "$MANUAL/man1/hookbox.1"
contains "$(cat "$WORK/out")" 'webapp/0*'
stop_agent
rm -r "$HOOKBOX_HOME"
session "$MANUAL/man8/hookbox-agent.8"
