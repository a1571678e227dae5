#!/usr/bin/env bash
# T154
. "$(dirname "$0")/lib.sh"

charm app
action app help <<<'status-get'
hook app start <<<'exit 1'
hookbox model-config automatically-retry-hooks=false
hookbox deploy "$WORK/app"
eventually in_error app/0
contains "$(hookbox run app/0 help)" maintenance
# The unit is where it was.
equal error "$(workload app/0)"
equal 'hook failed: "start"' "$(message app/0)"
equal install,leader-elected,config-changed,start "$(trace app/0)"
hookbox resolved --no-retry app/0
idle app/0
equal install,leader-elected,config-changed,start "$(trace app/0)"
