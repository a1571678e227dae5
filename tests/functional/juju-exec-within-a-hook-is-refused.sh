#!/usr/bin/env bash
# T162
. "$(dirname "$0")/lib.sh"

charm app
in_hook app install <<'X'
try exec juju-exec app/0 true
try run juju-run app/0 true
echo "$JUJU_CONTEXT_ID" >"$(dirname "$BASH_SOURCE")/../id"
X
hookbox deploy "$WORK/app"
idle app/0
id=$(cat "$HOOKBOX_HOME/agents/unit-app-0/charm/id")
for name in exec run; do
    tried "$name" 2 '' "ERROR juju-exec cannot be called from within a hook, have context \"$id\""
done
