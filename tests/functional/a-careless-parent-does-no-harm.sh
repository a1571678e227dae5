#!/usr/bin/env bash
# SIGCHLD ignored, as some runtimes leave it, and standard streams that are closed.
. "$(dirname "$0")/lib.sh"

carelessly=(python3 -c 'import os, signal, sys
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
os.execv(sys.argv[1], sys.argv[1:])' "$HOOKBOX")
status_of() {
    local status=0
    "$@" || status=$?
    echo $status
}

echo 'unit: app/0' >"$WORK/state"
equal 3 "$(status_of "${carelessly[@]}" simulate --state "$WORK/state" -- bash -c 'exit 3')"
equal 4 "$(status_of "${carelessly[@]}" juju-exec --no-context 'exit 4')"

charm app
HOOKBOX_NO_AGENT=1 hookbox deploy "$WORK/app"
"${carelessly[@]}" agent 2>/dev/null &
eventually running $!
idle app/0
stop_agent

# A file of the agent's in the place of its log would be written to.
"$HOOKBOX" agent <&- >&- 2>&- &
agent=$!
eventually running $agent
idle app/0
for stream in 0 1 2; do
    equal /dev/null "$(readlink "/proc/$agent/fd/$stream")"
done
kill -TERM $agent
wait $agent || fail "the agent ended with $?"
equal "$agent" "$(cat "$HOOKBOX_HOME/agent.lock")"

# Writing there is as much of an error as before.
if hookbox status >&- 2>/dev/null; then fail "a closed standard output took a status"; fi
