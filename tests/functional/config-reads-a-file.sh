#!/usr/bin/env bash
# config --file takes the application's section of a YAML file: all of it or nothing.
. "$(dirname "$0")/lib.sh"
export HOOKBOX_NO_AGENT=1

charm app
cat >"$WORK/app/config.yaml" <<'YAML'
options:
  count: {type: int, default: 3}
  ratio: {type: float}
  loud: {type: boolean, default: false}
  title: {type: string}
YAML
hookbox deploy "$WORK/app" 2>/dev/null
set_from() { cat >"$WORK/values.yaml" && hookbox config app --file "$WORK/values.yaml"; }

set_from <<<'{app: {count: 7, ratio: 0.5, loud: true, title: "yes"}, other: {count: 1}}'
equal "7 0.5 true yes" "$(for key in count ratio loud title; do hookbox config app $key; done | xargs)"

refused() { # VALUES TEXT
    set_from <<<"$1" 2>"$WORK/err" && fail "accepted: $1"
    contains "$(cat "$WORK/err")" "$2"
    equal 7 "$(hookbox config app count)"
}
refused '{app: {count: 8, ratio: much}}' 'option "ratio" expected float, got "much"'
refused '{app: {count: 8, loud: 2}}' 'option "loud" expected boolean, got 2'
refused '{app: {count: 8, colour: red}}' 'unknown option "colour"'
refused '{other: {count: 8}}' 'app'
