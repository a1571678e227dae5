#!/usr/bin/env bash
# The command sees a hook's variables, its tools answer from the state file, the outcome is written
# and can be the next run's state; a failing command changes nothing.
. "$(dirname "$0")/lib.sh"

cd "$WORK"
cat >state.json <<'STATE'
{"unit": "web/0", "context_id": "web/0-db-relation-joined-1", "leader": true,
 "config": {"port": 80.0},
 "relations": [{"id": 2, "name": "db", "remote_app": "sql",
                "units": {"sql/0": {"host": "10.0.0.9"}}}],
 "hook": {"relation_id": 2, "remote_unit": "sql/0", "remote_app": "sql"}}
STATE
cat >hook <<'HOOK'
#!/bin/sh -e
echo "$JUJU_HOOK_NAME $JUJU_UNIT_NAME $JUJU_RELATION_ID $JUJU_REMOTE_UNIT $(relation-get host)"
relation-set seen="$(config-get port)"
open-port 80
echo input: "$(cat)"
exit "$1"
HOOK
chmod +x hook

status=0
got=$(echo text | hookbox simulate --state state.json --out failed.json -- ./hook 7) || status=$?
equal 7 $status
equal "db-relation-joined web/0 db:2 sql/0 10.0.0.9
input: text" "$got"
equal null "$(jq -c '.state.relations[0].local_settings.seen' failed.json)"

hookbox simulate --state state.json --out after.json -- ./hook 0 </dev/null >/dev/null
equal '{"ports_open":{"":["80/tcp"]},"relations":{"2":{"unit":{"seen":"80"}}}}' \
    "$(jq -cS .effects after.json)"
jq .state after.json >next.json
equal 80 "$(hookbox simulate --state next.json -- relation-get seen web/0)"
equal 80/tcp "$(hookbox simulate --state next.json -- opened-ports)"

status=0
hookbox simulate --state state.json -- sh -c 'kill -9 $$' || status=$?
equal 137 $status
status=0
errors=$(hookbox simulate --state state.json -- no-such-program 2>&1) || status=$?
equal 1 $status
contains "$errors" 'executable file not found'
[ -z "$(ls "$XDG_RUNTIME_DIR")" ] || fail "left behind: $(ls "$XDG_RUNTIME_DIR")"
