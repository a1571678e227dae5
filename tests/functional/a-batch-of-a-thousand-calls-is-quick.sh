#!/usr/bin/env bash
# 1,000 commands of one call each, each in a fresh context, are answered in less than 10 s.
. "$(dirname "$0")/lib.sh"

cd "$WORK"
cat >unit.yaml <<'STATE'
unit: web/0
config: {port: 80, title: Blog}
relations:
  - {id: 1, name: db, remote_app: sql, units: {sql/0: {host: 10.0.0.9}, sql/1: {}}}
hook: {relation_id: 1, remote_unit: sql/0, remote_app: sql}
STATE
for i in $(seq 1000); do
    printf '{"command": ["relation-set", "n=%d"], "id": %d}\n' "$i" "$i"
done >commands
before=$EPOCHREALTIME
hookbox simulate --state unit.yaml --batch commands >answers
took=$(((${EPOCHREALTIME/./} - ${before/./}) / 1000))
[ "$took" -lt 10000 ] || ! measured || fail "took $took ms"
equal "" "$(jq -c 'select(.exit != 0 or .effects != {"relations": {"1": {"unit": {"n": "\(.id)"}}}})' answers)"
equal 1000 "$(jq -s 'map(.id) | unique | length' answers)"
