#!/usr/bin/env bash
# A daemon of one charm keeps its hook's outputs and a connection; hooks of both units go on.
. "$(dirname "$0")/lib.sh"

charm app
charm other
hook app install <<X
python3 - "\$JUJU_AGENT_SOCKET_ADDRESS" "$WORK" <<'P' &
import socket, sys, time
connection = socket.socket(socket.AF_UNIX)
connection.connect(sys.argv[1])
open(sys.argv[2] + "/connected", "w").write("yes")
while True:
    print("x" * 1000, flush=True)
    time.sleep(0.01)
P
echo \$! >"$WORK/daemon"
until [ -s "$WORK/connected" ]; do read -rt 0.02 <> <(:) || true; done
X
hookbox deploy "$WORK/app"
hookbox deploy "$WORK/other"
idle app/0 other/0
equal install,leader-elected,config-changed,start "$(trace app/0)"
equal install,leader-elected,config-changed,start "$(trace other/0)"
kill "$(cat "$WORK/daemon")"
