#!/usr/bin/env bash
# A tool's call in a batch, which needs no process, has the exit status, outputs and effects that
# the same call has as a process of its own.
. "$(dirname "$0")/lib.sh"

cd "$WORK"
cat >unit.yaml <<'STATE'
unit: web/0
config: {port: 80}
public_address: ""
relations: [{id: 1, name: db, remote_app: sql, units: {sql/0: {host: a}}}]
STATE
for compat in 1 3 4; do
    while read -r words; do
        echo 'key: "1"' >stdin
        status=0
        # shellcheck disable=SC2086 # words
        hookbox simulate --state unit.yaml --compat $compat --out out -- $words \
            <stdin >stdout 2>stderr || status=$?
        jq -n --rawfile stdin stdin --arg words "$words" '{$stdin, command: ($words | split(" "))}' |
            jq -c . >commands
        answer=$(hookbox simulate --state unit.yaml --compat $compat --batch commands)
        equal "$words: $status" "$words: $(jq .exit <<<"$answer")"
        equal "$words: $(cat stdout; echo .)" "$words: $(jq -j .stdout <<<"$answer"; echo .)"
        equal "$words: $(cat stderr)" "$words: $(jq -j .stderr <<<"$answer")"
        equal "$words: $(jq -cS .effects out)" "$words: $(jq -cS .effects <<<"$answer")"
    done <<'CALLS'
config-get port
config-get --format json
config-get --nope
relation-set -r 1 a=b
relation-set -r 1 --file -
relation-set -r 9 a=b
relation-get -r 1 - sql/0 -o printed
juju-log -l WARNING some words
unit-get public-address
relation-list -r db:1 --format yaml
open-port --help
CALLS
done
grep -q 'host: a' printed
