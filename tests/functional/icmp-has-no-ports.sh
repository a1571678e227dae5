#!/usr/bin/env bash
# T091
. "$(dirname "$0")/lib.sh"

charm app
in_hook app install <<'X'
try plain open-port icmp
try slash open-port icmp/tcp
try port open-port 80/icmp
try ports opened-ports
X
hookbox deploy "$WORK/app"
idle app/0
tried plain 0 ''
tried slash 0 ''
tried port 2 '' "ERROR protocol \"icmp\" doesn't support any ports; got \"80\""
tried ports 0 icmp
