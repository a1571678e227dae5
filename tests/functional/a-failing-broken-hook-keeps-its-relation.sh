#!/usr/bin/env bash
# The unit is in error and in the relation until that hook is resolved.
. "$(dirname "$0")/lib.sh"

pair
hook sink in-relation-broken <<<'exit 1'
hookbox model-config automatically-retry-hooks=false
deploy_pair
idle source/0 sink/0
hookbox remove-relation source sink
eventually in_error sink/0
equal 'hook failed: "in-relation-broken" for source:out' "$(message sink/0)"
hookbox integrate source sink 2>"$WORK/err" && fail "related while the former relation is there"
contains "$(cat "$WORK/err")" 'relation sink:in source:out is dying, but not yet removed'
hookbox resolved sink/0 --no-retry
idle source/0 sink/0
equal 1 "$(grep -c 'sink/0 in-relation-broken' "$TRACE")"
hookbox integrate source sink
idle source/0 sink/0
equal 2 "$(grep -c 'sink/0 in-relation-joined' "$TRACE")"
