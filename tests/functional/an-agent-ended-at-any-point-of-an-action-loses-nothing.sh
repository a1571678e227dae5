#!/usr/bin/env bash
# slow: some thirty agents
. "$(dirname "$0")/lib.sh"

TMPDIR=$WORK "$(dirname "$0")/../crash/faults" \
    "$(dirname "$HOOKBOX")/tests/crash/hookbox-faults" --visits 3 \
    --only actions --only actions-in-error
