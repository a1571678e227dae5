"""One unit is told of many others: what each of them costs, and what one key of one does."""

import json
import time

from home import Home
from results import median

CALLS = 100
JOINED = 'relation-get private-address "$JUJU_REMOTE_UNIT" >/dev/null'
# Ten units in turn, so that the first look at each is in it.
PROBE = f"""[ -e "{{0}}" ] || exit 0
relation=$(relation-ids in)
start=$EPOCHREALTIME
for ((i = 0; i < {CALLS}; ++i)); do
    relation-get -r "$relation" private-address source/$((i % 10)) >/dev/null
done
echo "$start $EPOCHREALTIME" >"{{0}}" """


def one_key(home, place):
    """Microseconds of one call: as a process, and of that in the agent."""
    with open(place, "w", encoding="utf-8"):
        pass
    before = home.hooks_done("config-changed", "sink/0")
    home.run("config", "sink", "title=Probe")
    home.await_hooks("config-changed", before + 1, "sink/0")
    home.run("wait-for", "unit", "sink/0", "--idle", "--timeout", "60s")
    with open(place, encoding="utf-8") as file:
        start, end = map(float, file.read().split())
    last = json.loads(home.run("history", "sink/0", "--format", "json"))[-1]
    shown = json.loads(home.run("show-hook", str(last["id"]), "--format", "json"))
    served = [call["duration-us"] for call in shown["calls"] if call["argv"][0] == "relation-get"]
    assert len(served) == CALLS
    return (end - start) / CALLS * 1e6, median(served), max(served)


def measure(site, results):
    first = None
    for count in (10, 100, 1000):
        with Home(site.hookbox) as home:
            place = home.work + "/probe"
            source = home.charm("source", {}, "provides: {out: {interface: test}}")
            sink = home.charm("sink", {"in-relation-joined": JOINED, "in-relation-changed": JOINED,
                                       "config-changed": PROBE.format(place)},
                              "requires: {in: {interface: test}}")
            home.run("deploy", source, "-n", str(count))
            home.run("deploy", sink)
            home.start()
            home.await_hooks("start", count + 1)
            start = time.monotonic()
            home.run("integrate", "source", "sink")
            home.await_hooks("relation-changed", 2 * count) # each side is told of the other
            each = (time.monotonic() - start) / count * 1000
            whole, served, longest = one_key(home, place)
        first = first or (each, whole)
        results.add(f"a remote unit of {count}, joined and changed", each, "ms", "one of 10",
                    each / first[0], at_most=1.5)
        results.add(f"relation-get of one key, {count} remote units", whole, "us", "10 units",
                    whole / first[1], at_most=1.5)
        results.add("  of it in the agent", served, "us")
        results.add("  of it in the agent, the longest", longest, "us")
