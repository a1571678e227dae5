#!/usr/bin/env bash
# slow: some thirty agents; T137 T138
. "$(dirname "$0")/lib.sh"

TMPDIR=$WORK "$(dirname "$0")/../crash/faults" \
    "$(dirname "$HOOKBOX")/tests/crash/hookbox-faults" --visits 2 \
    --only configure --only resolve --only restart
