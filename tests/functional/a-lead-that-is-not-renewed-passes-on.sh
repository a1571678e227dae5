#!/usr/bin/env bash
# T003: the leader's agent has gone. A paused unit that is given the lead by hand stands for it: it
# renews nothing, so the lead is another's once the lease has run out, and not before.
. "$(dirname "$0")/lib.sh"

charm app
hookbox deploy "$WORK/app" -n 2
idle app/0 app/1
leader() { hookbox status --format json | jq -r '.applications.app.units | to_entries[] | select(.value.leader) | .key'; }
leads() { [ "$(leader)" = "$1" ]; }
hookbox pause app/0
eventually leads app/1
idle app/1
equal install,config-changed,start,leader-elected "$(trace app/1)"

"$STORE_TOOL" "$HOOKBOX_HOME" set-lease app/0
eventually leads app/0
"$STORE_TOOL" "$HOOKBOX_HOME" advance 50
charm other
hookbox deploy "$WORK/other"
idle other/0 app/1
equal app/0 "$(leader)"

"$STORE_TOOL" "$HOOKBOX_HOME" advance 15
eventually leads app/1
idle app/1
equal 2 "$(trace app/1 | tr , '\n' | grep -cx leader-elected)"
equal 1 "$(grep -c 'app/0 leader-elected' "$TRACE")"
