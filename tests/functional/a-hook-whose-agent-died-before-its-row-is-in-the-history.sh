#!/usr/bin/env bash
# The agent ends between saving what a hook did and listing it, whatever came of the hook: the next
# one lists it, once.
. "$(dirname "$0")/lib.sh"
ln -s "$(realpath "$(dirname "$HOOKBOX")/tests/crash/hookbox-faults")" "$WORK/hookbox"
HOOKBOX=$WORK/hookbox
export HOOKBOX_NO_AGENT=1

charm app
echo 'options: {value: {type: string}}' >"$WORK/app/config.yaml"
hook app config-changed <<'X'
config-get value
[ "$(config-get value)" != fail ]
X
# ends_before N: an agent that comes by the N-th row.
ends_before() {
    local status=0
    HOOKBOX_FAULT=before-history:$1 "$HOOKBOX" agent 2>>"$WORK/agent.stderr" || status=$?
    equal 70 "$status"
}
rows() {
    hookbox history -n 0 --format json |
        jq -r '.[] | "\(.id) \(.hook) \(.result) \(.exit) \(.reason // "")"'
}
hookbox deploy "$WORK/app"
ends_before 4
listed="1 install succeeded 0 
2 leader-elected succeeded 0 
3 config-changed succeeded 0 "
equal "$listed" "$(rows)"

hookbox config app value=fail
ends_before 2
listed+="
4 start succeeded 0 "
equal "$listed" "$(rows)"
contains "$(hookbox show-hook 4)" "the agent was killed before it kept them"

start_agent
listed+="
5 config-changed failed 1 exit status 1"
listed() { [ "$(rows)" = "$listed" ]; }
eventually listed
stop_agent

hookbox resolved --no-retry app/0
hookbox remove-unit app/0 --no-prompt
ends_before 3
"$HOOKBOX" agent 2>>"$WORK/agent.stderr" # ends with its last unit
listed+="
6 config-changed skipped null 
7 stop succeeded 0 
8 remove succeeded 0 "
equal "$listed" "$(rows)"
