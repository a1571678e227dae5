#!/usr/bin/env bash
# T071 T072
. "$(dirname "$0")/lib.sh"

charm app
cat >"$WORK/app/config.yaml" <<'X'
options:
  title: {type: string, default: mine}
  port: {type: int, default: 8080}
  debug: {type: boolean, default: true}
  unset: {type: string}
X
in_hook app install <<'X'
try set config-get
try all config-get --all --format json
try key config-get title
try flag config-get debug
try missing config-get nope
try missing-json config-get nope --format json
try state-json state-get nope --format json
X
hookbox deploy "$WORK/app"
idle app/0
tried set 0 $'debug: true\nport: 8080\ntitle: mine'
tried all 0 '{"debug":true,"port":8080,"title":"mine","unset":null}'
tried key 0 mine
tried flag 0 True
tried missing 0 ''
tried missing-json 0 null
tried state-json 0 '""'
