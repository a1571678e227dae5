#!/usr/bin/env bash
# slow: a quarter of a minute; T136 T138 T139 at random moments.
. "$(dirname "$0")/lib.sh"

TMPDIR=$WORK "$(dirname "$0")/../crash/crash" "$HOOKBOX" 25 --only config
