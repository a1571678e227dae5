#!/usr/bin/env bash
# slow: some thirty agents; T137 T138, T140
. "$(dirname "$0")/lib.sh"

survives_faults 2 refresh
