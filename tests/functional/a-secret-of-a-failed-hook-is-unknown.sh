#!/usr/bin/env bash
# The URI that secret-add has printed names nothing when the hook fails; the same hook run again
# makes another one.
# T056
# shellcheck source=tests/functional/lib.sh
source "$(dirname "$0")/lib.sh"

charm app
printf 'options: {n: {type: int}}\n' >"$WORK/app/config.yaml"
in_hook app start <<E
uri=\$(secret-add password=s3cret)
try same secret-get "\$uri" password
echo "\$uri" >>$WORK/uris
[ -e $WORK/good ]
E
in_hook app config-changed <<E
[ -e $WORK/good ] || exit 0
{ read -r lost; read -r kept; } <$WORK/uris
try lost secret-get "\$lost"
try kept secret-get "\$kept" password
try ids secret-ids
E
hookbox deploy "$WORK/app"
eventually in_error app/0
tried same 0 s3cret
touch "$WORK/good"
hookbox resolved app/0
idle app/0
hookbox config app n=1
idle app/0
{ read -r lost && read -r kept; } <"$WORK/uris"
tried lost 1 '' "ERROR secret \"$lost\" not found"
tried kept 0 s3cret
tried ids 0 "${kept#secret:}"
