#!/usr/bin/env bash
# metadata.yaml, config.yaml, actions.yaml and dispatch come from charmcraft.yaml and src/charm.py.
. "$(dirname "$0")/lib.sh"

mkdir -p "$WORK/app/src" "$WORK/app/lib" "$WORK/app/venv"
cat >"$WORK/app/charmcraft.yaml" <<'X'
type: charm
name: app
summary: a source tree
parts: {charm: {plugin: charm}}
config: {options: {title: {type: string, default: "yes"}}}
actions: {backup: {description: save}}
X
echo 'lib = "lib"' >"$WORK/app/lib/inlib.py"
echo 'venv = "venv"' >"$WORK/app/venv/invenv.py"
cat >"$WORK/app/src/charm.py" <<X
#!/usr/bin/env python3
import os, subprocess
import inlib, invenv
title = subprocess.check_output(["config-get", "title"], text=True).strip()
with open("$TRACE", "a") as trace:
    print(os.environ["JUJU_DISPATCH_PATH"], inlib.lib, invenv.venv, title, file=trace)
X
hookbox deploy "$WORK/app" 2>"$WORK/err"
contains "$(cat "$WORK/err")" "making \"$WORK/app/src/charm.py\" executable in charm"
idle app/0
equal "hooks/install lib venv yes" "$(head -n 1 "$TRACE")"
cd "$HOOKBOX_HOME/agents/unit-app-0/charm"
equal 'actions.yaml charmcraft.yaml config.yaml dispatch lib metadata.yaml revision src venv' "$(echo *)"
equal $'name: app\nsummary: a source tree' "$(cat metadata.yaml)"
[ ! -e "$WORK/app/dispatch" ] || fail "the source tree was written to"
