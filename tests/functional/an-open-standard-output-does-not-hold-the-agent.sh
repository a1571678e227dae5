#!/usr/bin/env bash
# T059
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<X
( until [ -e "$WORK/go" ]; do read -rt 0.02 <> <(:) || true; done; echo late >&2; touch "$WORK/said" ) &
X
hookbox deploy "$WORK/app"
idle app/0
touch "$WORK/go"
eventually test -e "$WORK/said"
if grep -q late "$HOOKBOX_HOME/log/unit-app-0.log"; then fail "later output was logged"; fi
