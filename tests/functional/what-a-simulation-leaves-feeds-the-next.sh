#!/usr/bin/env bash
# The file that --out writes is a state: the next run finds settings, ports, status, secrets,
# payloads, charm state and version as the one before has left them, in YAML as in JSON.
. "$(dirname "$0")/lib.sh"

cd "$WORK"
printf '{name: web, summary: s, description: d, payloads: {web: {type: docker}}}' >metadata.yaml
cat >unit.yaml <<'STATE'
unit: web/0
leader: true
next_secret_ids: [cj4v5vm78onc7ee3fd2g, cj4v5vm78onc7ee3fd30]
ports: [22/tcp]
relations:
  - {id: 1, name: db, remote_app: sql, units: {sql/0: {n: "yes"}}}
storage: {data/0: {kind: filesystem, location: /srv}}
remote_secrets: {8m4e2mr0ui3e8a215n4g: {label: theirs, content: {key: old}, latest_content: {key: new}}}
STATE
for format in yaml json; do
    hookbox simulate --state unit.yaml --out first --format $format -- bash -ec '
        relation-set -r 1 text="$(printf "a\nb: \"c\"\n")" bytes="$(printf "\\377")"
        relation-set -r 1 --app leader=yes
        open-port 80; close-port 22
        status-set active "up: 100%"; status-set --application waiting
        state-set a=b; leader-set l=m; application-version-set 1.2
        payload-register docker web x label
        secret-grant "$(secret-add --label pw --owner application user=me password=0123)" -r 1
        secret-get --label theirs --refresh >/dev/null'
    asked='relation-get -r 1 - web/0 --format json; relation-get -r 1 --app leader web
        opened-ports; status-get --include-data; status-get --application
        state-get; leader-get; secret-get --label pw; secret-info-get --label pw
        secret-get --label theirs; storage-list; secret-add key=v'
    hookbox simulate --state first --out second --format $format -- sh -ec "$asked" >answers
    grep -q '"bytes":"\\ufffd","text":"a\\nb: \\"c\\""' answers
    for part in '80/tcp' 'up: 100%' 'a: b' 'l: m' 'password: "0123"' 'key: new' 'data/0' \
        'secret:cj4v5vm78onc7ee3fd30'; do
        contains "$(cat answers)" "$part"
    done
    [[ $(cat answers) != *22/tcp* ]] || fail "closed and open"
    # Another run that changes nothing leaves what it found.
    hookbox simulate --state second --out third --format $format -- true
    equal '{}' "$(hookbox simulate --state third --diff --format json -- true)"
    [ $format = yaml ] || equal "$(jq -cS .state second)" "$(jq -cS .state third)"
    mv first first.$format
done
# Both formats say the same.
read_back() { hookbox simulate --state "$1" --out - --format json -- true | jq -cS '.state | del(.secrets)'; }
equal "$(read_back first.json)" "$(read_back first.yaml)"
equal '[{"class":"web","id":"x","labels":["label"],"status":"running","type":"docker"}]' \
    "$(read_back first.yaml | jq -c .payloads)"
