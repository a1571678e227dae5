#!/usr/bin/env bash
# slow: some thirty agents; T137 T138
. "$(dirname "$0")/lib.sh"

survives_faults 2 configure resolve restart
