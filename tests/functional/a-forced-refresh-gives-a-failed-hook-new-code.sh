#!/usr/bin/env bash
# T148
. "$(dirname "$0")/lib.sh"

charm app
hook app upgrade-charm </dev/null
hook app start <<<'exit 1'
hookbox deploy "$WORK/app"
eventually in_error app/0
hook app start <<<'echo new >data'
hookbox refresh app --path "$WORK/app" --force-units
eventually grep -qx 1 "$HOOKBOX_HOME/agents/unit-app-0/charm/revision"
eventually in_error app/0
equal 'hook failed: "start"' "$(message app/0)"
hookbox resolved app/0
idle app/0
equal install,leader-elected,config-changed,start,start "$(trace app/0 | sed 's/start,start.*/start,start/')"
[[ $(trace app/0) != *upgrade-charm* ]] || fail "upgrade-charm ran"
equal new "$(cat "$HOOKBOX_HOME/agents/unit-app-0/charm/data")"
