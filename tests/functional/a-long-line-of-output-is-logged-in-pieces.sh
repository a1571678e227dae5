#!/usr/bin/env bash
# T031
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<'X'
head -c 10240 /dev/zero | tr '\0' x >&2
X
hookbox deploy "$WORK/app"
idle app/0
pieces=$(sed -nE 's/.* WARNING unit\.app\/0\.install [^ ]+ (x+)$/\1/p' "$HOOKBOX_HOME/log/unit-app-0.log")
equal 3 "$(wc -l <<<"$pieces")"
equal 10240 "$(tr -d '\n' <<<"$pieces" | wc -c)"
