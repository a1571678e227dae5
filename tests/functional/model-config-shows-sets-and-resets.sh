#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

refused() { ! hookbox model-config "$@" 2>"$WORK/error" || fail "taken: $*"; }

contains "$(hookbox model-config | tr -s ' ')" 'update-status-hook-interval default 5m'
hookbox model-config update-status-hook-interval=2m automatically-retry-hooks=false
equal 2m "$(hookbox model-config update-status-hook-interval)"
equal '{"automatically-retry-hooks":{"source":"model","value":false}}' \
    "$(hookbox model-config automatically-retry-hooks --format json)"
hookbox model-config --reset update-status-hook-interval,automatically-retry-hooks
equal 5m "$(hookbox model-config update-status-hook-interval)"
contains "$(hookbox model-config --format yaml)" $'automatically-retry-hooks:\n  source: default\n  value: true'

printf 'http-proxy: http://proxy\nno-proxy: ""\n' >"$WORK/settings.yaml"
hookbox model-config --file "$WORK/settings.yaml"
equal 'http://proxy,' "$(hookbox model-config http-proxy),$(hookbox model-config no-proxy)"

refused http-proxi=x
contains "$(cat "$WORK/error")" 'ERROR unknown model setting "http-proxi"; did you mean "http-proxy"'
refused http-proxy=x update-status-hook-interval=often
contains "$(cat "$WORK/error")" 'expected a duration such as 5m or 90s, got "often"'
equal http://proxy "$(hookbox model-config http-proxy)"
refused http-proxy --reset no-proxy
