#!/usr/bin/env bash
# T070: relation-set for one relation in a hook of another, whose end decides on both.
. "$(dirname "$0")/lib.sh"

charm source 'provides: {out: {interface: test}}'
charm sink 'requires: {in: {interface: test}}'
hook sink in-relation-changed </dev/null
hook source out-relation-joined <<'X'
[ "$JUJU_REMOTE_APP" = two ] || exit 0
relation-set colour=red
relation-set -r out:0 colour=blue
[ -e "$JUJU_CHARM_DIR/good" ]
X
hookbox model-config automatically-retry-hooks=false
hookbox deploy "$WORK/source"
hookbox deploy "$WORK/sink" one
hookbox integrate source one
idle source/0 one/0
hookbox deploy "$WORK/sink" two
hookbox integrate source two
eventually in_error source/0
equal ' ' "$(stored_setting 0 source/0 colour) $(stored_setting 1 source/0 colour)"
before=$(trace one/0)

touch "$HOOKBOX_HOME/agents/unit-source-0/charm/good"
hookbox resolved source/0
idle source/0 one/0 two/0
equal 'blue red' "$(stored_setting 0 source/0 colour) $(stored_setting 1 source/0 colour)"
equal "$before,in-relation-changed source/0" "$(trace one/0)"
