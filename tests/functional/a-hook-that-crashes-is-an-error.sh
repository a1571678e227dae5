#!/usr/bin/env bash
# T144
. "$(dirname "$0")/lib.sh"

charm app
hook app install <<'X'
ulimit -c 0
kill -SEGV $$
X
hookbox deploy "$WORK/app"
eventually in_error app/0
equal install "$(trace app/0)"
contains "$(grep ERROR "$HOOKBOX_HOME/log/unit-app-0.log")" 'segmentation fault'
