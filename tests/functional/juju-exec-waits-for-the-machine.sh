#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

for name in one two; do
    charm "$name"
    hookbox deploy "$WORK/$name"
done
idle one/0 two/0
hook one config-changed <<X
touch "$WORK/runs"
until [ -e "$WORK/go" ]; do read -rt 0.02 <> <(:) || true; done
X
hookbox refresh one --path "$WORK/one"
eventually test -e "$WORK/runs"
: >"$TRACE"
pids=()
for unit in one/0 two/0; do
    hookbox juju-exec "$unit" "echo $unit >>$TRACE" &
    pids+=($!)
done
hookbox juju-exec --no-context "echo none \${JUJU_UNIT_NAME:-} \$PWD >>$TRACE" &
pids+=($!)
# Whoever goes away before its turn asks for nothing.
socket=$(readlink "$HOOKBOX_HOME/agents/unit-two-0/run.socket")
sockets() { [ "$(grep -cF "$socket" /proc/net/unix)" = "$1" ]; } # the listening one, too
"$HOOKBOX" juju-exec two/0 "echo never >>$TRACE" &
gone=$!
eventually sockets 3
kill -KILL "$gone"
eventually sockets 2
equal "" "$(trace)"
touch "$WORK/go"
wait "${pids[@]}"
idle one/0 two/0
equal "none $PWD,one/0,two/0" "$(sed 's/  / /' "$TRACE" | sort | paste -sd,)"
status=0
hookbox juju-exec --no-context 'exit 5' || status=$?
equal 5 "$status"
