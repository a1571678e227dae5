#!/usr/bin/env bash
# T011
. "$(dirname "$0")/lib.sh"

# A relation's hook, too: which files are hooks follows from the metadata.
charm app 'peers: {cluster: {interface: c}}'
hook app cluster-relation-created </dev/null
chmod 0644 "$WORK"/app/hooks/{install,cluster-relation-created}
echo text >"$WORK/app/hooks/notes"
hookbox deploy "$WORK/app" 2>"$WORK/err"
equal "WARNING making \"$WORK/app/hooks/cluster-relation-created\" executable in charm
WARNING making \"$WORK/app/hooks/install\" executable in charm" "$(grep WARNING "$WORK/err" | sort)"
idle app/0
equal 'install,cluster-relation-created,leader-elected,config-changed,start' "$(trace app/0)"
[ ! -x "$HOOKBOX_HOME/agents/unit-app-0/charm/hooks/notes" ] || fail "a file that is no hook, too"
[ ! -x "$WORK/app/hooks/install" ] || fail "the operator's own file was changed"
