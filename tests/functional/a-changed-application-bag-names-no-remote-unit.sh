#!/usr/bin/env bash
# T024
. "$(dirname "$0")/lib.sh"

pair
hook source out-relation-joined <<'X'
relation-set --app owner=me
X
hook sink in-relation-changed <<X
[ -n "\$JUJU_REMOTE_UNIT" ] || env | grep '^JUJU_REMOTE_' | sort >"$WORK/variables"
X
deploy_pair
eventually test -e "$WORK/variables"
idle source/0 sink/0
# Empty, but there: a charm written for \`set -u\` reads it.
equal 'JUJU_REMOTE_APP=source
JUJU_REMOTE_UNIT=' "$(cat "$WORK/variables")"
