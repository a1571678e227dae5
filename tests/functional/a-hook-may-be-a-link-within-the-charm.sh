#!/usr/bin/env bash
# T012
. "$(dirname "$0")/lib.sh"

charm app
mkdir "$WORK/app/src"
printf '#!/bin/bash\necho "$0" >>%q\n' "$WORK/argv0" >"$WORK/app/src/main"
chmod +x "$WORK/app/src/main"
ln -sf ../src/main "$WORK/app/hooks/install"
hookbox deploy "$WORK/app"
idle app/0
contains "$(cat "$WORK/argv0")" /charm/hooks/install
equal leader-elected,config-changed,start "$(trace app/0)"
