#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm app 'resources: {soft: {filename: soft.txt}, spare: {filename: spare.txt}}'
hook app install <<'X'
case $JUJU_UNIT_NAME in */0) resource-get soft ;; esac
X
echo one >"$WORK/one.txt"
hookbox deploy "$WORK/app" -n 2 --resource soft="$WORK/one.txt"
idle app/0 app/1
stamp() { sed -E 's/20[0-9]{2}-[0-9-]+T[0-9:.]+Z?/TIME/g'; }
equal 'Unit Resource Revision Expected
app/0 soft TIME TIME
app/0 spare - -
app/1 soft - TIME
app/1 spare - -' "$(hookbox resources app --details | stamp | tr -s ' ')"
equal 'Resource Revision Expected
soft - TIME
spare - -' "$(hookbox resources app/1 --details | stamp | tr -s ' ')"
sum=$(sha384sum "$WORK/one.txt" | cut -d' ' -f1)
json=$(hookbox resources app --details --format json)
equal "app/0 soft $sum soft -1
app/0  spare -1
app/1  soft -1
app/1  spare -1" "$(jq -r '.resources[] | "\(.unitID) \(if .unit.name == "" then "" else .unit.name + " " + .unit.fingerprint end) \(.expected.name) \(.progress)"' <<<"$json")"
equal "$(jq -c '.resources[2:]' <<<"$json")" "$(hookbox resources app/1 --details --format json)"
equal 0001-01-01T00:00:00Z "$(jq -r '.resources[3].expected.timestamp' <<<"$json")"
equal '    combinedrevision: TIME
    usedyesno: "yes"
    combinedorigin: admin
  progress: -1
  unitnumber: 0
  revprogress: TIME' "$(hookbox resources app/0 --details --format yaml | stamp | sed -n '/^  expected/,/^- /p' |
    sed -n '/combinedrevision/,/revprogress/p;/revprogress/q')"
