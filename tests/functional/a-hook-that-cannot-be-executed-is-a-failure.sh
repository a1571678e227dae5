#!/usr/bin/env bash
# T010
. "$(dirname "$0")/lib.sh"

# The bundle's copy loses its execute bit, as a foreign archive's file would come without one.
charm app
hookbox deploy "$WORK/app" --no-agent
chmod 0644 "$HOOKBOX_HOME"/charms/*/hooks/install
hookbox agent &
eventually in_error app/0
equal 'hook failed: "install"' "$(message app/0)"
equal '' "$(trace app/0)"
contains "$(cat "$HOOKBOX_HOME/log/unit-app-0.log")" 'permission denied'
