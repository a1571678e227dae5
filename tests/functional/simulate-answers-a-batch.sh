#!/usr/bin/env bash
# --batch answers each line of JSON by one, in a context of its own; options are what the lines do
# not say themselves, and a line that cannot be run harms no other.
. "$(dirname "$0")/lib.sh"

cd "$WORK"
charm web
echo '{unit: web/0, config: {port: 80}}' >unit.yaml
echo '{"unit": "app/3", "config": {"port": 81}}' >other.json
cat >commands <<'LINES'
{"command": ["sh", "-c", "config-get port; open-port 80; echo oops >&2; exit 3"], "id": "a"}
{"command": ["opened-ports"], "diff": true}

{"state": {"unit": "db/1", "config": {"port": 90}}, "command": ["config-get", "port"], "id": 7}
{"state": "other.json", "command": ["sh", "-c", "echo $JUJU_UNIT_NAME; state-set a=b"], "out": true, "diff": true}
{"command": ["cat"], "stdin": "given\n", "trace": true}
{"command": ["sh", "-c", "open-port 1; open-port 2"], "fail": {"open-port": "no"}, "trace": true}
{"command": ["sh", "-c", "state-set k=v; exit 1"], "keep_failed": true, "diff": true}
{"command": ["relation-model-get", "--help"], "compat": 4}
{"state": {}, "charm": "web", "hook": "start"}
{"state": {}, "charm": "web", "action": "nope", "params": {"x": 1}}
{"comand": ["true"]}
{"state": {"unit": "a/0", "leadr": true}, "command": ["true"]}
[1]
{command: ["true"]}
{"command": ["no-such-program"], "id": "last"}
LINES
status=0
hookbox simulate --state unit.yaml --batch commands >answers || status=$?
equal 1 $status
equal 15 "$(wc -l <answers)"
answer() { jq -c "select(.line == $1) | $2" answers; }
equal '["a",3,"80\n","oops\n",["80/tcp"],null]' \
    "$(answer 1 '[.id, .exit, .stdout, .stderr, .effects.ports_open[""], .state]')"
equal '["",{}]' "$(answer 2 '[.stdout, .changes]')"
equal '[7,"90\n"]' "$(answer 4 '[.id, .stdout]')"
equal '["app/3\n",{"a":"b"},{"state":{"a":"b"}}]' "$(answer 5 '[.stdout, .state.state, .changes]')"
equal '["given\n",[]]' "$(answer 6 '[.stdout, .trace]')"
equal '["ERROR no\nERROR no\n",[1,1]]' "$(answer 7 '[.stderr, [.trace[].exit]]')"
equal '{"state":{"k":"v"}}' "$(answer 8 .changes)"
contains "$(answer 9 .stdout)" 'Usage: '
equal 0 "$(answer 10 .exit)"
equal "web/0 start" "$(trace)"
equal '"action not implemented on unit \"web/0\""' "$(answer 11 .error)"
equal '"command:1:2: unknown key \"comand\"; did you mean \"command\"?"' "$(answer 12 .error)"
equal '"command:1:27: unknown key \"leadr\"; did you mean \"leader\"?"' "$(answer 13 .error)"
equal '"command:1:1: expected a JSON object"' "$(answer 14 .error)"
contains "$(answer 15 .error)" 'command:1:2: syntax error'
equal '["executable file not found: \"no-such-program\"","last"]' "$(answer 16 '[.error, .id]')"
