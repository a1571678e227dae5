#!/usr/bin/env bash
# Requests that overlap are carried out one after the other, in their order.
. "$(dirname "$0")/lib.sh"

charm app
hook app stop </dev/null
hook app config-changed <<X
[ ! -e "$WORK/slow" ] || [ -e "$WORK/go" ] || touch "$WORK/waiting"
while [ -e "$WORK/slow" ] && [ ! -e "$WORK/go" ]; do read -rt 0.02 <> <(:) || true; done
X
hookbox deploy "$WORK/app"
idle app/0
equal install,leader-elected,config-changed,start "$(trace app/0)"

touch "$WORK/slow"
hookbox pause app/0 --hooks
hookbox resume app/0 --hooks
eventually test -e "$WORK/waiting"
hookbox pause app/0 --hooks
hookbox resume app/0 --hooks
touch "$WORK/go"
idle app/0
contains "$(trace app/0)" ,start,stop,config-changed,start,stop,config-changed,start
equal "stop: pause
config-changed: resume
start: follow-up of config-changed
leader-elected: leadership gained" \
    "$(hookbox history app/0 -n 4 --format json | jq -r '.[] | "\(.hook): \(.cause)"')"
