#!/usr/bin/env bash
# slow: some thirty homes; deploy and refresh, also with a damaged cache and an agent that does not
# come up
. "$(dirname "$0")/lib.sh"

survives_faults 2 deploy-verb deploy-verb-without-agent refresh-verb refresh-verb-mending
