#!/usr/bin/env bash
# --trace tells each tool call with its words, exit status, time and effect on standard error, and
# lists them in what --out writes.
. "$(dirname "$0")/lib.sh"

cd "$WORK"
echo '{unit: web/0, config: {title: My Blog}}' >unit.yaml
hookbox simulate --state unit.yaml --trace --out out -- sh -c '
    config-get title; open-port 80; juju-log "two words"; echo v: 1 | state-set --file -
    leader-set a=b; juju-log next; relation-get' >printed 2>errors || true
equal "My Blog" "$(cat printed)"
# One line a call, but for what the tools themselves say.
traced() { sed -nE 's/, [0-9.]+ ms\]/]/p' errors | sed -n "$1p"; }
equal "+ config-get title [exit 0] My Blog" "$(traced 1)"
equal '+ open-port 80 [exit 0] {"ports_open":{"":["80/tcp"]}}' "$(traced 2)"
contains "$(traced 3)" "+ juju-log 'two words' [exit 0] {\"log\":[{"
equal '+ state-set --file - [exit 0] {"state":{"v":"1"}}' "$(traced 4)"
equal '+ leader-set a=b [exit 1] ERROR cannot write leadership settings: cannot write settings: not the leader' \
    "$(traced 5)"
contains "$(traced 6)" '"message":"next"'
[[ $(traced 6) != *two* ]] || fail "an effect is told twice: $(traced 6)"
contains "$(traced 7)" '+ relation-get [exit 2] ERROR no relation id specified'
equal 7 "$(jq '.trace | length' out)"
equal '["open-port","80"] 0 with the hook {"ports_open":{"":["80/tcp"]}}' \
    "$(jq -r '.trace[1] | "\(.argv) \(.exit) \(.applies) \(.effect)"' out)"
equal '"My Blog\n" "" true' \
    "$(jq -r '.trace[0] | "\(.stdout | tojson) \(.stderr | tojson) \(.duration_us > 0)"' out)"
equal '["at once",null]' "$(jq -c '[.trace[2].applies, .trace[0].applies]' out)"
jq -e '.trace[4].stderr | startswith("ERROR ")' out >/dev/null
