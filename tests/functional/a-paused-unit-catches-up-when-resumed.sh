#!/usr/bin/env bash
# Nothing runs during a pause, not even under a new agent; all of it comes on resume, without the
# stop and start hooks. Leadership was given up meanwhile.
. "$(dirname "$0")/lib.sh"

pair
echo 'options: {greeting: {type: string}}' >"$WORK/sink/config.yaml"
hook sink stop </dev/null
hookbox deploy "$WORK/source"
hookbox deploy "$WORK/sink"
idle source/0 sink/0
before=$(trace sink/0)

hookbox pause sink/0
paused() { [ "$(unit_field sink/0 '."juju-status" | .current + ":" + .message')" = idle:paused ]; }
eventually paused
contains "$(hookbox status | grep ^sink/0)" "(paused)"
hookbox config sink greeting=hello
hookbox integrate source sink
idle source/0 sink/0
stop_agent
start_agent
idle source/0 sink/0
paused || fail "the pause ended with the agent"
equal "$before" "$(trace sink/0)"

hookbox resume sink/0
idle source/0 sink/0
after=$(trace sink/0)
equal "in-relation-created,leader-elected,config-changed,in-relation-joined source/0,in-relation-changed source/0" \
    "${after#"$before",}"
equal null "$(unit_field sink/0 '."juju-status".message')"
