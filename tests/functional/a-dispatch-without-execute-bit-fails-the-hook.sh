#!/usr/bin/env bash
# T016
. "$(dirname "$0")/lib.sh"

charm app
printf '#!/bin/bash\n' >"$WORK/app/dispatch"
chmod 0644 "$WORK/app/dispatch"
hookbox deploy "$WORK/app"
eventually in_error app/0
equal 'hook failed: "install"' "$(message app/0)"
equal '' "$(trace)"
