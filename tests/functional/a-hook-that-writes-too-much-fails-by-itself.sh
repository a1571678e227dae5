#!/usr/bin/env bash
# 16 MiB and their key are more than a commit holds; the agent stays below 512 MiB.
. "$(dirname "$0")/lib.sh"

pair
hook source out-relation-created <<'X'
{ printf 'value: '; head -c 16M /dev/zero | tr '\0' x; } | relation-set --file -
X
hookbox deploy "$WORK/source"
hookbox deploy "$WORK/sink"
hookbox integrate source sink
eventually in_error source/0
contains "$(cat "$HOOKBOX_HOME/log/unit-source-0.log")" \
    "exceeds the store's limit of 16777216 bytes"
idle sink/0
agent_stayed_below 524288
