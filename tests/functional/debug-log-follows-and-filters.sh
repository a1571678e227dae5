#!/usr/bin/env bash
# T182
. "$(dirname "$0")/lib.sh"

charm app
hook app config-changed <<'X'
juju-log -l WARNING "value $(config-get v)"
X
echo 'options: {v: {type: string, default: zero}}' >"$WORK/app/config.yaml"
hookbox deploy "$WORK/app" -n 2 2>/dev/null
hookbox wait-for application app --idle --timeout 30s
equal "unit-app-0: WARNING unit.app/0.juju-log value zero" \
    "$(hookbox debug-log --no-tail --replay -i app/0 -l WARNING | sed -E 's/ [0-9:]{8}//')"
equal 2 "$(hookbox debug-log --no-tail --replay -i app -l WARNING | wc -l)"
equal 0 "$(hookbox debug-log --no-tail --replay -x app -l WARNING | wc -l)"
equal 1 "$(hookbox debug-log --no-tail --replay --limit 1 | wc -l)"
equal 3 "$(hookbox debug-log --no-tail -n 3 | wc -l)"
timeout 60 "$HOOKBOX" debug-log --tail -n 0 -l WARNING -i app/1 --limit 1 >"$WORK/followed" &
follower=$!
# A line may only be waited for once the follower has found the end of the log.
watches() { find "/proc/$(pgrep -P "$follower")/fd" -lname '*unit-app-1.log' | grep .; }
eventually watches
hookbox config app v=one
wait "$follower"
contains "$(cat "$WORK/followed")" "WARNING unit.app/1.juju-log value one"
hookbox wait-for application app --idle --timeout 30s
