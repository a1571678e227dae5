#!/usr/bin/env bash
# T153
. "$(dirname "$0")/lib.sh"

charm app
action app show '{params: {level: {type: integer, default: 5}, out: {type: object,
  properties: {kind: {type: string, default: xz}, name: {type: string}}}, word: {}}}' \
    <<<'action-get --format json'
hookbox deploy "$WORK/app"
idle app/0

given() { hookbox run app/0 show "$@" --format json 2>/dev/null | jq -c '."app/0".results.stdout | fromjson'; }
equal '{"level":5,"out":{"kind":"xz"}}' "$(given)"
equal '{"level":9,"out":{"kind":"xz","name":"dump"}}' "$(given level=9 out.name=dump)"
equal '{"level":5,"out":{"kind":"xz"},"word":true}' "$(given word=yes)"
equal '{"level":5,"out":{"kind":"xz"},"word":"yes"}' "$(given word=yes --string-args)"
printf 'level: 1\nout: {kind: gz}\n' >"$WORK/params"
equal '{"level":2,"out":{"kind":"gz"}}' "$(given --params "$WORK/params" level=2)"
equal '{"level":1,"out":{"kind":"gz"}}' "$(given --params - <"$WORK/params")"
