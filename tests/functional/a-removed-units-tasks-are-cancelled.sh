#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm app
action app slow <<X
touch "$WORK/runs"
exec sleep 1000
X
hookbox deploy "$WORK/app"
hookbox add-unit app
idle app/0 app/1
hookbox run app/0 slow --background
hookbox run app/0 slow --background
eventually test -e "$WORK/runs"
hookbox remove-unit app/0 --force
hookbox wait-for unit app/0 --gone --timeout 20s
equal 'failed action terminated' "$(hookbox show-task 2 --watch --format json | jq -r '"\(.status) \(.message)"')"
equal 'cancelled unit removed' "$(hookbox show-task 4 --format json | jq -r '"\(.status) \(.message)"')"
