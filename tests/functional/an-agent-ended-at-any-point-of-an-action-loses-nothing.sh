#!/usr/bin/env bash
# slow: some thirty agents
. "$(dirname "$0")/lib.sh"

survives_faults 3 actions actions-in-error
