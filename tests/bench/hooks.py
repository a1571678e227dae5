"""What a hook costs through the agent, against a shell loop that runs the same script with the same
tool call against a bare server. The agents' rounds alternate with the loop's."""

import contextlib
import os
import re
import subprocess
import tempfile
import time

from home import Home, bare_server
from results import median, median_ratio

HOOKS, ROUNDS = 200, 5
SCRIPT = "config-get title >/dev/null"
# What is measured, where its homes are, whether that is in memory, and the bound.
MEDIA = (("durable", tempfile.gettempdir(), False, 2), ("in memory", "/dev/shm", True, 1.3))


class Fleet:
    """An agent with that many units, all of which run a hook when the config changes."""

    def __init__(self, home, units):
        self.home, self.units, self.changes = home, units, 0
        home.run("deploy", home.charm("app", {"config-changed": SCRIPT}), "-n", str(units))
        home.start()
        home.await_hooks("start", units)

    def change(self):
        self.changes += 1
        self.home.run("config", "app", f"title=Blog {self.changes}")
        self.home.await_hooks("config-changed", self.units * (self.changes + 1))

    def seconds(self):
        start = time.monotonic()
        for _ in range(HOOKS // self.units):
            self.change()
        return time.monotonic() - start

    def syncs(self):
        """How often a hook makes the disk write out what it has."""
        with tempfile.NamedTemporaryFile(mode="r") as trace:
            pid = str(self.home.agent.pid)
            with subprocess.Popen(["strace", "-qq", "-e", "signal=none", "-e",
                                   "trace=fsync,fdatasync", "-o", trace.name, "-p", pid]) as strace:
                traced = re.compile(r"^TracerPid:\t[1-9]", re.MULTILINE)
                while strace.poll() is None:
                    with open(f"/proc/{pid}/status", encoding="utf-8") as status:
                        if traced.search(status.read()):
                            break
                self.change()
                strace.terminate()
            return len(trace.read().splitlines()) / self.units


def shell_loop(site, environment):
    with tempfile.TemporaryDirectory() as work:
        os.symlink(site.hookbox, work + "/config-get")
        with open(work + "/hook", "w", encoding="utf-8") as file:
            file.write("#!/bin/bash\n" + SCRIPT + "\n")
        os.chmod(work + "/hook", 0o755)
        path = work + ":" + environment["PATH"]
        start = time.monotonic()
        subprocess.run(["bash", "-c", f"for ((i = 0; i < {HOOKS}; ++i)); do {work}/hook; done"],
                       env=dict(environment, PATH=path), check=True)
        return time.monotonic() - start


def why_not(directory, in_memory):
    """Why that directory will not do; "" when it does."""
    if not os.access(directory, os.W_OK | os.X_OK):
        return f"no {directory} to write to"
    kind = subprocess.run(["stat", "-f", "-c", "%T", directory], check=True, text=True,
                          stdout=subprocess.PIPE).stdout.strip()
    if in_memory != (kind in ("tmpfs", "ramfs")):
        return f"{directory} is on {kind}"
    return ""


def usable_media(results):
    for name, directory, in_memory, bound in MEDIA:
        if reason := why_not(directory, in_memory):
            results.not_measured(f"hook through the agent, {name}", reason)
        else:
            yield name, directory, bound


def measure(site, results):
    media = list(usable_media(results))
    with contextlib.ExitStack() as stack:
        environment = stack.enter_context(bare_server(site.echo_server))
        fleets = [(name, bound, Fleet(stack.enter_context(Home(site.hookbox, below)), units))
                  for name, below, bound in media for units in (40, 100, 200)]
        loop, times = [], [[] for _ in fleets]
        for _ in range(ROUNDS):
            loop.append(shell_loop(site, environment))
            for (_, _, fleet), seconds in zip(fleets, times, strict=True):
                seconds.append(fleet.seconds())
        results.add("hook in a shell loop, bare server", median(loop) / HOOKS * 1000, "ms")
        for (name, bound, fleet), seconds in zip(fleets, times, strict=True):
            results.add(f"hook through the agent, {name}, {fleet.units} units",
                        median(seconds) / HOOKS * 1000, "ms", "shell loop",
                        median_ratio(seconds, loop), at_most=bound)
        if fleets:
            results.add("writes to disk that a hook waits for", fleets[0][2].syncs(), "")
