#!/usr/bin/env bash
# --diff writes only what is not as it was: new values, null for what is gone, of relations those
# touched; --format chooses YAML or JSON, for --out as well.
. "$(dirname "$0")/lib.sh"

cd "$WORK"
cat >unit.yaml <<'STATE'
unit: web/0
leader: true
state: {kept: "1", gone: "2"}
relations:
  - {id: 1, name: db, remote_app: sql, units: {sql/0: {}}, local_settings: {a: "1", b: "2"}}
  - {id: 2, name: db, remote_app: pg, units: {pg/0: {}}}
STATE
run() {
    hookbox simulate --state unit.yaml "$@" -- sh -ec 'echo printed
        relation-set -r 1 a=5 b=
        state-delete gone
        status-set active "it is up"
        leader-set key=value'
}
equal "leader_settings:
  key: value
relations:
- id: 1
  local_settings:
    a: \"5\"
    b: null
state:
  gone: null
status:
  unit:
    message: it is up
    status: active" "$(run --diff 2>errors)"
equal printed "$(cat errors)" # out of the way of what is on standard output
equal '{"id":1,"local_settings":{"a":"5","b":null}}' \
    "$(run --diff --format json 2>/dev/null | jq -c '.relations[]')"
equal printed "$(run --diff --out changes.json)"
equal null "$(jq -c .state.gone changes.json)"
equal '{}' "$(hookbox simulate --state unit.yaml --diff --format json -- true)"

run --out out.yaml >/dev/null
grep -qx 'effects:' out.yaml
run --out out --format yaml >/dev/null
cmp out out.yaml
run --out - --format json 2>/dev/null | jq -e .state.unit >/dev/null
status=0
errors=$(run --diff --format xml 2>&1) || status=$?
equal 2 $status
contains "$errors" 'expected yaml or json'
