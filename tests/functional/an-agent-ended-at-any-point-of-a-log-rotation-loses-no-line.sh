#!/usr/bin/env bash
# slow: some twenty agents
. "$(dirname "$0")/lib.sh"

survives_faults 2 rotate-logs
