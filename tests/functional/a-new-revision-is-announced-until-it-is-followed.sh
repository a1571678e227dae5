#!/usr/bin/env bash
# A unit that follows a secret hears of a new revision once, and the owner of the old one when
# nobody follows it any more; the same content again is no new revision.
# T165, T166, T170
# shellcheck source=tests/functional/lib.sh
source "$(dirname "$0")/lib.sh"

pair
printf 'options: {word: {type: string, default: one}, n: {type: int}}\n' >"$WORK/source/config.yaml"
cp "$WORK/source/config.yaml" "$WORK/sink/"
hook source out-relation-created <<'E'
uri=$(secret-add --label pw word=one)
secret-grant "$uri"
relation-set --app secret="$uri"
E
hook source config-changed <<'E'
[ -z "$(secret-ids)" ] || secret-set "$(secret-ids)" word="$(config-get word)"
E
told='echo "$JUJU_SECRET_LABEL ${JUJU_SECRET_REVISION-none} $([[ $JUJU_SECRET_ID == secret:* ]] && echo uri)"'
hook source secret-remove <<<"$told >>$WORK/removed; secret-remove \$JUJU_SECRET_ID --revision \$JUJU_SECRET_REVISION"
hook sink in-relation-changed <<'E'
uri=$(relation-get --app secret source)
[ -z "$uri" ] || secret-get "$uri" --label mine
E
in_hook sink secret-changed <<E
$told >>$WORK/changed
try old secret-get --label mine
try peeked secret-get --label mine --peek
E
in_hook sink config-changed <<'E'
[ -z "$(config-get n)" ] || try refreshed secret-get --label mine --refresh
E
deploy_pair
idle source/0 sink/0

hookbox config source word=two
eventually test -s "$WORK/peeked.out"
idle source/0 sink/0
tried old 0 'word: one'
tried peeked 0 'word: two'
equal 'mine none uri' "$(cat "$WORK/changed")"
[ ! -e "$WORK/removed" ] || fail "revision 1 is still followed"

hookbox config source n=1 # the hook sets the same word again
idle source/0 sink/0
equal 1 "$(wc -l <"$WORK/changed")"

hookbox config sink n=1
eventually test -s "$WORK/removed"
idle source/0 sink/0
tried refreshed 0 'word: two'
equal 'pw 1 uri' "$(cat "$WORK/removed")"
equal '[2]' "$(hookbox secrets --revisions --format json | jq -c '[.[].revisions[].revision]')"
