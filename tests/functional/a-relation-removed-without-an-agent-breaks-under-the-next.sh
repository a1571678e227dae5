#!/usr/bin/env bash
# And the other relation stays as it is; what was written to the removed one is told nobody.
. "$(dirname "$0")/lib.sh"

pair
hook source out-relation-departed <<<'relation-set last=word'
hookbox deploy "$WORK/source" one
hookbox deploy "$WORK/source" two
hookbox deploy "$WORK/sink"
hookbox integrate one sink
hookbox integrate two sink
idle one/0 two/0 sink/0
stop_agent
: >"$TRACE"
hookbox remove-relation one sink --no-agent
start_agent
idle one/0 two/0 sink/0
equal "in-relation-departed one/0,in-relation-broken" "$(trace sink/0)"
equal "out-relation-departed sink/0,out-relation-broken" "$(trace one/0)"
equal "" "$(trace two/0)"
# Another relation between the same two is a new one.
hookbox integrate one sink
idle one/0 sink/0
contains "$(trace sink/0)" "in-relation-broken,in-relation-created,in-relation-joined one/0,in-relation-changed one/0"
