#!/usr/bin/env bash
# A charm's hook is run as an agent would: through dispatch or from hooks/, in the charm's directory,
# with nothing to read, with the charm's options and endpoints; a hook the charm lacks is skipped.
. "$(dirname "$0")/lib.sh"

charm web 'requires: {db: {interface: sql}}'
printf 'options: {port: {type: int, default: 80}, title: {type: string}}\n' >"$WORK/web/config.yaml"
hook web config-changed <<'HOOK'
[ -z "$(cat)" ] && [ "$PWD" = "$JUJU_CHARM_DIR" ] && [ $# = 0 ]
open-port "$(config-get port)"
echo "title $(config-get title)"
HOOK
cd "$WORK"
echo '{config: {title: Blog}}' >unit.yaml
got=$(echo unread | hookbox simulate --charm web --state unit.yaml --hook config-changed --out out)
equal "title Blog" "$got"
equal '{"":["80/tcp"]}' "$(jq -c .effects.ports_open out)"
equal "web/0 config-changed" "$(trace)"

# Without a state the unit is the first one of the charm.
equal web/0 "$(hookbox simulate --charm web -- sh -c 'echo $JUJU_UNIT_NAME')"
errors=$(hookbox simulate --charm web --hook start --state unit.yaml 2>&1 >/dev/null)
equal "" "$errors"
errors=$(hookbox simulate --charm web --hook db-relation-created --state <(
    echo 'relations: [{id: 1, name: db, remote_app: sql}]'
) 2>&1)
equal 'skipped "db-relation-created": the charm has none' "$errors"

refused() { # WANTED OPTION...
    local status=0 errors
    errors=$(hookbox simulate --charm web "${@:2}" 2>&1 </dev/null) || status=$?
    equal 1 $status
    equal "ERROR $1" "$errors"
}
refused 'charm "web" has no hook "instal"; did you mean "install"?' --hook instal
echo '{config: {titel: Blog}}' >bad.yaml
refused 'bad.yaml:1:11: config: the charm has no option "titel"; did you mean "title"?' \
    --hook install --state bad.yaml
echo '{config: {port: high}}' >bad.yaml
refused 'bad.yaml:1:11: config.port: option "port" expected int, got "high"' \
    --hook install --state bad.yaml
echo 'relations: [{id: 1, name: dbb, remote_app: sql}]' >bad.yaml
refused 'bad.yaml:1:21: relations[0].name: the charm has no endpoint "dbb"; did you mean "db"?' \
    --hook install --state bad.yaml

printf '#!/bin/sh\necho "$JUJU_DISPATCH_PATH by $0"\nexit 3\n' >web/dispatch
chmod +x web/dispatch
status=0
got=$(hookbox simulate --charm web --hook stop) || status=$?
equal "hooks/stop by $WORK/web/dispatch" "$got"
equal 3 $status
chmod -x web/dispatch
refused "exec: \"$WORK/web/dispatch\": permission denied" --hook stop
