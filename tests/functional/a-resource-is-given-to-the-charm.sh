#!/usr/bin/env bash
# T101
. "$(dirname "$0")/lib.sh"

charm app 'resources: {soft: {type: file, filename: soft.txt, description: s}, spare: {filename: x}}'
hook app upgrade-charm </dev/null
in_hook app config-changed <<X
try first resource-get soft
try second resource-get soft
cat "\$(resource-get soft)" >$WORK/content
try spare resource-get spare
try nope resource-get nope
X
echo one >"$WORK/one.txt"
hookbox deploy "$WORK/app" --resource soft="$WORK/one.txt"
echo changed >"$WORK/one.txt" # a copy was kept
idle app/0
path=$HOOKBOX_HOME/agents/unit-app-0/resources/soft/soft.txt
tried first 0 "$path"
tried second 0 "$path"
tried spare 1 '' 'ERROR could not download resource: resource "app/spare" not found'
tried nope 1 '' 'ERROR could not download resource: resource "app/nope" not found'
equal "${#path} one" "$(wc -c <"$WORK/first.out") $(cat "$WORK/content")"

: >"$TRACE"
echo two >"$WORK/two.txt"
equal '' "$(hookbox attach-resource app soft="$WORK/two.txt" 2>&1)"
eventually grep -q config-changed "$TRACE"
idle app/0
equal upgrade-charm,config-changed "$(trace app/0)"
tried first 0 "$path"
equal two "$(cat "$WORK/content")"

# The same content once more is no news.
hookbox attach-resource app soft="$WORK/two.txt"
idle app/0
equal upgrade-charm,config-changed "$(trace app/0)"

# A copy that the charm has spoilt is made anew.
echo bad >"$path"
hookbox trust app
eventually grep -qx two "$path"
