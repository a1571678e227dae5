#!/usr/bin/env bash
# T063
. "$(dirname "$0")/lib.sh"

# relay FILE: stands between a tool and the agent, on FILE.socket, and keeps the requests in FILE.
cat >"$WORK/relay" <<'P'
import os, select, socket, sys
listener = socket.socket(socket.AF_UNIX)
listener.bind(sys.argv[1] + ".new")
listener.listen()
os.rename(sys.argv[1] + ".new", sys.argv[1] + ".socket")
tool = listener.accept()[0]
agent = socket.socket(socket.AF_UNIX)
agent.connect(os.environ["JUJU_AGENT_SOCKET_ADDRESS"])
sent = open(sys.argv[1], "wb")
while True:
    for ready in select.select([tool, agent], [], [])[0]:
        data = ready.recv(65536)
        if not data:
            sys.exit()
        (agent if ready is tool else tool).sendall(data)
        if ready is tool:
            sent.write(data)
P
pair
in_hook source out-relation-joined <<X
relayed() {
    python3 "$WORK/relay" "$WORK/sent-\$1" >/dev/null &
    until [ -e "$WORK/sent-\$1.socket" ]; do read -rt 0.02 <> <(:) || true; done
    JUJU_AGENT_SOCKET_ADDRESS=$WORK/sent-\$1.socket try "\$@"
    wait \$!
}
relayed closed relation-set --file - <&-
relayed empty relation-set --file - </dev/null
relayed full relation-set --file - <<<'colour: red'
relayed without relation-get - source/0 --format json
X
deploy_pair
idle source/0
for name in closed empty full; do tried "$name" 0 ''; done
# The first call learns that input is wanted, the second one brings it.
requests() { grep -ao 'Jujuc\.Main' "$WORK/sent-$1" | wc -l; }
for name in closed empty full; do equal "$name: 2" "$name: $(requests "$name")"; done
equal 1 "$(requests without)"
equal 'colour,egress-subnets,ingress-address,private-address' \
    "$(jq -r 'keys | join(",")' "$WORK/without.out")"
