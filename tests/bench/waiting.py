"""What one waits for: a commit, the bell after it, two charms becoming active; and what an agent
costs that has nothing to do."""

import os
import subprocess
import time

from home import Home
from results import median

CHARMS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../charms")
UNITS, IDLE_SECONDS = 40, 5


def deploy(site, results):
    times = []
    for _ in range(3):
        with Home(site.hookbox) as home:
            home.start()
            start = time.monotonic()
            for charm in ("database", "webapp"):
                home.run("deploy", os.path.join(CHARMS, charm))
            home.run("integrate", "webapp", "database")
            for unit in ("database/0", "webapp/0"):
                home.run("wait-for", "unit", unit, "--active", "--timeout", "60s")
            times.append(time.monotonic() - start)
    results.add("demo pair, deploy to active", median(times) * 1000, "ms")


def bell(site, results):
    with Home(site.hookbox) as home:
        line = subprocess.run([site.bench("bell"), home.work], check=True, text=True,
                              stdout=subprocess.PIPE).stdout
    sync, durable, quick, mean, longest = map(float, line.split())
    results.add("12 KiB written out to disk", sync, "us")
    results.add("commit, durable", durable, "us", "write to disk", durable / sync)
    results.add("commit, not durable", quick, "us")
    results.add("bell: commit to another process awake, mean", mean, "us", "50 ms", mean / 50e3,
                at_most=1)
    results.add("bell: the longest", longest, "us", "50 ms", longest / 50e3, at_most=1)


def used(pid):
    """Seconds on a processor, and how often it was put there."""
    with open(f"/proc/{pid}/schedstat", encoding="utf-8") as file:
        on_processor, _, turns = map(int, file.read().split())
    return on_processor / 1e9, turns


def idle(site, results):
    with Home(site.hookbox) as home:
        home.run("deploy", home.charm("app", {}), "-n", str(UNITS))
        home.start()
        home.await_hooks("start", UNITS)
        home.run("wait-for", "application", "app", "--idle", "--timeout", "60s")
        time.sleep(1)
        before = used(home.agent.pid)
        time.sleep(IDLE_SECONDS)
        after = used(home.agent.pid)
    seconds, turns = (b - a for a, b in zip(before, after, strict=True))
    results.add(f"idle agent of {UNITS} units, of one processor", seconds / IDLE_SECONDS * 100, "%")
    results.add(f"idle agent of {UNITS} units, wakes up", turns / IDLE_SECONDS, "/s")


def measure(site, results):
    for part in (deploy, bell, idle):
        part(site, results)
