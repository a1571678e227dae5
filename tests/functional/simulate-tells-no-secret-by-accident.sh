#!/usr/bin/env bash
# A trace is for everybody, what is written with --out for its user alone.
. "$(dirname "$0")/lib.sh"

cd "$WORK"
umask 022
cat >unit.yaml <<'Y'
unit: web/0
leader: true
remote_secrets: {8m4e2mr0ui3e8a215n4g: {content: {key: hunter2-theirs}}}
Y
hookbox simulate --state unit.yaml --trace --out out.yaml -- bash -c '
    uri=$(secret-add --label mine word=hunter2-added)
    secret-set "$uri" word=hunter2-set
    secret-get 8m4e2mr0ui3e8a215n4g key
    secret-add bad#base64#base64=hunter2-bad || true' >printed 2>errors
equal hunter2-theirs "$(cat printed)"
equal 600 "$(stat -c %a out.yaml)"
contains "$(cat out.yaml)" hunter2-set
grep '^+' errors >trace
if grep hunter2 trace; then fail "the trace tells it"; fi
contains "$(cat trace)" '+ secret-add --label ... word=...'
contains "$(cat trace)" '"content_b64":{"word":"..."}'
sed -n '/^trace:/,$p' out.yaml >listed
contains "$(cat listed)" secret-get
if grep -e hunter2 -e "$(printf hunter2-set | base64)" listed; then fail "the list tells it"; fi

# What is taken back within the hook leaves nothing to hide.
hookbox simulate --state unit.yaml --trace -- bash -c '
    secret-remove "$(secret-add word=hunter2-gone)"' 2>errors
contains "$(cat errors)" '+ secret-remove'
if grep hunter2 errors; then fail "the trace tells it"; fi

# A file that is there already stays as open as it is.
chmod 644 out.yaml
hookbox simulate --state unit.yaml --out out.yaml -- true
equal 644 "$(stat -c %a out.yaml)"
