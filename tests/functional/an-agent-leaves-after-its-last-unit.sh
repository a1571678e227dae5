#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm app
hookbox deploy "$WORK/app"
idle app/0
pid=$(agent_pid)
equal "will remove application app
- will remove unit app/0" "$(hookbox remove-application app)"
hookbox wait-for application app --gone --timeout 30s
eventually gone "$pid"
contains "$(trace),end" "app/0 stop,app/0 remove,end"
[ -z "$(ls "$XDG_RUNTIME_DIR")" ] || fail "sockets are left"
hookbox deploy "$WORK/app"
idle app/1
[ "$(agent_pid)" != "$pid" ] || fail "no new agent"
