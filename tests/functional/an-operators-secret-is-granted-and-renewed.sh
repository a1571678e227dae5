#!/usr/bin/env bash
# A secret of the model is read by an application that it is granted to, which hears of a new
# revision; the operator alone sees what is in it.
# shellcheck source=tests/functional/lib.sh
source "$(dirname "$0")/lib.sh"

charm app
printf 'options: {uri: {type: string}, n: {type: int}}\n' >"$WORK/app/config.yaml"
in_hook app config-changed <<'E'
uri=$(config-get uri)
[ -z "$uri" ] || try read secret-get "$uri" word
E
in_hook app secret-changed <<'E'
try renewed secret-get "$JUJU_SECRET_ID" --refresh word
E
hookbox deploy "$WORK/app"
idle app/0
uri=$(hookbox add-secret pass word=one --info "for tests")
hookbox config app uri="$uri"
idle app/0
tried read 1 '' 'ERROR permission denied'
hookbox grant-secret pass app
hookbox config app n=1
idle app/0
tried read 0 one

hookbox update-secret pass word=two
eventually test -s "$WORK/renewed.out"
idle app/0
tried renewed 0 two
hookbox update-secret "$uri" word=two
equal 2 "$(hookbox show-secret pass --format json | jq '.[].revision')"
equal '"one" "two"' "$(for n in 1 2; do hookbox show-secret pass --reveal -r $n --format json | jq -c '.[].content.Data.word'; done | paste -sd' ')"
contains "$(hookbox show-secret pass)" 'target: application-app'
equal null "$(hookbox show-secret pass --format json | jq '.[].content')"
contains "$(hookbox secrets)" '<model>'
equal 'ERROR secret with name "pass" already exists' "$(hookbox add-secret pass word=x 2>&1 || true)"
equal 'ERROR application "nope" not found' "$(hookbox grant-secret pass nope 2>&1 || true)"

hookbox revoke-secret pass app
hookbox config app n=2
idle app/0
tried read 1 '' 'ERROR permission denied'
hookbox remove-secret pass --revision 1
hookbox remove-secret pass
equal 'ERROR secret "pass" not found' "$(hookbox show-secret pass 2>&1 || true)"
