#!/usr/bin/env bash
# Until it works: three runs, all with the new files, and the charm is put in place but once.
. "$(dirname "$0")/lib.sh"

charm app
hookbox model-config automatically-retry-hooks=false
hookbox deploy "$WORK/app"
idle app/0
hook app upgrade-charm <<X
cat file
[ -e "$WORK/good" ]
X
echo new >"$WORK/app/file"
: >"$TRACE"
hookbox refresh app --path "$WORK/app"
failed() { in_error app/0 && [ "$(wc -l <"$TRACE")" = "$1" ]; }
eventually failed 1
hookbox resolved app/0
eventually failed 2
equal 'hook failed: "upgrade-charm"' "$(message app/0)"
touch "$WORK/good"
hookbox resolved app/0
eventually grep -q config-changed "$TRACE"
idle app/0
equal upgrade-charm,upgrade-charm,upgrade-charm,config-changed "$(trace app/0)"
equal "charm refreshed: failed
resolved: failed
resolved: succeeded" \
    "$(hookbox history --format json |
        jq -r '.[] | select(.hook == "upgrade-charm") | "\(.cause): \(.result)"')"
equal 1 "$(grep -c 'upgrading to charm "local:app-1"' "$HOOKBOX_HOME/log/unit-app-0.log")"
for id in $(hookbox history --format json | jq '.[] | select(.hook == "upgrade-charm").id'); do
    equal new "$(hookbox show-hook "$id" --format json | jq -r .output)"
done
