#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm app
echo 'options: {key: {type: secret, description: which}}' >"$WORK/app/config.yaml"
in_hook app config-changed <<'X'
try key config-get key
[ -z "$(config-get key)" ] || try word secret-get "$(config-get key)" word
X
hook app secret-changed </dev/null
equal 'ERROR option "key" expected secret, got "plain"' \
    "$(hookbox deploy "$WORK/app" --no-agent --config key=plain 2>&1 || true)"
hookbox deploy "$WORK/app"
idle app/0
tried key 0 ''
equal 'ERROR option "key" expected secret, got "secret:abc"' \
    "$(hookbox config app key=secret:abc 2>&1 || true)"
uri=$(hookbox add-secret pass word=one)
hookbox grant-secret pass app
hookbox config app key="$uri"
idle app/0
tried key 0 "$uri"
tried word 0 one
equal secret "$(hookbox config app --format json | jq -r .settings.key.type)"

# Another content is told by its own hook, not by config-changed.
: >"$TRACE"
hookbox update-secret pass word=two
eventually grep -q secret-changed "$TRACE"
idle app/0
equal secret-changed "$(trace app/0)"
