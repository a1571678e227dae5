#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

pair
deploy_pair
idle source/0 sink/0
: >"$TRACE"
hookbox juju-exec source/0 -r 0 -- relation-set word=told
idle sink/0
equal told "$(stored_setting 0 source/0 word)"
equal "in-relation-changed source/0" "$(trace sink/0)"
hookbox juju-exec source/0 -r 0 'relation-set word=lost; exit 1' && fail "the exit status is lost"
equal told "$(stored_setting 0 source/0 word)"
status=0
hookbox juju-exec source/0 'for i in $(seq 40); do state-set "k$i=$(head -c 60000 /dev/zero | tr "\0" x)"; done' \
    2>"$WORK/errors" || status=$?
equal 1 "$status"
contains "$(cat "$WORK/errors")" "ERROR max allowed size of the charm state"

# In a hook error, too, which stays.
hookbox model-config automatically-retry-hooks=false
hook source config-changed <<<'exit 1'
hookbox refresh source --path "$WORK/source"
eventually in_error source/0
equal out:0 "$(hookbox juju-exec source/0 relation-ids out)"
equal error "$(workload source/0)"
