#!/usr/bin/env bash
# T132
. "$(dirname "$0")/lib.sh"

charm app
printf 'options: {a: {type: string}}\n' >"$WORK/app/config.yaml"
hook app start <<X
[ -e "$WORK/ok" ]
X
hookbox deploy "$WORK/app"
eventually in_error app/0
hookbox config app a=1
hookbox config app a=2
touch "$WORK/ok"
hookbox resolved app/0
idle app/0
equal install,leader-elected,config-changed,start,start,config-changed "$(trace app/0)"
