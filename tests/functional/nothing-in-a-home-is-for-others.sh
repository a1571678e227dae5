#!/usr/bin/env bash
# All that hookbox writes is for its user alone, whatever the umask: folders 0700, files 0600. A
# charm's own files keep the modes that they came with, in a folder that only its user may enter.
# shellcheck source=tests/functional/lib.sh
source "$(dirname "$0")/lib.sh"

umask 000
charm app
hook app start <<'E'
state-set k=v
secret-add password=long-enough
E
hookbox deploy "$WORK/app"
idle app/0
hookbox history >/dev/null

for place in "$HOOKBOX_HOME" "$XDG_RUNTIME_DIR"; do
    others=$(find "$place" -path '*/charms/*/*' -prune -o -path '*/charm/*' -prune -o \
        ! -type l -perm /077 -printf '%m %p\n')
    # Bundles and the deployed charm are the charm's own folders.
    others=$(grep -vE ' .*/(charms/[0-9a-f]{64}|agents/unit-app-0/charm)$' <<<"$others" || true)
    equal "" "$others"
done
equal "700 700" "$(stat -c %a "$HOOKBOX_HOME/charms" "$HOOKBOX_HOME/agents/unit-app-0" | xargs)"
