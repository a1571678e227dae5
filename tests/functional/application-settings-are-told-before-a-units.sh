#!/usr/bin/env bash
# T049
. "$(dirname "$0")/lib.sh"

pair
hook source out-relation-joined <<'X'
relation-set --app owner=me
relation-set colour=red
X
hook sink in-relation-changed <<'X'
X
deploy_pair
seen() { grep -q 'sink/0 in-relation-changed source/0' "$TRACE"; }
eventually seen
idle source/0 sink/0
# The write may come after joined and its own changed, between the two, or before both; whatever is
# still to be told, the application's goes first.
case $(trace sink/0) in
*in-relation-joined\ source/0,in-relation-changed\ source/0,in-relation-changed,in-relation-changed\ source/0) ;;
*in-relation-joined\ source/0,in-relation-changed\ source/0,in-relation-changed) ;;
*in-relation-changed,in-relation-joined\ source/0,in-relation-changed\ source/0) ;;
*) fail "order: $(trace sink/0)" ;;
esac
