#!/usr/bin/env bash
# When a secret's time has come its owner gets secret-rotate or secret-expired, for an application
# the leader alone; an expired revision comes again while it is there.
# T167, T168
# shellcheck source=tests/functional/lib.sh
source "$(dirname "$0")/lib.sh"

charm app
hook app start <<'E'
[ "$(is-leader)" = True ] || exit 0
secret-add --label rot --rotate hourly word=one
secret-add --label exp --expire 90m word=one
E
hook app secret-rotate <<E
echo "\$JUJU_SECRET_LABEL \${JUJU_SECRET_REVISION-none}" >>$WORK/rotated
secret-set "\$JUJU_SECRET_ID" word=two
E
hook app secret-expired <<E
echo "\$JUJU_SECRET_LABEL \$JUJU_SECRET_REVISION" >>$WORK/expired
[ "\$(wc -l <$WORK/expired)" = 1 ] || secret-remove "\$JUJU_SECRET_ID" --revision "\$JUJU_SECRET_REVISION"
E
advance() { "$STORE_TOOL" "$HOOKBOX_HOME" advance "$1"; }
lines() { [ -e "$2" ] && [ "$(wc -l <"$2")" = "$1" ]; }
secret() { hookbox secrets --format json | jq -r ".[] | select(.label == \"$1\") | $2"; }
hookbox deploy "$WORK/app" -n 2
idle app/0 app/1
due=$(secret rot '.rotates[:19] + "Z" | fromdate')

advance 3660
eventually lines 1 "$WORK/rotated"
idle app/0 app/1
equal 'rot none' "$(cat "$WORK/rotated")"
equal $((due + 3600)) "$(secret rot '.rotates[:19] + "Z" | fromdate')"
equal 2 "$(secret rot .revision)"
[ ! -e "$WORK/expired" ] || fail "expired too early"

advance 1800
eventually lines 1 "$WORK/expired"
idle app/0 app/1
equal 'exp 1' "$(cat "$WORK/expired")"
advance 320
eventually lines 2 "$WORK/expired"
idle app/0 app/1
equal '' "$(secret exp .revision)"
case $(trace app/1) in
*secret*) fail "app/1 does not lead: $(trace app/1)" ;;
esac
