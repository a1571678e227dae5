#!/usr/bin/env bash
# slow: half a minute; T136 T138 T139 at 100 random moments. ./dev crash N does it N times.
. "$(dirname "$0")/lib.sh"

kills=100
measured || kills=20
TMPDIR=$WORK "$(dirname "$0")/../crash/crash" "$HOOKBOX" "$kills"
