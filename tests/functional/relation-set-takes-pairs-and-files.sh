#!/usr/bin/env bash
# T083 T084 T085
. "$(dirname "$0")/lib.sh"

pair
in_hook source out-relation-joined <<X
try word relation-set a
printf 'a: 1\nb: 1\n' >"$WORK/f"
try merged relation-set --file "$WORK/f" a=2
printf '{"n": 1.50}' >"$WORK/n"
try number relation-set --file "$WORK/n"
try a relation-get a source/0
try b relation-get b source/0
try n relation-get n source/0
X
deploy_pair
idle source/0
tried word 2 '' 'ERROR expected "key=value", got "a"'
tried merged 0 ''
tried a 0 2
tried b 0 1
tried n 0 1.50
