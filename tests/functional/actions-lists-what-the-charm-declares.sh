#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm plain
charm app
action app snapshot-10 '{description: Take one.}' </dev/null
action app snapshot-2 '{params: {level: {type: integer, default: 5, description: how much}}}' </dev/null
hookbox deploy "$WORK/plain" --no-agent
hookbox deploy "$WORK/app" --no-agent
equal "No actions defined for plain." "$(hookbox actions plain 2>&1)"
equal 'Action       Description
snapshot-2   No description
snapshot-10  Take one.' "$(hookbox actions app)"
equal '{"snapshot-10":"Take one.","snapshot-2":"No description"}' "$(hookbox actions app --format json)"
equal 'snapshot-2:
  additionalProperties: false
  description: No description
  properties:
    level:
      default: 5
      description: how much
      type: integer
  title: snapshot-2
  type: object' "$(hookbox actions app --schema | head -n 10)"
equal 'No description

Arguments
level:
  type: integer
  description: how much
  default: 5' "$(hookbox show-action app snapshot-2)"
status=0
hookbox show-action app nothing 2>"$WORK/errors" || status=$?
equal '1: unknown action "nothing"' "$status: $(cat "$WORK/errors")"
status=0
hookbox actions gone 2>"$WORK/errors" || status=$?
equal '1: ERROR application "gone" not found' "$status: $(cat "$WORK/errors")"

# What cannot be an action keeps the charm from being deployed.
printf 'ok: {}\nBad_one: {}\n' >"$WORK/app/actions.yaml"
status=0
hookbox deploy "$WORK/app" another --no-agent 2>"$WORK/errors" || status=$?
equal 1 "$status"
contains "$(cat "$WORK/errors")" "actions.yaml:2:1: bad action name Bad_one"
