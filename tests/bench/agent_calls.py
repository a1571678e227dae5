"""How many tool calls the agent answers, against a server of ours on Go's net/rpc and against one
in bare C that looks at nothing and sends the same bytes: the most that one thread can answer
here. The same client asks all three, in turns."""

import os
import subprocess
import tempfile

from home import Home, bare_server
from results import median, median_ratio

ROUNDS, SECONDS = 20, "0.1"
KINDS = [(kind, clients) for kind in ("new", "kept") for clients in (1, 8)]
# The context is open as long as its hook runs.
HOOK = 'env >"{0}.new"; mv "{0}.new" "{0}"; read -r _ <"{1}"'


def calls(site, environment, kind, clients):
    result = subprocess.run([site.bench("load"), kind, str(clients), SECONDS], env=environment,
                            check=True, text=True, stdout=subprocess.PIPE)
    return float(result.stdout)


def in_hook(home):
    """The environment of clients of a hook that runs until `release` is written to."""
    variables, release = home.work + "/variables", home.work + "/release"
    os.mkfifo(release)
    home.run("deploy", home.charm("app", {"start": HOOK.format(variables, release)}))
    home.start()
    home.await_that(lambda: os.path.exists(variables))
    with open(variables, encoding="utf-8") as file:
        of_hook = dict(line.rstrip("\n").split("=", 1) for line in file if "=" in line)
    names = ("JUJU_AGENT_SOCKET_ADDRESS", "JUJU_AGENT_SOCKET_NETWORK", "JUJU_CONTEXT_ID")
    return dict(os.environ, **{name: of_hook[name] for name in names}), release


def measure(site, results):
    with Home(site.hookbox) as home, bare_server(site.go_server) as go, \
            bare_server(site.bench("server")) as c:
        agent, release = in_hook(home)
        rates = {peer: {kind: [] for kind in KINDS} for peer in ("agent", "go", "c")}
        for _ in range(ROUNDS):
            for kind in KINDS:
                for peer, environment in (("agent", agent), ("go", go), ("c", c)):
                    rates[peer][kind].append(calls(site, environment, *kind))
        with open(release, "w", encoding="utf-8") as file:
            file.write("\n")
    for kind in KINDS:
        name = f"calls by {kind[1]} client{'s' * (kind[1] > 1)}, {kind[0]} connections"
        mine = rates["agent"][kind]
        results.add(name, median(mine), "/s", "Go net/rpc", median_ratio(mine, rates["go"][kind]),
                    at_least=3)
        results.add(name, median(mine), "/s", "bare C server", median_ratio(mine, rates["c"][kind]))
