#!/usr/bin/env bash
# A source tree with charmcraft.yaml and src/charm.py alone is run as its packed charm would be.
. "$(dirname "$0")/lib.sh"

mkdir -p "$WORK/greeter/src"
cat >"$WORK/greeter/charmcraft.yaml" <<'YAML'
name: greeter
summary: s
description: d
type: charm
requires: {db: {interface: sql}}
config: {options: {name: {type: string, default: Ann}}}
actions: {greet: {description: says hello}}
YAML
cat >"$WORK/greeter/src/charm.py" <<'PYTHON'
#!/usr/bin/env python3
import os, subprocess
name = subprocess.check_output(["config-get", "name"], text=True).strip()
path = os.environ["JUJU_DISPATCH_PATH"]
if path.startswith("actions/"):
    subprocess.check_call(["action-set", "said=hello " + name])
else:
    subprocess.check_call(["status-set", "active", path + " for " + name])
print(os.environ["PYTHONPATH"], os.path.realpath(os.getcwd()) == os.environ["JUJU_CHARM_DIR"])
PYTHON
chmod +x "$WORK/greeter/src/charm.py"
cd "$WORK"
got=$(hookbox simulate --charm greeter --hook start --out out)
equal "lib:venv True" "$got"
equal '"hooks/start for Ann"' "$(jq -c .state.status.unit.message out)"
hookbox simulate --charm greeter --action greet --state out --out after >/dev/null
equal '{"said":"hello Ann"}' "$(jq -c .effects.action.results after)"
[ ! -e greeter/dispatch ] || fail "something was written into the charm"
