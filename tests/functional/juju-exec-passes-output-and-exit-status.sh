#!/usr/bin/env bash
# T161
. "$(dirname "$0")/lib.sh"

charm app
hookbox deploy "$WORK/app"
idle app/0
ln -s "$HOOKBOX" "$WORK/juju-exec"
ln -s "$HOOKBOX" "$WORK/juju-run"
status=0
"$WORK/juju-exec" app/0 'echo out; echo err >&2; exit 4' >"$WORK/out" 2>"$WORK/errors" || status=$?
equal "4 out err" "$status $(cat "$WORK/out" "$WORK/errors" | paste -sd' ')"

# The unit by tag, by option, or left out where there is only one.
for way in "app/0" "unit-app-0" "-u app/0 --" "-u unit-app-0 --"; do
    # shellcheck disable=SC2086 # several words
    equal app/0 "$("$WORK/juju-run" $way 'echo $JUJU_UNIT_NAME')"
done
equal app/0 "$("$WORK/juju-exec" 'echo $JUJU_UNIT_NAME')"
equal app/0 "$("$WORK/juju-exec" -u '' -- printenv JUJU_UNIT_NAME)"
equal 'a b $HOME' "$("$WORK/juju-exec" app/0 printf %s 'a b $HOME' '|' cat ';' true)"

refused() {
    status=0
    "$WORK/juju-exec" "${@:2}" 2>"$WORK/errors" || status=$?
    equal "$1" "$status: $(cat "$WORK/errors")"
}
refused '2: ERROR missing commands' app/0
refused '2: ERROR missing unit-name'
refused '1: ERROR unit "app/7" not found on this machine' -r x app/7 ls
refused '1: ERROR invalid relation id' -r x app/0 ls
refused '2: ERROR "unit-app" is not a valid unit tag' -u unit-app ls
refused '2: ERROR -no-context cannot be passed with an explicit unit-name (-u "app/0")' --no-context -u app/0 ls
hookbox add-unit app
idle app/1
refused '2: ERROR "ls" is not a valid tag' ls

equal 'juju-exec succeeded' "$(hookbox history app/0 --format json | jq -r '.[-1] | "\(.hook) \(.result)"')"
grep -q 'app/0 uniter (run commands), waited' "$HOOKBOX_HOME/log/machine-lock.log" ||
    fail "the lock's log does not tell of the commands"
