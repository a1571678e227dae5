#!/usr/bin/env bash
# T128
. "$(dirname "$0")/lib.sh"

charm source 'provides: {out: {interface: test}, more: {interface: test}}'
charm sink 'requires: {in: {interface: test}}'
hookbox deploy "$WORK/source" --no-agent
hookbox deploy "$WORK/sink" --no-agent
status=0
hookbox integrate --no-agent source sink 2>"$WORK/err" || status=$?
equal 1 "$status"
equal 'ERROR ambiguous relation: "source sink" could refer to "sink:in source:more"; "sink:in source:out"' "$(cat "$WORK/err")"
hookbox integrate --no-agent source:more sink
