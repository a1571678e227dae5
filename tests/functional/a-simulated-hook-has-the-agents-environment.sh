#!/usr/bin/env bash
# A hook finds the same variables in a simulation as under an agent; only what names the run, the
# model, the machine's folders and the socket is other.
. "$(dirname "$0")/lib.sh"

pair
for kind in install in-relation-joined in-relation-departed; do
    hook sink $kind <<HOOK
env >"$WORK/env.\$1"
HOOK
done
# The hook is given no words: the file's name is the hook's.
sed -i 's|env\.$1|env.$(basename "$0")|' "$WORK"/sink/hooks/*
deploy_pair
idle source/0 sink/0
hookbox remove-relation source sink
eventually test -s "$WORK/env.in-relation-departed"
idle sink/0
# What is known to differ, each only in its value; SHLVL and _ are the shell's.
plain() {
    sed -E 's|^((JUJU_)?CHARM_DIR\|PWD\|OLDPWD\|JUJU_AGENT_SOCKET(_ADDRESS)?\|JUJU_MODEL_UUID)=.*|\1|
            s|^(JUJU_CONTEXT_ID=.*)-[0-9a-f]*$|\1|; s|^PATH=[^:]*|PATH=|; /^(_\|SHLVL)=/d' "$1" | sort
}
for kind in install in-relation-joined in-relation-departed; do
    plain "$WORK/env.$kind" >"$WORK/agent.$kind"
    [ "$(wc -l <"$WORK/agent.$kind")" -gt 20 ] || fail "hardly any variables for $kind"
    hookbox simulate --charm "$WORK/sink" --hook $kind --state <(
        echo 'relations: [{id: 0, name: in, remote_app: source, units: {source/0: {}}}]'
    )
    plain "$WORK/env.$kind" >"$WORK/simulated.$kind"
    diff "$WORK/agent.$kind" "$WORK/simulated.$kind" || fail "$kind finds other variables"
done
grep -qx JUJU_DEPARTING_UNIT=source/0 "$WORK/simulated.in-relation-departed"
