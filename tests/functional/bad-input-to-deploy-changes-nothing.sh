#!/usr/bin/env bash
# What cannot be deployed is refused with its reason, and nothing is stored.
. "$(dirname "$0")/lib.sh"
export HOOKBOX_NO_AGENT=1

# refused TEXT ARGUMENT...
refused() {
    local text=$1 status=0
    shift
    hookbox deploy "$@" >"$WORK/out" 2>"$WORK/err" || status=$?
    equal 1 "$status"
    equal "ERROR $text" "$(cat "$WORK/err")"
    [ ! -s "$WORK/out" ] || fail "something was printed"
}

charm app
printf 'options: {count: {type: int}}\n' >"$WORK/app/config.yaml"
mkdir "$WORK/empty" "$WORK/bare"
printf 'name: bare\n' >"$WORK/bare/metadata.yaml"

refused "no charm was found at \"$WORK/nowhere\": no such directory" "$WORK/nowhere"
refused "no charm was found at \"$WORK/empty\": no metadata.yaml" "$WORK/empty"
refused "no charm was found at \"$WORK/bare\": neither hooks/ nor dispatch" "$WORK/bare"
refused 'unknown option "colour"' "$WORK/app" --config colour=red
refused 'option "count" expected int, got "many"' "$WORK/app" --config count=many
printf 'other: {count: 1}\n' >"$WORK/values.yaml"
refused "no settings found for \"app\" in $WORK/values.yaml" "$WORK/app" --config "$WORK/values.yaml"

printf 'name: [\n' >"$WORK/bare/metadata.yaml"
hookbox deploy "$WORK/bare" 2>"$WORK/err" && fail "malformed YAML was accepted"
grep -qE "^ERROR $WORK/bare/metadata.yaml:[0-9]+:[0-9]+: " "$WORK/err" ||
    fail "no place in: $(cat "$WORK/err")"

status=0
hookbox deploy "$WORK/app" -n 0 2>"$WORK/err" || status=$?
equal 2 "$status"
status=0
hookbox deploy "$WORK/app" Wrong_Name 2>"$WORK/err" || status=$?
equal 2 "$status"

hookbox config app 2>"$WORK/err" && fail "an application was stored"
equal 'ERROR application "app" not found' "$(cat "$WORK/err")"
[ -z "$(ls "$HOOKBOX_HOME/charms" 2>/dev/null)" ] || fail "a charm was stored"

hookbox deploy "$WORK/app" 2>/dev/null
refused 'cannot add application "app": application already exists' "$WORK/app"
