#!/usr/bin/env bash
# T066
. "$(dirname "$0")/lib.sh"

charm app
printf 'options: {a: {type: string, default: x}}\n' >"$WORK/app/config.yaml"
in_hook app install <<X
mkdir "$WORK/there" && cd "$WORK/there"
try out config-get -o f a
X
hookbox deploy "$WORK/app"
idle app/0
tried out 0 ''
equal x "$(cat "$WORK/there/f")"
