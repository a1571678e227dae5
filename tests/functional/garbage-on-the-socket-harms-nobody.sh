#!/usr/bin/env bash
# Garbage, half a request, a message of absurd length, an old context id; then a proper call.
. "$(dirname "$0")/lib.sh"

charm app
hook app config-changed <<X
echo "\$JUJU_CONTEXT_ID" >"$WORK/old"
X
in_hook app start <<X
python3 - "\$JUJU_AGENT_SOCKET_ADDRESS" <<'P'
import os, socket, sys
held = []
for data in (b"GET / HTTP/1.0\r\n\r\n", os.urandom(100000), b"\0" * 1000, b"\xf8" + b"\x7f" * 8,
             b"\xfc\x7f\xff\xff\xff" + b"x" * 1000, b"/\xff\x81\x03\x01\x01\x07Req"):
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(sys.argv[1])
    try:
        connection.sendall(data)
    except OSError:
        pass
    held.append(connection)
P
JUJU_CONTEXT_ID=\$(cat "$WORK/old") try old config-get
try proper unit-get private-address
X
hookbox deploy "$WORK/app"
idle app/0
tried old 1 '' "ERROR bad request: wrong context ID; got \"$(cat "$WORK/old")\""
equal 0 "$(cat "$WORK/proper.exit")"
