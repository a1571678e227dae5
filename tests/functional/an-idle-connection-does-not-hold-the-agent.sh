#!/usr/bin/env bash
# T058
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<X
python3 - "\$JUJU_AGENT_SOCKET_ADDRESS" "$WORK" >/dev/null 2>&1 <<'P' &
import socket, sys
connection = socket.socket(socket.AF_UNIX)
connection.connect(sys.argv[1])
open(sys.argv[2] + "/connected", "w").close()
open(sys.argv[2] + "/end", "wb").write(connection.recv(1))
P
until [ -e "$WORK/connected" ]; do read -rt 0.02 <> <(:) || true; done
X
hookbox deploy "$WORK/app"
idle app/0
# Cut within the grace of five seconds.
eventually test -e "$WORK/end"
