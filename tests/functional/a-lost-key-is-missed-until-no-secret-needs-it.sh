#!/usr/bin/env bash
# secret.key is gone below a running agent, in whose store there are secrets.
. "$(dirname "$0")/lib.sh"

charm app
printf 'options: {n: {type: int, default: 0}}\n' >"$WORK/app/config.yaml"
hook app config-changed <<<'secret-add --owner unit word=hook'
hookbox deploy "$WORK/app"
idle app/0
first=$(hookbox add-secret first word=one)
key=$HOOKBOX_HOME/secret.key
mv "$key" "$WORK/key"

missing="key file \"$key\" is missing: put it back, or remove the secrets"
contains "$(hookbox add-secret second word=two 2>&1 || true)" "$missing"
contains "$(hookbox show-secret first --reveal 2>&1 || true)" "$missing"
hookbox config app n=1
eventually in_error app/0
id=$(hookbox history app/0 --format json | jq '.[-1].id')
contains "$(hookbox show-hook "$id")" "$missing"
if [ -e "$key" ]; then fail "another key was made"; fi

mv "$WORK/key" "$key"
hookbox resolved app/0
idle app/0
contains "$(hookbox show-secret first --reveal)" 'word: one'

hookbox remove-secret "$first"
hookbox remove-unit app/0
hookbox wait-for unit app/0 --gone
rm "$key"
hookbox add-secret third word=three
contains "$(hookbox show-secret third --reveal)" 'word: three'
