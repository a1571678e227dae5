#!/usr/bin/env bash
. "$(dirname "$0")/lib.sh"

charm app 'resources: {soft: {filename: soft.txt, description: some}, img: {type: oci-image}}'
hook app install <<'X'
resource-get soft
X
echo one >"$WORK/one.txt"
hookbox deploy "$WORK/app" --resource soft="$WORK/one.txt"
idle app/0
stamp() { sed -E 's/20[0-9]{2}-[0-9-]+T[0-9:.]+Z?/TIME/'; }
equal 'Resource  Supplied by  Revision
img       upload       -
soft      admin        TIME' "$(hookbox resources app | stamp)"
equal 'Resource  Revision
img       -
soft      TIME' "$(hookbox list-resources app/0 | stamp)"
sum=$(sha384sum "$WORK/one.txt" | cut -d' ' -f1)
equal "- resourceid: app/soft
  applicationId: app
  name: soft
  type: file
  path: soft.txt
  description: some
  revision: \"0\"
  fingerprint: $sum
  size: 4
  origin: upload
  used: true
  timestamp: \"TIME\"
  username: admin
  combinedrevision: TIME
  usedyesno: \"yes\"
  combinedorigin: admin" "$(hookbox resources app --format yaml | stamp | sed '1,/combinedorigin/{/^resources/d; /img/,/combinedorigin/d}')"
equal "[\"img\",false,\"\"] [\"soft\",true,\"$sum\"]" \
    "$(hookbox resources app --format json | jq -c '.resources[] | [.name, .used, .fingerprint]' | paste -sd' ')"
charm none
hookbox deploy "$WORK/none"
equal 'No resources to display.' "$(hookbox resources none 2>&1)"
equal 'ERROR "a b" is neither an application nor a unit' "$(hookbox resources 'a b' 2>&1 || true)"
equal 'ERROR application "x" not found' "$(hookbox resources x 2>&1 || true)"
