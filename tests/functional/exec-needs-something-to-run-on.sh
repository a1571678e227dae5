#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

status=0
errors=$(hookbox exec --all ls 2>&1) || status=$?
equal 'ERROR there is nothing to run on' "$errors"
equal 1 $status
charm app 'subordinate: true
requires: {host: {interface: juju-info, scope: container}}'
hookbox deploy "$WORK/app"
equal 'ERROR there is nothing to run on' "$(hookbox exec --application app ls 2>&1 || true)"
equal 'no matching operations' "$(hookbox operations 2>&1)"
