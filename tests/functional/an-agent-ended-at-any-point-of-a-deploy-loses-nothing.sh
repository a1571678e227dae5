#!/usr/bin/env bash
# slow: some thirty agents; T137 T138. ./dev crash faults goes through every visit of every point.
. "$(dirname "$0")/lib.sh"

survives_faults 2 deploy
