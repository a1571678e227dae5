#!/usr/bin/env bash
# One hook in full: its result, what it printed and each tool call, but nothing that tools printed.
. "$(dirname "$0")/lib.sh"

charm db
cat >"$WORK/db/config.yaml" <<'YAML'
options: {password: {type: string, default: hidden-value}}
YAML
hook db start <<'HOOK'
echo from the hook
echo as an error >&2
config-get password >/dev/null
open-port 80/tcp
config-get --nonsense 2>/dev/null || true
status-set --file /nowhere 2>/dev/null || true
exit 0
HOOK
hookbox deploy "$WORK/db"
idle db/0

id=$(hookbox history db/0 --format json | jq '.[] | select(.hook == "start") | .id')
shown=$(hookbox show-hook "$id" --format json)
equal succeeded "$(jq -r .result <<<"$shown")"
equal 0 "$(jq .exit <<<"$shown")"
equal "as an error,from the hook" "$(jq -r .output <<<"$shown" | sed '/^$/d' | sort | paste -sd,)"
equal 'config-get password: 0: reads, 13 bytes printed
open-port 80/tcp: 0: takes effect with the hook
config-get --nonsense: 2: ERROR option provided but not defined: --nonsense
status-set --file /nowhere: 2: fails' \
    "$(jq -r '.calls[] | "\(.argv | join(" ")): \(.exit): \(.effect)"' <<<"$shown")"

text=$(hookbox show-hook "$id")
contains "$text" "Cause:    follow-up of config-changed"
contains "$text" "  open-port 80/tcp"
contains "$text" "from the hook"
[[ $text$shown != *hidden-value* ]] || fail "a value is shown"

equal "ERROR hook 999 not found" "$(hookbox show-hook 999 2>&1 || true)"
equal 'ERROR invalid number of a hook "x"' "$(hookbox show-hook x 2>&1 || true)"
