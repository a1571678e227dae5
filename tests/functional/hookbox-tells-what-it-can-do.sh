#!/usr/bin/env bash
# Overview, help, version and near names, all without a context.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/../peer/lib.sh"
unset JUJU_CONTEXT_ID

call hookbox
contains "$OUT" 'Usage: hookbox VERB|TOOL'
contains "$OUT" relation-get
equal '' "$(awk 'length > 80' "$WORK/out")"
equal "$OUT" "$(hookbox help)"
equal "$OUT" "$(hookbox --help)"
equal "$OUT" "$(hookbox help help)"
call hookbox help relation-get
equal 0 "$EXIT"
equal 'Usage: relation-get' "$(head -n 1 "$WORK/out" | cut -d ' ' -f 1-2)"
call hookbox help deploy
equal "$OUT" "$(hookbox deploy --help)"
[[ $(hookbox --version) =~ ^hookbox\ [0-9.]+$ ]] || fail "version: $(hookbox --version)"

call hookbox depoly
gives 2 '' 'ERROR hookbox: "depoly" is not a hookbox command. See "hookbox --help".

Did you mean:
	deploy'
call hookbox help xyzzy
gives 2 '' 'ERROR hookbox: "xyzzy" is not a hookbox command. See "hookbox --help".'
call tool juju depoly
contains "$ERR" 'juju: "depoly" is not a juju command.'
call hookbox config-get title
gives 1 '' 'ERROR JUJU_CONTEXT_ID not set'
call tool config-get --help
gives 1 '' 'ERROR JUJU_CONTEXT_ID not set'
