#!/usr/bin/env bash
# Whoever writes a line of a batch can read its answer before writing the next; a batch that is told
# to end leaves nothing behind, whether it waits for a line or for a command.
. "$(dirname "$0")/lib.sh"

cd "$WORK"
echo '{unit: web/0}' >unit.yaml
coproc BATCH { exec "$HOOKBOX" simulate --state unit.yaml --batch -; }
for i in 1 2 3; do
    echo "{\"command\": [\"echo\", \"$i\"]}" >&"${BATCH[1]}"
    read -r line <&"${BATCH[0]}"
    equal "\"$i\\n\"" "$(jq -c .stdout <<<"$line")"
done
[ -n "$(ls "$XDG_RUNTIME_DIR")" ] || fail "no folder while it runs"
pid=$BATCH_PID
kill -TERM "$pid"
eventually gone "$pid"
[ -z "$(ls "$XDG_RUNTIME_DIR")" ] || fail "left behind: $(ls "$XDG_RUNTIME_DIR")"

echo "{\"command\": [\"sh\", \"-c\", \"touch $WORK/begun; exec sleep 60\"]}" >commands
"$HOOKBOX" simulate --state unit.yaml --batch commands >answers &
pid=$!
eventually test -e begun
kill -INT "$pid"
eventually gone "$pid"
equal 130 "$(jq .exit answers)"
[ -z "$(ls "$XDG_RUNTIME_DIR")" ] || fail "left behind: $(ls "$XDG_RUNTIME_DIR")"
