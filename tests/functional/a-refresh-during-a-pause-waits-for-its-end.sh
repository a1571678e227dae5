#!/usr/bin/env bash
# Neither files nor hooks of the new charm come before resume; with --hooks the unit's life begins
# again before that.
. "$(dirname "$0")/lib.sh"

charm app
hook app upgrade-charm </dev/null
hookbox deploy "$WORK/app"
idle app/0
number=$HOOKBOX_HOME/agents/unit-app-0/charm/number
# refresh_paused N [--hooks]: leaves the hooks that follow the resume in the trace.
refresh_paused() {
    hookbox pause app/0 ${2+"$2"}
    idle app/0
    : >"$TRACE"
    echo "$1" >"$WORK/app/number"
    hookbox refresh app --path "$WORK/app"
    idle app/0
    equal '' "$(trace)"
    ! grep -qsx "$1" "$number" || fail "the files were put in place during the pause"
    hookbox resume app/0 ${2+"$2"}
    idle app/0
    equal "$1" "$(cat "$number")"
}
refresh_paused 1
equal upgrade-charm,config-changed,leader-elected "$(trace app/0)"
refresh_paused 2 --hooks
equal config-changed,start,leader-elected,upgrade-charm,config-changed "$(trace app/0)"
