#!/usr/bin/env bash
# juju-reboot --now ends a charm's hook, which loses what it wrote, as under an agent; without --now
# the hook goes on and the wish is among the effects.
. "$(dirname "$0")/lib.sh"

charm web
hook web start <<'HOOK'
open-port 80
juju-reboot --now
echo still here
HOOK
hook web stop <<'HOOK'
juju-reboot
echo still here
HOOK
cd "$WORK"
status=0
got=$(hookbox simulate --charm web --hook start --out out) || status=$?
equal "137 " "$status $got"
equal '["now",{}]' "$(jq -c '[.effects.reboot, .state.ports.machine["web/0"]]' out)"
equal "still here" "$(hookbox simulate --charm web --hook stop --out out)"
equal '"after-hook"' "$(jq -c .effects.reboot out)"
