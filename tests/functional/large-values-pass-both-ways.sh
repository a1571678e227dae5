#!/usr/bin/env bash
# 16 MiB by standard input and as a reply, with Go's net/rpc on either side.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/../peer/lib.sh"

go_peer server
go_peer client
size=$((16 << 20))
head -c $size /dev/zero | tr '\0' 'x' >"$WORK/large"
talk() { # CLIENT...
    "$@" large $size >"$WORK/got"
    cmp "$WORK/large" "$WORK/got"
    "$@" cat <"$WORK/large" >"$WORK/got"
    cmp "$WORK/large" "$WORK/got"
    # a pipe takes little at a time, in both directions
    # shellcheck disable=SC2002
    cat "$WORK/large" | "$@" cat | cmp "$WORK/large" -
}

serve "$WORK/server"
talk tool
serve "$ECHO_SERVER"
talk tool
talk go_tool
