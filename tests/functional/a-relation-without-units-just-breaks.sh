#!/usr/bin/env bash
# T118
. "$(dirname "$0")/lib.sh"

# The other side's unit never gets into the relation.
pair
hook sink install <<<'exit 1'
hookbox model-config automatically-retry-hooks=false
deploy_pair
eventually in_error sink/0
idle source/0
contains "$(trace source/0)" out-relation-created
hookbox remove-relation source:out sink:in
idle source/0
contains "$(trace source/0),end" ",out-relation-broken,end"
equal '' "$(grep -E 'joined|changed .|departed' "$TRACE" || true)"
hookbox remove-relation source:out sink:in 2>"$WORK/err" && fail "it is still there"
contains "$(cat "$WORK/err")" 'not found'

# And one whose units have all gone.
hookbox deploy "$WORK/sink" other
eventually in_error other/0
hookbox resolved --no-retry other/0
hookbox integrate source other
idle source/0 other/0
hookbox remove-unit other/0
hookbox wait-for unit other/0 --gone --timeout 30s
idle source/0
hookbox remove-relation source other
idle source/0
contains "$(trace source/0),end" "out-relation-departed other/0,out-relation-broken,end"
