#!/usr/bin/env bash
# compat of the model chooses variables, tools and texts of the hooks that start from then on.
# shellcheck source=tests/functional/lib.sh
source "$(dirname "$0")/lib.sh"

charm app
printf 'options:\n  n: {type: int, default: 0}\n' >"$WORK/app/config.yaml"
hook app config-changed <<E
{
    echo "version \${JUJU_VERSION-none}"
    for tool in owner-get status-set leader-get; do
        if command -v "\$tool" >/dev/null; then echo "\$tool"; fi
    done
    config-get --nope 2>&1 || true
    config-get n
} >"$WORK/seen"
E
hookbox deploy "$WORK/app"
idle app/0
contains "$(cat "$WORK/seen")" "version 3.6.0"$'\n'"status-set"$'\n'"leader-get"

# seen N: what config-changed saw once the option was set to N.
seen() {
    hookbox config app n="$1"
    eventually grep -qx "$1" "$WORK/seen"
    idle app/0
    cat "$WORK/seen"
}
hookbox model-config compat=1
text=$(seen 1)
contains "$text" owner-get
contains "$text" "error: flag provided but not defined: --nope"
[[ "$text" != *status-set* ]] || fail "Juju 1.x has no status-set: $text"
hookbox model-config compat=4
text=$(seen 2)
contains "$text" "version 4.0.0"
[[ "$text" != *leader-get* && "$text" != *owner-get* ]] || fail "not of Juju 4.x: $text"
hookbox model-config --reset compat
contains "$(seen 3)" "version 3.6.0"
equal 'ERROR option "compat" expected 1, 3 or 4, got "2"' \
    "$(hookbox model-config compat=2 2>&1 >/dev/null || true)"
