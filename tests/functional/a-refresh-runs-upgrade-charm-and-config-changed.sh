#!/usr/bin/env bash
# T149
. "$(dirname "$0")/lib.sh"

charm app
hook app upgrade-charm </dev/null
hook app start <<<'echo own >data; mkdir -p lib; echo own >lib/data'
mkdir "$WORK/app/lib" "$WORK/app/old"
touch "$WORK/app/dropped" "$WORK/app/lib/dropped" "$WORK/app/old/file"
hookbox deploy "$WORK/app"
idle app/0
rm -r "$WORK/app/dropped" "$WORK/app/lib" "$WORK/app/old"
mkdir "$WORK/app/lib"
echo new >"$WORK/app/lib/added"
: >"$TRACE"
equal 'Added local charm "app", revision 1, to the model' \
    "$(hookbox refresh app --path "$WORK/app" 2>&1)"
eventually grep -q config-changed "$TRACE"
idle app/0
equal upgrade-charm,config-changed "$(trace app/0)"
cd "$HOOKBOX_HOME/agents/unit-app-0/charm"
equal "data hooks lib metadata.yaml revision" "$(echo *)"
equal "added data" "$(cd lib && echo *)"
equal own,own "$(paste -d, data lib/data)"
equal 1 "$(cat revision)"
equal 1 "$(hookbox status --format json | jq -r '.applications.app."charm-rev"')"

# The same files once more are a revision, too, with its hooks.
: >"$TRACE"
equal 'Added local charm "app", revision 2, to the model' \
    "$(hookbox upgrade-charm app --path "$WORK/app" 2>&1)"
eventually grep -qx 2 revision
eventually grep -q config-changed "$TRACE"
idle app/0
equal upgrade-charm,config-changed "$(trace app/0)"
