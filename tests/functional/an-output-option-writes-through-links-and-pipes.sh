#!/usr/bin/env bash
# -o FILE of verbs, as a shell's > would.
. "$(dirname "$0")/lib.sh"

charm app
hookbox deploy --no-agent "$WORK/app"
touch "$WORK/real" && chmod 0600 "$WORK/real"
ln -s real "$WORK/link"
hookbox status -o "$WORK/link"
contains "$(cat "$WORK/real")" app/0
[ -L "$WORK/link" ] || fail "the link was replaced"
equal 600 "$(stat -c %a "$WORK/real")"
mkfifo "$WORK/pipe"
cat "$WORK/pipe" >"$WORK/read" &
hookbox status -o "$WORK/pipe"
wait $!
contains "$(cat "$WORK/read")" app/0
[ -p "$WORK/pipe" ] || fail "the pipe was replaced"
hookbox status -o /dev/stdout | grep -q app/0
