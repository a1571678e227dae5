#!/usr/bin/env bash
# T028
. "$(dirname "$0")/lib.sh"

charm app
action app look <<'X'
env | sort | grep -E '^(JUJU_ACTION|JUJU_HOOK_NAME|JUJU_DISPATCH)'
pwd
case $0 in /*/charm/actions/look) echo "$#" ;; esac
X
hookbox deploy "$WORK/app"
idle app/0
equal "JUJU_ACTION_NAME=look
JUJU_ACTION_TAG=action-2
JUJU_ACTION_UUID=2
JUJU_DISPATCH_PATH=actions/look
JUJU_HOOK_NAME=
$HOOKBOX_HOME/agents/unit-app-0/charm
0" "$(hookbox run app/0 look 2>/dev/null | sed 1d)"

# With a dispatch that one runs, for actions without a file of their own, too.
rm "$WORK/app/actions/look"
printf '#!/bin/sh\necho "$JUJU_DISPATCH_PATH"\n' >"$WORK/app/dispatch"
chmod +x "$WORK/app/dispatch"
hookbox refresh app --path "$WORK/app"
idle app/0
equal "actions/look" "$(hookbox run app/0 look 2>/dev/null | sed 1d)"
