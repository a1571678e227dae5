#!/usr/bin/env bash
# T180
. "$(dirname "$0")/lib.sh"

charm app
hook app start <<'X'
status-set active ready
X
hookbox deploy "$WORK/app" 2>/dev/null
hookbox wait-for unit app/0 --timeout 30s
unit_line() { hookbox status app/0 | grep '^app/0'; }
contains "$(unit_line)" "active    idle"
kill -KILL "$(agent_pid)"
eventually gone "$(agent_pid)"
contains "$(unit_line)" "unknown   lost"
contains "$(unit_line)" "agent lost, see 'juju show-status-log app/0'"
contains "$(hookbox status --format yaml)" "current: down"
status=0
hookbox wait-for unit app/0 --idle --no-agent --timeout 100ms 2>"$WORK/err" || status=$?
equal 1 "$status"
contains "$(cat "$WORK/err")" "timed out after 100ms"
# Waiting for it brings the agent back.
hookbox wait-for unit app/0 --active --timeout 30s 2>/dev/null
contains "$(unit_line)" "active    idle"
