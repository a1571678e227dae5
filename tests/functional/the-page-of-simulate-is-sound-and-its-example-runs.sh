#!/usr/bin/env bash
# hookbox-simulate(1) passes groff and mandoc without a remark, fits into 80 columns, names every
# option and every key of a state, and its example does what the page shows.
. "$(dirname "$0")/lib.sh"

page=$(cd "$(dirname "$0")/../../man" && pwd)/hookbox-simulate.1
equal "" "$(groff -ww -mandoc -Tutf8 "$page" 2>&1 >/dev/null)"
equal "" "$(mandoc -Tlint -Wstyle "$page" 2>&1 | grep -v 'referenced manual not found')"
equal "" "$(mandoc -Tascii "$page" | sed 's/.\x08//g' | grep -E '.{81}')"
text=$(mandoc -Tascii -Owidth=200 "$page" | sed 's/.\x08//g')

hookbox help simulate | grep -oE '^  --[a-z-]+' | while read -r option; do
    grep -q -- "^ *$option" <<<"$text" || fail "option $option is not in the page"
done
keys() { # STATE: the keys that could stand in place of the one called zz
    { hookbox simulate --state <(echo "$1") -- true 2>&1 || true; } |
        sed -n 's/.*known: //p' | tr -d ','
}
for state in 'zzzzzzzz: 1' 'relations: [{zzzzzzzz: 1}]' 'hook: {zzzzzzzz: 1}' \
    'action: {zzzzzzzz: 1}' 'ports: {zzzzzzzz: 1}' 'status: {zzzzzzzz: 1}' \
    'status: {unit: {zzzzzzzz: 1}}' 'storage: {data/0: {zzzzzzzz: 1}}' \
    'payloads: [{zzzzzzzz: 1}]' 'resources: {x: {zzzzzzzz: 1}}' 'network: {x: {zzzzzzzz: 1}}' \
    'network: {x: {info: [{zzzzzzzz: 1}]}}' 'goal_state: {zzzzzzzz: 1}' \
    'secrets: {cj4v5vm78onc7ee3fd2g: {zzzzzzzz: 1}}' \
    'secrets: {cj4v5vm78onc7ee3fd2g: {access: [{zzzzzzzz: 1}]}}' \
    'remote_secrets: {cj4v5vm78onc7ee3fd2g: {zzzzzzzz: 1}}'; do
    known=$(keys "{unit: web/0, $state}")
    [ -n "$known" ] || fail "no keys for $state"
    for key in $known; do
        grep -qwE "$key" <<<"$text" || fail "key $key of {$state} is not in the page"
    done
done

# What the page has from .Bd to .Ed after such a comment.
example() { # TAG
    sed -n "/^\\.\\\\\" example: $1\$/,/^\\.Ed/p" "$page" |
        sed "1,/^\\.Bd/d; /^\\.Ed/d; s/\\\\-/-/g; s/\\\\(aq/'/g; s/\\\\e/\\\\/g"
}
cd "$WORK"
mkdir -p greeter/hooks
example metadata.yaml >greeter/metadata.yaml
example ring-relation-changed >greeter/hooks/ring-relation-changed
chmod +x greeter/hooks/ring-relation-changed
example the-unit >unit.yaml
example session | sed -n 's/^\$ //p' >commands
example session | grep -v '^\$ ' >wanted
[ "$(wc -l <commands)" -ge 3 ] || fail "no example in the page"
mkdir bin && ln -s "$HOOKBOX" bin/hookbox
PATH=$WORK/bin:$PATH bash commands >got 2>&1 || true # the last one fails, as the page tells
diff wanted got
