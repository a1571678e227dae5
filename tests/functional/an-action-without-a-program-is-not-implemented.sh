#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm app
action app gone </dev/null
action app plain </dev/null
rm "$WORK/app/actions/gone"
hookbox deploy "$WORK/app"
idle app/0
outcome() { hookbox run app/0 "$1" --format json 2>/dev/null | jq -c '."app/0" | [.status, .message, .results]'; }
equal '["failed","action not implemented on unit \"app/0\"",null]' "$(outcome gone)"
chmod -x "$HOOKBOX_HOME/agents/unit-app-0/charm/actions/plain"
contains "$(outcome plain)" 'permission denied",{"return-code":-1}]'
