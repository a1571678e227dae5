#!/usr/bin/env bash
# What an agent refuses when a hook has ended fails a charm's simulated hook, too, and nothing that
# waited for its end is kept; a command of no charm may ask for anything.
. "$(dirname "$0")/lib.sh"

cd "$WORK"
mkdir -p charm/hooks
cat >charm/metadata.yaml <<'METADATA'
name: web
summary: s
description: d
storage: {data: {type: filesystem, multiple: {range: 0-3}}}
METADATA
cat >unit.yaml <<'STATE'
unit: web/0
storage: {data/0: {kind: filesystem, location: /srv/0}}
remote_secrets: {8m4e2mr0ui3e8a215n4g: {content: {key: x}}}
STATE
simulate() { hookbox simulate --state unit.yaml "$@"; }
refused() { # WANTED COMMAND...
    local status=0 errors
    errors=$(simulate --charm charm --hook config-changed --out out.json -- \
        sh -ec 'state-set a=b; "$@"' sh "${@:2}" 2>&1) || status=$?
    equal "1 ERROR $1" "$status $errors"
    equal '{}' "$(jq -c .state.state out.json)"
    simulate -- "${@:2}"
}
refused 'secret "abcdefghij0123456789" not found' secret-set abcdefghij0123456789 password=new
refused 'secret "abcdefghij0123456789" not found' secret-remove abcdefghij0123456789
refused 'cannot change secret "8m4e2mr0ui3e8a215n4g": permission denied' \
    secret-revoke 8m4e2mr0ui3e8a215n4g --app sql
refused 'charm storage "nosuch" not found' storage-add nosuch
refused 'attaching 3 storage instances brings the total to 4, exceeding the maximum of 3' \
    storage-add data=3
simulate --charm charm --hook config-changed -- storage-add data=2
