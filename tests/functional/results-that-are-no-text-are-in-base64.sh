#!/usr/bin/env bash
# T159
. "$(dirname "$0")/lib.sh"

charm app
action app binary <<<"printf '\\xff\\x00\\n'; echo text >&2"
hookbox deploy "$WORK/app"
idle app/0
equal '{"return-code":0,"stderr":"text\n","stdout":"/wAK","stdout-encoding":"base64"}' \
    "$(hookbox run app/0 binary --format json 2>/dev/null | jq -c '."app/0".results')"
