#!/usr/bin/env bash
# Nor one that does not exist; what does not exist is gone.
. "$(dirname "$0")/lib.sh"

charm app
hook app start <<'X'
exit 1
X
hookbox deploy "$WORK/app" 2>/dev/null
eventually in_error app/0
refused() { # WORDS ARGUMENT...
    local status=0 words=$1
    shift
    hookbox wait-for "$@" --timeout 50ms 2>"$WORK/err" || status=$?
    equal 1 $status
    contains "$(cat "$WORK/err")" "$words"
}
refused 'unit "app/0" is error (hook failed: "start")' unit app/0 --idle
refused 'unit "app/0" is error (hook failed: "start")' application app
refused 'unit "app/0" still exists' unit app/0 --gone
refused 'unit "app/9" not found' unit app/9
hookbox wait-for unit app/9 --gone --timeout 50ms
hookbox wait-for application other --gone --timeout 50ms
hookbox resolved --no-retry app/0
hookbox wait-for unit app/0 --idle --timeout 30s
