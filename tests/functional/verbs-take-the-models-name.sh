#!/usr/bin/env bash
# As with juju, where a home has one model alone.
. "$(dirname "$0")/lib.sh"

charm app
hookbox deploy --model default "$WORK/app"
idle app/0
uuid=$(hookbox exec -u app/0 'echo $JUJU_MODEL_UUID')
for name in default admin/default local:default local:admin/default "$uuid"; do
    contains "$(hookbox status -m "$name")" app/0
done
status=0
errors=$(hookbox remove-application --model other app 2>&1) || status=$?
equal 'ERROR model "other" not found; a home has one model, here "default"' "$errors"
equal 1 $status
contains "$(hookbox status --color --no-color)" app/0
status=0
errors=$(hookbox agent --model default 2>&1) || status=$?
equal 'ERROR option provided but not defined: --model' "$errors"
equal 2 $status
