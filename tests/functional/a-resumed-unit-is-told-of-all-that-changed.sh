#!/usr/bin/env bash
# While it was paused one remote unit left, another changed its settings, a third was related.
. "$(dirname "$0")/lib.sh"

pair
echo 'options: {value: {type: string, default: none}}' >"$WORK/source/config.yaml"
hook source config-changed <<'X'
for relation in $(relation-ids out); do relation-set -r "$relation" "value=$(config-get value)"; done
X
for name in leaving changing coming; do hookbox deploy "$WORK/source" "$name"; done
hookbox deploy "$WORK/sink"
hookbox integrate leaving sink
hookbox integrate changing sink
idle leaving/0 changing/0 coming/0 sink/0

hookbox pause sink/0
idle sink/0
before=$(trace sink/0)
hookbox remove-unit leaving/0
hookbox config changing value=new
hookbox integrate coming sink
hookbox wait-for unit leaving/0 --gone --timeout 30s
idle changing/0 coming/0 sink/0
equal "$before" "$(trace sink/0)"

hookbox resume sink/0
idle sink/0 changing/0 coming/0
after=$(trace sink/0)
equal "in-relation-created,leader-elected,in-relation-departed leaving/0,in-relation-changed changing/0,in-relation-joined coming/0,in-relation-changed coming/0" \
    "${after#"$before",}"
