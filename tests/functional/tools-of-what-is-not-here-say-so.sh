#!/usr/bin/env bash
# T107 T110
. "$(dirname "$0")/lib.sh"

charm app
in_hook app install <<'X'
try metric add-metric users=3
try cloud credential-get
try resource resource-get software
try storage storage-get location
X
hookbox deploy "$WORK/app"
idle app/0
tried metric 1 "" "ERROR cannot record metric: metrics not allowed in this context"
tried cloud 1 "" "ERROR cannot access cloud credentials: credential-get without a cloud not supported"
tried resource 1 "" 'ERROR could not download resource: resource "app/software" not found'
tried storage 2 "" "ERROR no storage instance specified"
