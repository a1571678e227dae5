#!/usr/bin/env bash
# T013
. "$(dirname "$0")/lib.sh"

charm app
ln -s /etc/passwd "$WORK/app/absolute"
if hookbox deploy "$WORK/app" 2>"$WORK/stderr"; then fail "an absolute link was accepted"; fi
contains "$(cat "$WORK/stderr")" 'symlink "absolute" is absolute: "/etc/passwd"'
rm "$WORK/app/absolute"
ln -s ../outside "$WORK/app/out"
if hookbox deploy "$WORK/app" 2>"$WORK/stderr"; then fail "a link out of the charm was accepted"; fi
contains "$(cat "$WORK/stderr")" 'symlink "out" links out of charm: "../outside"'
equal '{}' "$(hookbox status --format json | jq -c .applications)"
[ -z "$(ls "$HOOKBOX_HOME/charms" 2>/dev/null)" ] || fail "something was stored"
