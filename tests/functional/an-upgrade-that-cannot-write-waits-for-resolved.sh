#!/usr/bin/env bash
# T147: also, a forced refresh to a charm without the file that was in the way ends the conflict.
# Permissions say nothing to a root with all its capabilities.
if [ "$(id -u)" = 0 ] && [ -z "${PLAIN_ROOT-}" ]; then
    PLAIN_ROOT=1 exec setpriv --inh-caps=-all --bounding-set=-all "$BASH" "$0"
fi
. "$(dirname "$0")/lib.sh"

charm app
hook app upgrade-charm </dev/null
mkdir "$WORK/app/files"
echo first >"$WORK/app/files/one"
hookbox deploy "$WORK/app"
idle app/0
files=$HOOKBOX_HOME/agents/unit-app-0/charm/files
conflict() {
    chmod a-w "$files"
    hookbox refresh app --path "$WORK/app"
    eventually in_error app/0
    equal 'upgrade failed' "$(message app/0)"
}
: >"$TRACE"
mkdir "$WORK/app/lib"
echo second >"$WORK/app/files/one"
conflict
equal '' "$(trace)"
chmod u+w "$files"
hookbox resolved app/0
eventually grep -q config-changed "$TRACE"
idle app/0
equal upgrade-charm,config-changed "$(trace app/0)"
equal second "$(cat "$files/one")"

echo third >"$WORK/app/files/one"
conflict
chmod u+w "$files"
rm -r "$WORK/app/files"
: >"$TRACE"
hookbox refresh app --path "$WORK/app" --force-units
eventually grep -q config-changed "$TRACE"
idle app/0
equal upgrade-charm,config-changed "$(trace app/0)"
[ ! -e "$files" ] || fail "the files of the charm before are still there"
