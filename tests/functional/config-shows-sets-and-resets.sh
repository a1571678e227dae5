#!/usr/bin/env bash
# Options are shown with their source, changed all or none, and reset to their defaults.
. "$(dirname "$0")/lib.sh"
export HOOKBOX_NO_AGENT=1

charm app
cat >"$WORK/app/config.yaml" <<'YAML'
options:
  count: {type: int, default: 3, description: how many}
  title: {type: string}
YAML
hookbox deploy "$WORK/app" --config title=first 2>/dev/null
equal "$(cat <<'YAML'
application: app
application-config:
  trust:
    default: false
    description: Does this application have access to trusted credentials
    source: default
    type: bool
    value: false
charm: app
settings:
  count:
    default: 3
    description: how many
    source: default
    type: int
    value: 3
  title:
    description: ""
    source: user
    type: string
    value: first
YAML
)" "$(hookbox config app)"

hookbox config app count=5 title=
equal 5 "$(hookbox config app count)"
equal '{"description":"","source":"user","type":"string","value":""}' \
    "$(hookbox config app --format json | jq -c .settings.title)"

hookbox config app title=third count=many 2>"$WORK/err" && fail "a wrong type was accepted"
equal 'ERROR option "count" expected int, got "many"' "$(cat "$WORK/err")"
equal "" "$(hookbox config app title)"

hookbox config app --reset count,title
equal 3 "$(hookbox config app count)"
equal '"unset"' "$(hookbox config app --format json | jq -c .settings.title.source)"

hookbox config app colour 2>"$WORK/err" && fail "an unknown key was printed"
equal 'ERROR key "colour" not found in "app" application config or charm settings.' \
    "$(cat "$WORK/err")"
