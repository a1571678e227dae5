#!/usr/bin/env bash
# T138: "done" and the commit of what the hook wrote are one, so a kill right after a hook, at
# whatever moment, never shows the hook run twice nor its writes lost.
. "$(dirname "$0")/lib.sh"

charm app
printf 'options: {a: {type: int}}\n' >"$WORK/app/config.yaml"
hook app config-changed <<'X'
state-set "run-$(config-get a)=done"
X
hookbox deploy "$WORK/app"
idle app/0
for n in 1 2 3 4 5 6 7 8; do
    hookbox config app "a=$n" 2>/dev/null
    ran() { [ "$(grep -c config-changed "$TRACE")" -ge $((n + 1)) ]; }
    eventually ran
    for _ in $(seq "$n"); do pause; done
    kill -KILL "$(agent_pid)"
    eventually gone "$(agent_pid)"
    start_agent
    settled() { in_error app/0 || hookbox wait-for unit app/0 --idle --timeout 1s; }
    eventually settled
    # Killed before the commit: the hook is known to be cut off. Then its run counts for nothing.
    if in_error app/0; then hookbox resolved --no-retry app/0; idle app/0; echo "$n" >>"$WORK/cut"; fi
done
touch "$WORK/cut"
equal $((8 + 1)) "$(grep -c config-changed "$TRACE")"
state=$("$STORE_TOOL" "$HOOKBOX_HOME" get-state app/0)
for n in 1 2 3 4 5 6 7 8; do
    if grep -qx "$n" "$WORK/cut"; then continue; fi
    contains "$state" "run-$n=done"
done
