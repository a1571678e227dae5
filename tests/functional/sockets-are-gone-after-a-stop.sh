#!/usr/bin/env bash
# A stopped agent leaves neither a socket nor its directory, nor a lock; its units stay started and
# go on under the next one without running anything again.
. "$(dirname "$0")/lib.sh"

charm app
hookbox deploy "$WORK/app"
idle app/0
sockets() { find "$XDG_RUNTIME_DIR" -type s | wc -l; }
equal 2 "$(sockets)" # of hook tools and of juju-exec
for _ in 1 2; do
    before=$(trace app/0)
    stop_agent
    equal 0 "$(sockets)"
    equal "" "$(ls "$XDG_RUNTIME_DIR")"
    equal "" "$(ls "$HOOKBOX_HOME/sessions")"
    start_agent
    idle app/0
    equal 2 "$(sockets)"
    equal "$before" "$(trace app/0)"
done
