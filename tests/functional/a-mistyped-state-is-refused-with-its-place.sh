#!/usr/bin/env bash
# What cannot be in a state is refused with file, line and column, a mistyped key with the one that
# was meant, in YAML and in JSON.
. "$(dirname "$0")/lib.sh"

cd "$WORK"
refused() { # FILE WANTED: the state is on standard input
    local status=0 errors
    cat >"$1"
    errors=$(hookbox simulate --state "$1" -- true 2>&1) || status=$?
    equal 1 $status
    equal "ERROR $1:$2" "$errors"
}
refused s.yaml '3:1: unknown key "leadr"; did you mean "leader"?' <<'S'
# a comment
unit: web/0
leadr: true
S
refused s.json '3:3: unknown key "relation"; did you mean "relations"?' <<'S'
{
  "unit": "web/0",
  "relation": []
}
S
refused s.yaml '6:9: relations[1]: unknown key "remote-app"; did you mean "remote_app"?' <<'S'
unit: web/0
relations:
    - {id: 1, name: db, remote_app: sql}
    -   id: 2
        name: db
        remote-app: sql
S
refused s.yaml '2:20: storage.data/0: unknown key "size"; known: kind, location' <<'S'
unit: web/0
storage: {data/0: {size: 1G}}
S
refused s.yaml '4:15: relations[0].units.sql/0.port: expected string, got int; put it in quotes' <<'S'
unit: web/0
relations:
  - {id: 1, name: db, remote_app: sql, units: {
      sql/0: {port: 5432}}}
S
refused s.json '2:18: ports[1]: invalid port "high": strconv.Atoi: parsing "high": invalid syntax' <<'S'
{"unit": "web/0",
 "ports": ["80", "high"]}
S
refused s.yaml '2:9: found character that cannot start any token' <<'S'
unit: web/0
leader: %
S
refused s.json '2:1: syntax error while parsing object key - unexpected end of input; expected string literal' <<'S'
{"unit": "web/0",
S
