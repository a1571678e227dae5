#!/usr/bin/env bash
# T135: also, the new files are in place when upgrade-charm runs, and stay when it fails.
. "$(dirname "$0")/lib.sh"

charm app
hookbox model-config automatically-retry-hooks=false
hookbox deploy "$WORK/app"
idle app/0
hook app upgrade-charm <<X
cat file revision >"$WORK/found"
exit 1
X
echo new >"$WORK/app/file"
: >"$TRACE"
hookbox refresh app --path "$WORK/app"
eventually in_error app/0
equal 'hook failed: "upgrade-charm"' "$(message app/0)"
equal upgrade-charm "$(trace app/0)"
equal $'new\n1' "$(cat "$WORK/found")"
equal new "$(cat "$HOOKBOX_HOME/agents/unit-app-0/charm/file")"
hookbox resolved --no-retry app/0
eventually grep -q config-changed "$TRACE"
idle app/0
equal upgrade-charm,config-changed "$(trace app/0)"
equal new "$(cat "$HOOKBOX_HOME/agents/unit-app-0/charm/file")"
