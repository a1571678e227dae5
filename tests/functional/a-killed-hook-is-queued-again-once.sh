#!/usr/bin/env bash
# T143
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<'X'
kill -KILL $$
X
hookbox deploy "$WORK/app"
eventually in_error app/0
equal install,install "$(trace app/0)"
