#!/usr/bin/env bash
# What the leader sets as spec is stored with its hook, as it was given; a hook that fails stores
# nothing.
# shellcheck source=tests/functional/lib.sh
source "$(dirname "$0")/lib.sh"

charm app
printf 'options: {n: {type: int}}\n' >"$WORK/app/config.yaml"
in_hook app start <<'E'
printf 'containers: []\n' | k8s-spec-set
printf 'kind: Service\n' >raw.yaml
k8s-raw-set --file raw.yaml
try same k8s-spec-get
E
in_hook app config-changed <<'E'
try spec k8s-spec-get
try older pod-spec-get
try raw k8s-raw-get
if [ -e fail ]; then
    echo lost | pod-spec-set
    exit 1
fi
E
hookbox deploy "$WORK/app"
idle app/0
tried same 0 ''
hookbox config app n=1
idle app/0
tried spec 0 'containers: []'
tried older 0 'containers: []'
tried raw 0 'kind: Service'

touch "$HOOKBOX_HOME/agents/unit-app-0/charm/fail"
hookbox config app n=2
eventually in_error app/0
rm "$HOOKBOX_HOME/agents/unit-app-0/charm/fail"
hookbox resolved app/0
idle app/0
tried spec 0 'containers: []'
