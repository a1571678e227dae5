#!/usr/bin/env bash
# Nothing of an archive is written outside the bundle, and a bad one leaves nothing behind.
. "$(dirname "$0")/lib.sh"
export HOOKBOX_NO_AGENT=1

# refused TEXT ARGUMENT...
refused() {
    local text=$1 status=0
    shift
    hookbox deploy "$@" 2>"$WORK/err" || status=$?
    equal 1 "$status"
    equal "ERROR $text" "$(cat "$WORK/err")"
}
# member NAME MODE CONTENT: adds it to a copy of the charm's archive as $WORK/bad.charm.
member() {
    cp "$WORK/app.charm" "$WORK/bad.charm"
    python3 - "$WORK/bad.charm" "$@" <<'P'
import sys, zipfile
path, name, mode, content = sys.argv[1:]
info = zipfile.ZipInfo(name)
info.create_system = 3
info.external_attr = int(mode, 8) << 16
with zipfile.ZipFile(path, "a") as archive:
    archive.writestr(info, content)
P
}

charm app
archive app
broken="cannot read charm archive \"$WORK/bad.charm\": "
member ../../../out 100644 x
refused "${broken}member \"../../../out\" leads out of the charm" "$WORK/bad.charm"
member /tmp/out 100644 x
refused "${broken}member \"/tmp/out\" leads out of the charm" "$WORK/bad.charm"
member null 020644 ''
refused "${broken}member \"null\" is no file, directory or link" "$WORK/bad.charm"
member lib 120777 /etc
refused 'symlink "lib" is absolute: "/etc"' "$WORK/bad.charm"
member hooks/lib 120777 ../../..
refused 'symlink "hooks/lib" links out of charm: "../../.."' "$WORK/bad.charm"
head -c 100 "$WORK/app.charm" >"$WORK/bad.charm"
refused "${broken}not a zip archive" "$WORK/bad.charm"
refused 'unknown option "colour"' "$WORK/app.charm" --config colour=red
[ -z "$(ls -A "$HOOKBOX_HOME/charms")" ] || fail "something was stored"
equal '{}' "$(hookbox status --format json | jq -c .applications)"
