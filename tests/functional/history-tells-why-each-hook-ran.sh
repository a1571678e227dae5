#!/usr/bin/env bash
# A relation's and a unit's whole beginning, each hook with what queued it.
. "$(dirname "$0")/lib.sh"

pair
hookbox deploy "$WORK/source"
hookbox deploy "$WORK/sink"
idle sink/0 source/0
hookbox integrate source sink
idle sink/0 source/0

causes() { hookbox history "$1" -n 0 --format json | jq -r '.[] | "\(.hook): \(.cause)"'; }
equal "$(causes sink/0)" "install: deployed
leader-elected: leadership gained
config-changed: first configuration
start: follow-up of config-changed
in-relation-created: related to source
in-relation-joined: source/0 joined
in-relation-changed: follow-up of joined"

# The table has a line of titles and a line a hook; -n takes the last.
equal "$(($(causes sink/0 | wc -l) + 1))" "$(hookbox history sink/0 -n 0 | wc -l)"
equal 3 "$(hookbox history -n 2 | wc -l)"
equal '[]' "$(hookbox history nobody/0 --format json)"

# All times follow each other, and the lock was held for longer than the program ran.
equal true "$(hookbox history -n 0 --format json |
    jq 'all(.[]; .queued <= .started and .started <= .ended and ."run-us" <= ."lock-us")')"
