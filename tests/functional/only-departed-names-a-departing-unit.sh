#!/usr/bin/env bash
# T025
. "$(dirname "$0")/lib.sh"

charm source 'provides: {out: {interface: test}}'
charm sink 'requires: {in: {interface: test}}'
for kind in created joined changed departed broken; do
    for name in source/hooks/out sink/hooks/in; do
        hook "${name%%/*}" "${name##*/}-relation-$kind" <<X
echo "\$JUJU_UNIT_NAME $kind \${JUJU_DEPARTING_UNIT-unset}" >>"$WORK/departing"
X
    done
done
hookbox deploy "$WORK/source" -n 2
hookbox deploy "$WORK/sink"
hookbox integrate source sink
idle source/0 source/1 sink/0
# One unit goes: both sides are told its name. Then the relation: each side names the other.
hookbox remove-unit source/1
hookbox wait-for unit source/1 --gone --timeout 30s
idle source/0 sink/0
hookbox remove-relation source sink
idle source/0 sink/0
equal 'sink/0 departed source/0
sink/0 departed source/1
source/0 departed sink/0
source/1 departed source/1' "$(grep departed "$WORK/departing" | sort)"
equal unset "$(grep -v departed "$WORK/departing" | cut -d' ' -f3 | sort -u)"
