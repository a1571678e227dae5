#!/usr/bin/env bash
# T078
. "$(dirname "$0")/lib.sh"

charm source 'provides: {out: {interface: test}}'
charm sink $'requires: {in: {interface: test}}\npeers: {cluster: {interface: c}}'
echo 'options: {n: {type: int, default: 0}}' >"$WORK/sink/config.yaml"
in_hook sink config-changed <<'X'
if [ "$(config-get n)" = 1 ] && [ "$(is-leader)" = True ]; then
    relation-set -r "$(relation-ids cluster)" --app shared=peers
    relation-set -r "$(relation-ids in)" --app shared=strangers
elif [ "$(config-get n)" = 2 ]; then
    who=$(is-leader)
    try "peer-$who" relation-get -r "$(relation-ids cluster)" --app shared sink
    try "other-$who" relation-get -r "$(relation-ids in)" --app shared sink
fi
X
hookbox deploy "$WORK/source"
hookbox deploy "$WORK/sink" -n 2
hookbox integrate source sink
for n in 1 2; do
    hookbox config sink n=$n
    idle source/0 sink/0 sink/1
done
tried peer-True 0 peers
tried other-True 0 strangers
tried peer-False 0 peers
tried other-False 1 '' 'ERROR permission denied'
