#!/usr/bin/env bash
# Nothing that a home keeps tells a secret's content, and its key is a file for its user alone.
# What a hook itself prints is its own affair.
# shellcheck source=tests/functional/lib.sh
source "$(dirname "$0")/lib.sh"

charm app
hook app start <<'E'
exec 2>/dev/null
uri=$(secret-add --owner unit --description "for tests" word=hunter2-in-word)
printf 'word: hunter2-in-file\n' >"$TMP_SECRET"
secret-set "$uri" word=hunter2-again bad#base64#base64=hunter2-bad || true
secret-set "$uri" hunter2-wrong || true
[ "$(secret-get "$uri" word)" = hunter2-in-word ]
secret-set "$uri" --file "$TMP_SECRET"
rm "$TMP_SECRET"
E
sed -i "s|\$TMP_SECRET|$WORK/secret.yaml|" "$WORK/app/hooks/start"
hookbox model-config "logging-config=<root>=TRACE"
hookbox deploy "$WORK/app"
idle app/0
stop_agent

equal 600 "$(stat -c %a "$HOOKBOX_HOME/secret.key")"
rm -r "${HOOKBOX_HOME:?}/agents" "${HOOKBOX_HOME:?}/charms"
for text in hunter2 "$(printf hunter2-in-word | base64)" "$(printf hunter2-in-file | base64)"; do
    if grep -ra "$text" "$HOOKBOX_HOME"; then fail "$text is told"; fi
done
id=$(hookbox history --format json | jq -r '.[] | select(.hook == "start").id')
contains "$(hookbox show-hook "$id")" 'secret-add --owner ... --description ... word=...'
