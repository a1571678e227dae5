#!/usr/bin/env bash
# T064
. "$(dirname "$0")/lib.sh"

charm app
in_hook app install <<'X'
exec 3< <(printf 'line\n'; read -rt 5 <> <(:))
try get config-get <&3
read -r rest <&3
try kept echo "$rest"
X
hookbox deploy "$WORK/app"
idle app/0
tried get 0 '{}'
tried kept 0 line
