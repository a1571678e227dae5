#!/usr/bin/env bash
# A daemon holds 40 requests of 15 MiB open, the last byte missing. The agent keeps 256 MiB of such
# at most and stays below 320 MiB in all; proper calls and other units go on.
. "$(dirname "$0")/lib.sh"

charm app
charm other
in_hook app start <<X
python3 - "\$JUJU_AGENT_SOCKET_ADDRESS" "$WORK" >/dev/null 2>&1 <<'P' &
import signal, socket, sys
size = 15 << 20
held, cut = [], 0
for _ in range(40):
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(sys.argv[1])
    held.append(connection)
    try:
        connection.sendall(b"\xfc" + size.to_bytes(4, "big") + b"x" * (size - 1))
    except OSError:
        cut += 1
open(sys.argv[2] + "/cut", "w").write(str(cut))
signal.pause()
P
echo \$! >"$WORK/daemon"
until [ -s "$WORK/cut" ]; do read -rt 0.02 <> <(:) || true; done
try proper unit-get private-address
X
hookbox deploy "$WORK/app"
hookbox deploy "$WORK/other"
idle app/0 other/0
kill "$(cat "$WORK/daemon")"
equal 0 "$(cat "$WORK/proper.exit")"
[ "$(cat "$WORK/cut")" -gt 20 ] || fail "only $(cat "$WORK/cut") were cut off"
agent_stayed_below 327680
equal install,leader-elected,config-changed,start "$(trace other/0)"
