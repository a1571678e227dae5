#!/usr/bin/env bash
# The agent looks at the parameters again, with the charm that the unit has by then.
. "$(dirname "$0")/lib.sh"

charm app
action app gone <<<"touch $WORK/ran"
action app narrowed '{params: {level: {type: integer}}}' <<<"touch $WORK/ran"
hookbox deploy "$WORK/app" --no-agent
hookbox run app/0 gone --background --no-agent
hookbox run app/0 narrowed level=7 --background --no-agent
printf 'narrowed: {params: {level: {type: integer, maximum: 5}}}\n' >"$WORK/app/actions.yaml"
hookbox refresh app --path "$WORK/app" --no-agent
start_agent
outcome() { hookbox show-task "$1" --wait 20s --format json | jq -r '"\(.status) \(.message)"'; }
equal 'failed cannot run "gone" action: not defined' "$(outcome 2)"
equal 'failed cannot run "narrowed" action: validation failed: (root).level : must be lower than or equal to 5, given 7' \
    "$(outcome 4)"
idle app/0
if [ -e "$WORK/ran" ]; then fail "one of them has run"; fi
