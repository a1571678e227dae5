#!/usr/bin/env bash
# --relation and --remote-unit say which relation and unit a hook is about; they may be left out
# where the state has only one, and are asked for where it has several.
. "$(dirname "$0")/lib.sh"

cd "$WORK"
cat >unit.yaml <<'STATE'
unit: web/0
relations:
  - {id: 2, name: db, remote_app: sql, units: {sql/0: {host: a}, sql/1: {host: b}}}
  - {id: 5, name: db, remote_app: pg, units: {pg/0: {host: c}}}
  - {id: 7, name: cache, remote_app: redis, units: {redis/3: {host: d}}}
STATE
told() { # WANTED OPTION...
    equal "$1" "$(hookbox simulate --state unit.yaml "${@:2}" -- sh -c '
        echo "$JUJU_RELATION_ID $JUJU_REMOTE_APP $JUJU_REMOTE_UNIT $(relation-get host 2>&1)"')"
}
told 'cache:7 redis redis/3 d' --hook cache-relation-changed
told 'db:5 pg pg/0 c' --hook db-relation-joined --relation db:5
told 'db:2 sql sql/1 b' --hook db-relation-changed --relation 2 --remote-unit sql/1
told 'db:2 sql sql/1 b' --relation 2 --remote-unit sql/1 # a command may have a relation, too
told 'cache:7 redis  ' --hook cache-relation-broken
told 'cache:7 redis  ' --hook cache-relation-changed --remote-unit=
# A unit that departs is no member any more; a relation that breaks is listed no more, and has no
# member, as one that is just created. Settings are still there.
equal sql/0 "$(hookbox simulate --state unit.yaml --hook db-relation-departed --relation 2 \
    --remote-unit sql/1 -- relation-list)"
equal "" "$(hookbox simulate --state unit.yaml --hook cache-relation-broken -- relation-ids cache)"
for hook in created broken; do
    equal 'd' "$(hookbox simulate --state unit.yaml --hook cache-relation-$hook -- sh -ec '
        relation-list; relation-get host redis/3')"
done
sed 's/^unit: .*/&\ncontext_id: web\/0-cache-relation-broken-1\nhook: {relation_id: 7}/' unit.yaml >raw.yaml
equal redis/3 "$(hookbox simulate --state raw.yaml -- relation-list)" # a command may look at it all

refused() { # WANTED OPTION...
    local status=0 errors
    errors=$(hookbox simulate --state unit.yaml "${@:2}" -- true 2>&1) || status=$?
    equal 1 $status
    equal "ERROR $1" "$errors"
}
refused 'hook "db-relation-joined" may be of several relations, please give --relation (db:2, db:5)' \
    --hook db-relation-joined
refused 'no remote unit specified, please give --remote-unit (sql/0, sql/1)' \
    --hook db-relation-joined --relation 2
refused 'the state has no relation 3 (db:2, db:5, cache:7)' --relation 3
refused 'unit sql/9 is not in relation db:2 (sql/0, sql/1)' \
    --hook db-relation-joined --relation 2 --remote-unit sql/9
