#!/usr/bin/env bash
# T037
. "$(dirname "$0")/lib.sh"

charm app
hook app config-changed <<'X'
echo "printed $(config-get n)"
juju-log "logged $(config-get n)"
X
echo 'options: {n: {type: int, default: 1}}' >"$WORK/app/config.yaml"
hookbox deploy "$WORK/app"
idle app/0
hookbox model-config 'logging-config=<root>=WARNING;unit=DEBUG'
equal '<root>=WARNING;unit=DEBUG' "$(hookbox model-config logging-config)"
hookbox config app n=2
idle app/0
hookbox model-config 'logging-config=<root>=WARNING'
hookbox config app n=3
idle app/0
hookbox model-config --reset logging-config
hookbox config app n=4
idle app/0
equal 'logged 1,logged 2,logged 4,printed 2' "$(hookbox debug-log --replay --no-tail |
    sed -nE 's/.*((printed|logged) .*)/\1/p' | sort | paste -sd,)"
