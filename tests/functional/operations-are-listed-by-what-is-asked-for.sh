#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

equal "no matching operations" "$(hookbox operations 2>&1)"
for name in one two; do
    charm "$name"
    action "$name" work <<<'true'
    action "$name" break <<<'false'
    hookbox deploy "$WORK/$name"
done
hookbox add-unit one
idle one/0 one/1 two/0
hookbox run one/0 one/1 work >/dev/null 2>&1
hookbox run two/0 break >/dev/null 2>&1 || true
hookbox run two/0 nothing >/dev/null 2>&1
time='[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}'
equal 'Id Status Started Finished Task IDs Summary
1 completed WHEN WHEN 2,3 work run on unit-one-0,unit-one-1
4 failed WHEN WHEN 5 break run on unit-two-0
6 error WHEN nothing run on unit-two-0' "$(hookbox operations | sed -E "s/$time/WHEN/g; s/  +/ /g; s/^ //")"

listed() { hookbox operations --format json "$@" 2>/dev/null | jq -r 'keys | join(",")'; }
equal 1,4,6 "$(listed)"
equal 1 "$(listed --apps one)"
equal 4 "$(listed --units two/0,one/9)"
equal 1,4 "$(listed --actions work,break)"
equal 4 "$(listed --status failed --apps one,two)"
equal 4 "$(listed --limit 1 --offset 1)"
equal 'Displaying operation results 1 to 2.
Run the command again with --offset=2 --limit=2 to see the next batch.' "$(hookbox operations --limit 2 | head -n 2)"
equal 'action "nothing" not defined on unit "two/0"' "$(hookbox show-operation 6 --format json | jq -r .fail)"
status=0
hookbox operations --status "done" 2>"$WORK/errors" || status=$?
equal '2: ERROR "done" is not a valid task status, want one of [pending running completed failed cancelled aborting aborted]' \
    "$status: $(cat "$WORK/errors")"
