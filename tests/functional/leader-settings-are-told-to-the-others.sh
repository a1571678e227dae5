#!/usr/bin/env bash
# T003
. "$(dirname "$0")/lib.sh"

charm app 'peers: {cluster: {interface: c}}'
echo 'options: {n: {type: int, default: 1}}' >"$WORK/app/config.yaml"
hook app leader-settings-changed <<X
echo "got \$(leader-get n)" >>$WORK/got
X
hook app config-changed <<'X'
if [ "$(is-leader)" = True ]; then leader-set n="$(config-get n)"; fi
X
hookbox deploy "$WORK/app" -n 2
idle app/0 app/1
equal 1 "$(grep -c ' leader-elected' "$TRACE")"
leader=$(sed -n 's/ leader-elected//p' "$TRACE")
other=app/$((1 - ${leader#app/}))
[[ $(trace "$leader") == install,leader-elected,config-changed,start* ]] || fail "$(trace)"
[[ $(trace "$other") == install,leader-settings-changed* ]] || fail "$(trace)"
! grep "^$leader leader-settings-changed" "$TRACE" || fail 'told to the leader, too'

hookbox config app n=2
idle app/0 app/1
equal 'got 2' "$(tail -n 1 "$WORK/got")"
: >"$TRACE"
hookbox config app n=2
stop_agent
start_agent
idle app/0 app/1
equal '' "$(trace)"
