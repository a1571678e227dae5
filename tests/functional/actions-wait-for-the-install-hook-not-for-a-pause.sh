#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm app
action app note <<<"echo \$JUJU_UNIT_NAME action >>$TRACE"
hook app install <<X
touch "$WORK/runs"
until [ -e "$WORK/go" ]; do read -rt 0.02 <> <(:) || true; done
X
hookbox deploy "$WORK/app"
eventually test -e "$WORK/runs"
hookbox run app/0 note --background
touch "$WORK/go"
idle app/0
equal install,leader-elected,action,config-changed,start "$(trace app/0)"

hookbox pause app/0
idle app/0
hookbox run app/0 note
equal install,leader-elected,action,config-changed,start,action "$(trace app/0)"
