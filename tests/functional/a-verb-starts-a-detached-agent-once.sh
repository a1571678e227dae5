#!/usr/bin/env bash
# A verb starts the agent in a session of its own; several verbs at once start one.
. "$(dirname "$0")/lib.sh"

charm app
export SECRET_OF_THE_SHELL=1
for name in a b c d; do
    hookbox deploy "$WORK/app" "$name" 2>"$WORK/err-$name" 3<"$WORK/app/metadata.yaml" &
done
wait
equal 1 "$(cat "$WORK"/err-? | grep -c '^Started the agent of ')"
pid=$(agent_pid)
equal / "$(readlink "/proc/$pid/cwd")"
equal "$pid" "$(ps -o sid= -p "$pid" | tr -d ' ')"
equal /dev/null "$(readlink "/proc/$pid/fd/0")"
equal "$HOOKBOX_HOME/agent.log" "$(readlink "/proc/$pid/fd/1")"
! find "/proc/$pid/fd" -lname '*metadata.yaml' | grep . || fail "inherited a descriptor"
! tr '\0' '\n' <"/proc/$pid/environ" | grep SECRET_OF || fail "inherited the environment"
idle a/0 b/0 c/0 d/0
