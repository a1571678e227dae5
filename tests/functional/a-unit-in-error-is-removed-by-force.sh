#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm app
hook app start <<'X'
exit 1
X
hookbox deploy "$WORK/app" -n 2
eventually in_error app/0
eventually in_error app/1
hookbox wait-for unit app/0 --idle --timeout 300ms 2>/dev/null && fail "no error"
: >"$TRACE"
hookbox remove-unit app/0
hookbox remove-unit --force app/1
hookbox wait-for unit app/1 --gone --timeout 30s
grep -q app/1 "$TRACE" && fail "app/1 ran a hook"
grep -q 'app/0 stop' "$TRACE" && fail "app/0 went in spite of its error"
hookbox resolved --no-retry app/0
hookbox wait-for unit app/0 --gone --timeout 30s
contains "$(trace app/0),end" "stop,remove,end"
