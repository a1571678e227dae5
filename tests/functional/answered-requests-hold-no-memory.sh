#!/usr/bin/env bash
# A daemon keeps 60 connections open whose requests are answered: half of them had 15 MiB, half
# defined types upon types. The agent stays below 128 MiB; proper calls go on.
. "$(dirname "$0")/lib.sh"

charm app
in_hook app start <<X
python3 - "\$JUJU_AGENT_SOCKET_ADDRESS" "$WORK" >"$WORK/daemon.log" 2>&1 <<'P' &
import signal, socket, sys

def number(value):
    if value < 128:
        return bytes([value])
    digits = value.to_bytes((value.bit_length() + 7) // 8, "big")
    return bytes([256 - len(digits)]) + digits

def message(*parts):
    content = b"".join(parts)
    return number(len(content)) + content

def text(words):
    return number(len(words)) + words

def struct(id, fields):
    return message(number(2 * id - 1), b"\3\1\2", number(2 * id), b"\0\1", number(len(fields)),
                   *(b"\1" + text(name) + b"\1" + number(2 * kind) + b"\0" for name, kind in fields),
                   b"\0\0")

header = struct(65, [(b"ServiceMethod", 6), (b"Seq", 3)]) + message(number(130), b"\1\1X\0")
large = struct(66, [(b"Text", 6)]) + message(number(132), b"\1", text(b"x" * (15 << 20)), b"\0")
fields = [(b"field%045d" % field, 6) for field in range(1024)]
types = b"".join(struct(id, fields) for id in range(66, 566)) + message(number(132), b"\0")

held = []
for body in [large, types] * 30:
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(sys.argv[1])
    held.append(connection)
    try:
        connection.sendall(header + body)
    except OSError:
        pass
    connection.recv(1) == b"" and sys.exit("no answer")
open(sys.argv[2] + "/answered", "w").write("yes")
signal.pause()
P
echo \$! >"$WORK/daemon"
until [ -s "$WORK/answered" ] || [ -s "$WORK/daemon.log" ]; do read -rt 0.02 <> <(:) || true; done
try proper unit-get private-address
X
hookbox deploy "$WORK/app"
idle app/0
equal '' "$(cat "$WORK/daemon.log")"
kill "$(cat "$WORK/daemon")"
equal 0 "$(cat "$WORK/proper.exit")"
agent_stayed_below 131072
