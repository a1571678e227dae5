#!/usr/bin/env bash
# T067
. "$(dirname "$0")/lib.sh"

mkdir "$WORK/bin"
hookbox install-links "$WORK/bin"
status=0
env -u JUJU_CONTEXT_ID "$WORK/bin/config-get" >"$WORK/out" 2>"$WORK/err" || status=$?
equal 1 "$status"
equal 'ERROR JUJU_CONTEXT_ID not set' "$(cat "$WORK/err")"
equal '' "$(cat "$WORK/out")"
