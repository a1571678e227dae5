#!/usr/bin/env bash
# T046
. "$(dirname "$0")/lib.sh"

pair
hook source out-relation-joined <<'X'
relation-set colour=red
X
printf 'options: {a: {type: string}}\n' >"$WORK/source/config.yaml"
hook source config-changed <<'X'
for id in $(relation-ids out); do relation-set -r "$id" colour=red; done
X
deploy_pair
idle source/0 sink/0
before=$(trace sink/0)
hookbox config source a=1
idle source/0 sink/0
equal 2 "$(grep -c 'source/0 config-changed' "$TRACE")"
equal "$before" "$(trace sink/0)"
