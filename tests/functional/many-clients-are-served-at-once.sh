#!/usr/bin/env bash
# Many processes at a time, and many calls at a time on one connection.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/../peer/lib.sh"

go_peer client
serve "$ECHO_SERVER"
seq 0 199 >"$WORK/wanted"

CALLS=200 go_tool echo | sort -n | cmp "$WORK/wanted" -

export -f tool
seq 0 199 | xargs -P 20 -I{} bash -c 'tool echo {}' | sort -n | cmp "$WORK/wanted" -
