#!/usr/bin/env bash
# Closed, full and unread standard streams, and a working directory that is gone.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/../peer/lib.sh"

serve "$ECHO_SERVER"
call bash -c 'set -o pipefail; (exec -a large "$HOOKBOX" 4000000) | true'
gives 0 ''
(exec -a echo "$HOOKBOX" one >&- 2>&- <&-) || fail "closed streams: $?"
(exec -a cat "$HOOKBOX" <&- >"$WORK/out") || fail "closed standard input: $?"
equal '' "$(cat "$WORK/out")"
call bash -c '(exec -a echo "$HOOKBOX" one >/dev/full)'
gives 1 '' 'ERROR write /dev/stdout: no space left on device'
call tool cat </
gives 1 '' 'ERROR cannot read stdin: read /dev/stdin: is a directory'

mkdir "$WORK/gone"
call bash -c 'cd "$1" && rmdir "$1" && exec -a echo "$HOOKBOX" one' _ "$WORK/gone"
gives 1 '' 'ERROR getwd: no such file or directory'

# On a terminal the word is red.
shown=$(script -qc "bash -c 'exec -a nothing $HOOKBOX'" /dev/null </dev/null)
contains "$shown" $'\e[91mERROR\e[0m bad request: unknown command: nothing'
shown=$(TERM=dumb script -qc "bash -c 'exec -a nothing $HOOKBOX'" /dev/null </dev/null)
contains "$shown" 'ERROR bad request: unknown command: nothing'
[[ $shown != *$'\e'* ]] || fail "colours on a dumb terminal"
