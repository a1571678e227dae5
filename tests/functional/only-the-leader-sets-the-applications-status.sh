#!/usr/bin/env bash
# T093 T095 T096
. "$(dirname "$0")/lib.sh"

charm app
hook app start <<X
name=$WORK/\${JUJU_UNIT_NAME/\//-}
is-leader >"\$name.leads"
status-set --application=True active "by \$JUJU_UNIT_NAME" 2>"\$name.status" || echo \$? >>"\$name.status"
leader-set a=1 2>"\$name.set" || echo \$? >>"\$name.set"
X
hookbox deploy "$WORK/app" -n 2
idle app/0 app/1
leader=0 other=1
[ "$(cat "$WORK/app-0.leads")" = True ] || leader=1 other=0
equal True "$(cat "$WORK/app-$leader.leads")"
equal False "$(cat "$WORK/app-$other.leads")"
equal '' "$(cat "$WORK/app-$leader.status" "$WORK/app-$leader.set")"
equal $'ERROR this unit is not the leader\n1' "$(cat "$WORK/app-$other.status")"
contains "$(cat "$WORK/app-$other.set")" 'not the leader'
equal "by app/$leader" "$(hookbox status --format json | jq -r '.applications.app["application-status"].message')"
