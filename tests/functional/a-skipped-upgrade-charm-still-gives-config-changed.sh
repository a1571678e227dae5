#!/usr/bin/env bash
# T135
. "$(dirname "$0")/lib.sh"

charm app
hookbox deploy "$WORK/app"
idle app/0
hook app upgrade-charm <<<'exit 1'
hookbox refresh app --path "$WORK/app"
eventually in_error app/0
equal 'hook failed: "upgrade-charm"' "$(message app/0)"
: >"$TRACE"
hookbox resolved --no-retry app/0
eventually grep -q config-changed "$TRACE"
idle app/0
equal config-changed "$(trace app/0 | sed 's/upgrade-charm,//g')"
