#!/usr/bin/env bash
# What has succeeded is not run again, what has not is an error until it is resolved.
. "$(dirname "$0")/lib.sh"

charm app 'storage: {data: {type: filesystem, multiple: {range: 2}}}'
hook app data-storage-attached <<X
case \$JUJU_STORAGE_ID in
data/1) [ -e $WORK/go ] || { touch $WORK/there; sleep 1000; } ;;
esac
X
hookbox model-config automatically-retry-hooks=false
hookbox deploy "$WORK/app"
eventually test -e "$WORK/there"
kill -KILL "$(agent_pid)"
eventually gone "$(agent_pid)"
touch "$WORK/go"
start_agent
eventually in_error app/0
equal 'hook failed: "data-storage-attached"' "$(message app/0)"
equal data-storage-attached,data-storage-attached "$(trace app/0)"
hookbox resolved app/0
idle app/0
equal data-storage-attached,data-storage-attached,data-storage-attached,install,leader-elected,config-changed,start \
    "$(trace app/0)"
stop_agent
start_agent
idle app/0
contains "$(trace app/0),end" start,end

# Resolved without another run it counts as attached.
echo 'exit 1' >>"$WORK/app/hooks/data-storage-attached"
hookbox deploy "$WORK/app" other
eventually in_error other/0
hookbox resolved --no-retry other/0
eventually in_error other/0
hookbox resolved --no-retry other/0
idle other/0
equal data-storage-attached,data-storage-attached,install,leader-elected,config-changed,start \
    "$(trace other/0)"
