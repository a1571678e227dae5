#!/usr/bin/env bash
# slow: some twenty agents
. "$(dirname "$0")/lib.sh"

TMPDIR=$WORK "$(dirname "$0")/../crash/faults" \
    "$(dirname "$HOOKBOX")/tests/crash/hookbox-faults" --visits 2 --only rotate-logs
