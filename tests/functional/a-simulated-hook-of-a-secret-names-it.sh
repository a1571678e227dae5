#!/usr/bin/env bash
# A hook about a secret finds the one that the state names, with its label and, where a revision is
# the matter, its revision.
. "$(dirname "$0")/lib.sh"

cd "$WORK"
cat >unit.yaml <<'STATE'
unit: web/0
hook: {secret: cj4v5vm78onc7ee3fd2g}
secrets:
  cj4v5vm78onc7ee3fd2g: {label: pw, owner: unit, revision: 3, content: {key: old}, latest_content: {key: new}}
remote_secrets:
  8m4e2mr0ui3e8a215n4g: {label: theirs, content: {key: x}}
STATE
told() { # HOOK
    hookbox simulate --state unit.yaml --hook "$1" -- sh -c \
        'echo "$JUJU_SECRET_ID $JUJU_SECRET_LABEL ${JUJU_SECRET_REVISION-none}"'
}
equal 'secret:cj4v5vm78onc7ee3fd2g pw none' "$(told secret-rotate)"
equal 'secret:cj4v5vm78onc7ee3fd2g pw 3' "$(told secret-expired)"
sed -i 's/fd2g}$/fd2g, secret_revision: 2}/' unit.yaml
equal 'secret:cj4v5vm78onc7ee3fd2g pw 2' "$(told secret-remove)"
sed -i 's/hook: .*/hook: {secret: 8m4e2mr0ui3e8a215n4g}/' unit.yaml
equal 'secret:8m4e2mr0ui3e8a215n4g theirs none' "$(told secret-changed)"
equal '  none' "$(told start)"
sed -i 's/hook: .*/hook: {secret: 9m4e2mr0ui3e8a215n4g}/' unit.yaml
status=0
errors=$(told secret-changed 2>&1) || status=$?
equal '1 ERROR unit.yaml:2:8: hook.secret: no secret "9m4e2mr0ui3e8a215n4g"' "$status $errors"

# It need not be named where only one can be meant.
sed -i '/^hook/d' unit.yaml
equal 'secret:8m4e2mr0ui3e8a215n4g theirs none' "$(told secret-changed)"
equal 'secret:cj4v5vm78onc7ee3fd2g pw 3' "$(told secret-expired)"
sed -i '/^secrets/,/^  cj/d' unit.yaml
contains "$(told secret-rotate 2>&1 || true)" 'ERROR which secret is the hook about?'
