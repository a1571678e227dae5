#!/usr/bin/env bash
# T010 T014: nothing of an archive is put right; and it is refreshed as a directory is.
. "$(dirname "$0")/lib.sh"

charm app
hook app start </dev/null
chmod 0644 "$WORK/app/hooks/start"
rm "$WORK/app/hooks/config-changed"
ln -s ../src/missing "$WORK/app/hooks/config-changed"
archive app
rm -r "$WORK/app/hooks/leader-elected"
hookbox deploy "$WORK/app.charm"
eventually in_error app/0
equal 'hook failed: "start"' "$(message app/0)"
equal install,leader-elected "$(trace app/0)"
contains "$(cat "$HOOKBOX_HOME/log/unit-app-0.log")" 'skipped "config-changed" hook (missing)'

chmod 0755 "$WORK/app/hooks/start"
archive app
hookbox refresh app --path "$WORK/app.charm" --force-units
eventually grep -qx 1 "$HOOKBOX_HOME/agents/unit-app-0/charm/revision"
hookbox resolved app/0 || true # by now the timer may have done it
eventually grep -q start "$TRACE"
idle app/0
equal install,leader-elected,start "$(trace app/0)"
