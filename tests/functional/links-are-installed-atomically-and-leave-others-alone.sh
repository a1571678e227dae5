#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/../peer/lib.sh"

serve "$ECHO_SERVER"
mkdir -p "$WORK/bin/unit-get"
ln -s "$WORK/bin" "$WORK/link"
echo mine >"$WORK/bin/config-get"
ln -s /usr/old/hookbox "$WORK/bin/juju-log"

call hookbox install-links "$WORK/link"
gives 1 '' "ERROR left alone what is no link to hookbox; --force replaces it:
	$WORK/bin/config-get
	$WORK/bin/unit-get"
equal mine "$(cat "$WORK/bin/config-get")"
equal "$HOOKBOX" "$(readlink -f "$WORK/bin/juju-log")"
[[ $(readlink "$WORK/bin/relation-get") == ../* ]] || fail "an absolute link"

rmdir "$WORK/bin/unit-get"
call hookbox install-links --force "$WORK/link"
gives 0 ''
call "$WORK/link/config-get" title
gives 0 'My Blog'
call hookbox install-links "$WORK/link"
gives 0 ''
equal '' "$(find "$WORK/bin" -name '*.tmp*')"
call hookbox install-links "$WORK/nowhere"
gives 1 '' "ERROR open $WORK/nowhere: no such file or directory"
