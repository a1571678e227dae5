#!/usr/bin/env bash
# T061: a relative directory, an empty and an unknown command, as only another client sends them.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/../peer/lib.sh"

go_peer client
charm app
in_hook app install <<X
try relative env DIRECTORY=there "$WORK/client"
try empty env COMMAND= "$WORK/client"
try unknown env COMMAND=nope "$WORK/client"
X
hookbox deploy "$WORK/app"
idle app/0
tried relative 1 '' 'ERROR bad request: Dir is not absolute'
tried empty 1 '' 'ERROR bad request: command not specified'
tried unknown 1 '' 'ERROR bad request: unknown command: nope'
