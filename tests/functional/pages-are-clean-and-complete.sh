#!/usr/bin/env bash
# The manual as it is installed: nothing to say about it for mandoc and groff, and no page missing.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/../manual/lib.sh"
install_all
pages=("$MANUAL"/man?/*)
[ ${#pages[@]} -gt 70 ] || fail "only ${#pages[@]} pages"

# It looks for referenced pages in the system's manual alone; that is done below.
equal '' "$(mandoc -Tlint "${pages[@]}" 2>&1 | grep -v 'STYLE: referenced manual not found:')"
sed -n 's/^\.\(It \)\?Xr \([a-z0-9-]*\) \([0-9]\).*/\2.\3/p' "${pages[@]}" | sort -u >"$WORK/references"
while read -r page; do
    [ -e "$MANUAL/man${page##*.}/$page" ] || fail "no such page: $page"
done <"$WORK/references"
[ "$(wc -l <"$WORK/references")" -gt 70 ] || fail 'hardly any reference'

for page in "${pages[@]}"; do
    equal '' "$(groff -ww -mandoc -Tutf8 "$page" 2>&1 >/dev/null)"
    # A page is found under the name that it gives itself.
    name=$(basename "$page")
    equal ".Dt $(tr '[:lower:]' '[:upper:]' <<<"${name%.*}") ${name##*.}" "$(grep '^\.Dt ' "$page")"
done

# Those that are made have 80 columns, examples and tables, too.
for page in "${pages[@]}"; do
    [ ! -e "$MANUAL_DATA/../../man/$(basename "$page")" ] || continue
    mandoc -Tascii "$page" | sed 's/.\x08//g' | awk -v page="$page" 'length > 80 { print page ": " $0; bad = 1 }
        END { exit bad }' || fail 'too wide'
done

# "man TOOL", and what the page is made from.
tool=$(man -P cat relation-get)
contains "$tool" 'print settings of a unit or application in a relation'
contains "$tool" '--app'
contains "$(man -P cat hookbox-deploy)" 'hookbox deploy ./database'
contains "$(man -P cat 7 hookbox-hooks)" JUJU_DISPATCH_PATH

# What is left out of the comparison with Juju is in the page, with its reason.
text=$(mandoc -Tascii "$MANUAL/man7/hookbox-hooks.7" | sed 's/.\x08//g' | tr -s ' \n' ' ')
reasons=$(cd "$(dirname "$0")/../conformance" && python3 -c '
import exceptions
for reason, _ in exceptions.RULES:
    print(reason)')
while read -r reason; do
    contains "$text" "$reason"
done <<<"$reasons"
