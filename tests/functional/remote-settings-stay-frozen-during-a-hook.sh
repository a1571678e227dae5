#!/usr/bin/env bash
# T044
. "$(dirname "$0")/lib.sh"

pair
hook sink in-relation-changed <<X
relation-get -r in:0 colour source/0 >>"$WORK/read"
touch "$WORK/reading"
until [ -e "$WORK/written" ]; do read -rt 0.02 <> <(:) || true; done
relation-get -r in:0 colour source/0 >>"$WORK/read"
echo --- >>"$WORK/read"
X
hook source out-relation-joined <<'X'
relation-set colour=red
X
deploy_pair
eventually test -e "$WORK/reading"
"$STORE_TOOL" "$HOOKBOX_HOME" set-setting 0 source/0 colour=blue
touch "$WORK/written"
seen() { grep -q blue "$WORK/read"; }
eventually seen
idle sink/0
# Whatever it saw first, one run sees one colour; the last run sees the newest.
equal 'blue,blue,---' "$(tail -3 "$WORK/read" | paste -sd,)"
grep -v -- --- "$WORK/read" | paste - - | while read -r first second; do equal "$first" "$second"; done
