#!/usr/bin/env bash
# T006
. "$(dirname "$0")/lib.sh"

charm app
rm "$WORK"/app/hooks/*
hookbox deploy "$WORK/app"
idle app/0
for hook in install leader-elected config-changed start; do
    contains "$(cat "$HOOKBOX_HOME/log/unit-app-0.log")" "skipped \"$hook\" hook (missing)"
done
equal unknown "$(workload app/0)"
