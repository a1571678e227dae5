#!/usr/bin/env bash
# T018
. "$(dirname "$0")/lib.sh"

charm app
printf 'options: {a: {type: string, default: x}}\n' >"$WORK/app/config.yaml"
hookbox deploy "$WORK/app"
idle app/0
rm "$HOOKBOX_HOME/agents/unit-app-0/charm/metadata.yaml"
hookbox config app a=y
eventually in_error app/0
equal 'hook failed: "config-changed"' "$(message app/0)"
contains "$(grep ERROR "$HOOKBOX_HOME/log/unit-app-0.log")" 'charm missing from disk'
equal install,leader-elected,config-changed,start "$(trace app/0)"
