#!/usr/bin/env bash
# install has to succeed first, with the code it failed with; start comes with the new code.
. "$(dirname "$0")/lib.sh"

charm app
hook app upgrade-charm </dev/null
hook app install <<<"[ -e '$WORK/ok' ]"
hook app start <<<"cat revision >'$WORK/started'"
hookbox model-config automatically-retry-hooks=false
hookbox deploy "$WORK/app"
eventually in_error app/0
hook app install <<<'exit 1'
hookbox refresh app --path "$WORK/app"
# Another unit's installation shows that the agent has seen the refresh.
charm other
hookbox deploy "$WORK/other"
idle other/0
equal install "$(trace app/0)"
equal 0 "$(cat "$HOOKBOX_HOME/agents/unit-app-0/charm/revision")"
: >"$TRACE"
touch "$WORK/ok"
hookbox resolved app/0
eventually grep -q 'app/0 start' "$TRACE"
idle app/0
equal install,leader-elected,upgrade-charm,config-changed,start "$(trace app/0)"
equal 1 "$(cat "$WORK/started")"
