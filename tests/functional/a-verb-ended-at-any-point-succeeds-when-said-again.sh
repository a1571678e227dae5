#!/usr/bin/env bash
# slow: some thirty homes; deploy and refresh, also with a damaged cache and an agent that does not
# come up
. "$(dirname "$0")/lib.sh"

TMPDIR=$WORK "$(dirname "$0")/../crash/faults" \
    "$(dirname "$HOOKBOX")/tests/crash/hookbox-faults" --visits 2 \
    --only deploy-verb --only deploy-verb-without-agent \
    --only refresh-verb --only refresh-verb-mending
