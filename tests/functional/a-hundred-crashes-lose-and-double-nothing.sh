#!/usr/bin/env bash
# slow: half a minute; T136 T138 T139 at random moments. ./dev crash N does the same with N crashes.
. "$(dirname "$0")/lib.sh"

TMPDIR=$WORK "$(dirname "$0")/../crash/crash" "$HOOKBOX" 100
