#!/usr/bin/env bash
# Every run of a hook is remembered: the failed one, each retry with its reason, the skipped one, one
# whose agent was killed, and a hook that the charm does not have.
. "$(dirname "$0")/lib.sh"

charm db
rm "$WORK/db/hooks/update-status" "$WORK/db/hooks/leader-elected"
hook db start <<HOOK
[ ! -e $WORK/hang ] || { touch $WORK/hanging; sleep 1000; }
exit 3
HOOK
hookbox deploy "$WORK/db"
eventually in_error db/0
touch "$WORK/hang"
hookbox resolved db/0
eventually test -e "$WORK/hanging"
kill -KILL "$(agent_pid)"
eventually gone "$(agent_pid)"
rm "$WORK/hang"
start_agent
eventually in_error db/0
hookbox resolved --no-retry db/0
idle db/0

runs() {
    hookbox history db/0 -n 0 --format json |
        jq -r ".[] | select(.hook == \"$1\") | \"\(.result) \(.exit) \(.reason): \(.cause)\""
}
contains "$(runs start)" "failed 3 exit status 3: follow-up of config-changed"
contains "$(runs start)" "interrupted null null: resolved"
contains "$(runs start)" "skipped null null: resolved without retry"
equal "missing null null: leadership gained" "$(runs leader-elected)"
