#!/usr/bin/env bash
# A charm's daemon opens 1,000 connections and says nothing. Its own tools and others still work;
# the agent stays below 64 MiB.
. "$(dirname "$0")/lib.sh"

charm app
charm other
hook app start <<X
python3 - "\$JUJU_AGENT_SOCKET_ADDRESS" "$WORK" >/dev/null 2>&1 <<'P' &
import resource, signal, socket, sys
resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
connections = []
for _ in range(1000):
    connections.append(socket.socket(socket.AF_UNIX))
    connections[-1].connect(sys.argv[1])
open(sys.argv[2] + "/connected", "w").write("yes")
signal.pause()
P
echo \$! >"$WORK/daemon"
until [ -s "$WORK/connected" ]; do read -rt 0.02 <> <(:) || true; done
config-get >"$WORK/answer"
X
hookbox deploy "$WORK/app"
hookbox deploy "$WORK/other"
idle app/0 other/0
equal '{}' "$(cat "$WORK/answer")"
equal install,leader-elected,config-changed,start "$(trace other/0)"
agent_stayed_below 65536
kill "$(cat "$WORK/daemon")"
