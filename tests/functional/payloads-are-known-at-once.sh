#!/usr/bin/env bash
# T106
. "$(dirname "$0")/lib.sh"

charm app 'payloads: {monitor: {type: docker}}'
in_hook app install <<'X'
try register payload-register docker monitor abc blue
try wrong payload-register kvm monitor def
try nameless payload-register docker monitor ''
[ -e "$CHARM_DIR/again" ] || { touch "$CHARM_DIR/again"; exit 1; }
X
in_hook app start <<'X'
try stop payload-status-set monitor abc stopped
try away payload-unregister monitor abc
try gone payload-status-set monitor abc running
X
hookbox deploy "$WORK/app"
eventually in_error app/0
tried register 0 ""
tried wrong 1 "" 'ERROR incorrect type "kvm" for payload "monitor", expected "docker"'
tried nameless 1 "" "ERROR missing ID not valid"
# The hook that has told of it failed: the payload is known all the same.
in_hook app install <<'X'
try known payload-status-set monitor abc stopping
X
cp "$WORK/app/hooks/install" "$HOOKBOX_HOME/agents/unit-app-0/charm/hooks/install"
hookbox resolved app/0
idle app/0
tried known 0 ""
tried stop 0 ""
tried away 0 ""
tried gone 1 "" "ERROR monitor/abc not found"
