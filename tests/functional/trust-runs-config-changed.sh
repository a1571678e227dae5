#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm app
hookbox deploy "$WORK/app"
idle app/0
: >"$TRACE"
hookbox trust app
idle app/0
equal config-changed "$(trace app/0)"
equal true "$(hookbox config app trust)"
hookbox trust app
idle app/0
equal config-changed "$(trace app/0)"
hookbox trust app --remove
idle app/0
equal config-changed,config-changed "$(trace app/0)"
equal false "$(hookbox config app trust)"
! hookbox trust nope 2>"$WORK/error" || fail 'trusted an unknown application'
equal 'ERROR application "nope" not found' "$(cat "$WORK/error")"
