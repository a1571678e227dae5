#!/usr/bin/env bash
# A secret that its owner grants is read by the other side until the relation is gone.
# T164, T169
# shellcheck source=tests/functional/lib.sh
source "$(dirname "$0")/lib.sh"

pair
printf 'options: {n: {type: int}}\n' | tee "$WORK/sink/config.yaml" >"$WORK/source/config.yaml"
hook source out-relation-created <<'E'
uri=$(secret-add --label pw password=s3cret user=admin)
relation-set --app secret="$uri"
E
hook source config-changed <<'E'
[ -n "$(config-get n)" ] || exit 0
relation=$(relation-ids out)
secret-grant -r "$relation" "$(relation-get -r "$relation" --app secret source)"
relation-set -r "$relation" granted=yes
E
in_hook sink in-relation-changed <<'E'
uri=$(relation-get --app secret source)
[ -n "$uri" ] || exit 0
if [ -z "$(relation-get granted "$JUJU_REMOTE_UNIT")" ]; then
    try early secret-get "$uri"
else
    try granted secret-get "$uri" --label mine
    try one secret-get --label mine --format json
    try key secret-get "$uri" password
    echo "$uri" >uri
fi
E
in_hook sink config-changed <<'E'
[ -e uri ] || exit 0
try late secret-get "$(cat uri)"
try label secret-get --label mine
E
deploy_pair
eventually test -s "$WORK/early.exit"
idle source/0 sink/0 # changed may run twice, and would be writing again
tried early 1 '' 'ERROR permission denied'
hookbox config source n=1
idle source/0 sink/0
tried granted 0 $'password: s3cret\nuser: admin'
tried one 0 '{"password":"s3cret","user":"admin"}'
tried key 0 s3cret

hookbox remove-relation source sink
idle source/0 sink/0
hookbox config sink n=1
idle sink/0
tried late 1 '' 'ERROR permission denied'
tried label 1 '' 'ERROR permission denied'
