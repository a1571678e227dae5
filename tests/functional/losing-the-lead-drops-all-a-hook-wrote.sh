#!/usr/bin/env bash
# T050
. "$(dirname "$0")/lib.sh"

charm app 'peers: {cluster: {interface: c}}'
mkfifo "$WORK/go"
hook app leader-elected <<X
[ "\$JUJU_UNIT_NAME" = app/0 ] || exit 0
relation-set -r "\$(relation-ids cluster)" own=1
relation-set -r "\$(relation-ids cluster)" --app shared=1
touch $WORK/written
read -r _ <$WORK/go
X
hookbox deploy "$WORK/app" -n 2
eventually test -e "$WORK/written"
"$STORE_TOOL" "$HOOKBOX_HOME" set-lease app/1
echo >"$WORK/go"
eventually in_error app/0
equal 'hook failed: "leader-elected"' "$(message app/0)"
equal '' "$(stored_setting 0 app/0 own)"
contains "$(cat "$HOOKBOX_HOME/log/unit-app-0.log")" 'cannot write application settings: not the leader'
eventually grep -q 'app/1 leader-elected' "$TRACE"
