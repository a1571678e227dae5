#!/usr/bin/env bash
# T093 T095 T096
. "$(dirname "$0")/lib.sh"

charm app
in_hook app start <<'X'
unit=${JUJU_UNIT_NAME/\//-}
try "leads-$unit" is-leader
try "status-$unit" status-set --application=True active "by $JUJU_UNIT_NAME"
try "set-$unit" leader-set a="$unit"
try "get-$unit" leader-get a
X
hookbox deploy "$WORK/app" -n 2
idle app/0 app/1
leader=0 other=1
[ "$(cat "$WORK/leads-app-0.out")" = True ] || leader=1 other=0
tried "leads-app-$leader" 0 True
tried "leads-app-$other" 0 False
for call in status set; do tried "$call-app-$leader" 0 ''; done
tried "status-app-$other" 1 '' 'ERROR this unit is not the leader'
tried "set-app-$other" 1 '' 'ERROR cannot write leadership settings: cannot write settings: not the leader'
tried "get-app-$leader" 0 "app-$leader"
equal "by app/$leader" "$(hookbox status --format json | jq -r '.applications.app["application-status"].message')"
