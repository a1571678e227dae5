#!/usr/bin/env python3
"""Measures the agent: agent.py BUILD GO-SERVER JSON.

What a hook costs through the agent, how many tool calls it answers, how it grows with the units of
a relation, how soon the demo's pair is active. Adds its rows to the JSON file and prints them."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

BUILD, GO_SERVER, RESULTS = map(os.path.abspath, sys.argv[1:])
HOOKBOX = os.path.join(BUILD, "hookbox")
LOAD = os.path.join(BUILD, "tests/bench/bench-load")
CHARMS = os.path.join(os.path.dirname(__file__), "../charms")
HOOKS, UNITS = 200, 100
CONTEXT = "app/0-config-changed-0123456789abcdef0123456789abcdef"
HOOK = "#!/bin/bash\nconfig-get title >/dev/null\n"
rows = []


def row(name, value, unit, peer="", ratio=None, bound=None, least=False):
    rows.append({"name": name, "value": value, "unit": unit, "peer": peer, "ratio": ratio})
    print(f"{name:46}{value:11.2f} {unit:5}{peer:16}" + (f"{ratio:6.2f}" if ratio else ""), end="")
    if bound:
        held = ratio >= bound if least else ratio <= bound
        print(f"  at {'least' if least else 'most'} {bound}: {'yes' if held else 'NO'}", end="")
    print(flush=True)


class Home:
    """A home with its agent for the length of a `with`."""

    def __init__(self, below=None):
        self.work = tempfile.mkdtemp(dir=below)
        os.mkdir(self.work + "/run", 0o700)
        self.environment = dict(os.environ, HOOKBOX_HOME=self.work + "/home", HOOKBOX_NO_AGENT="1",
                                XDG_RUNTIME_DIR=self.work + "/run")
        self.agent = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.agent:
            self.agent.terminate()
            self.agent.wait()
        shutil.rmtree(self.work)

    def run(self, *args):
        subprocess.run([HOOKBOX, *args], env=self.environment, check=True, timeout=600,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def start(self):
        self.agent = subprocess.Popen([HOOKBOX, "agent"], env=self.environment,
                                      stderr=subprocess.DEVNULL)

    def charm(self, name, hooks, metadata=""):
        directory = f"{self.work}/{name}"
        os.makedirs(directory + "/hooks")
        with open(directory + "/metadata.yaml", "w", encoding="utf-8") as file:
            file.write(f"name: {name}\nsummary: bench\ndescription: bench\n{metadata}\n")
        with open(directory + "/config.yaml", "w", encoding="utf-8") as file:
            file.write("options: {title: {type: string, default: My Blog}}\n")
        for hook, text in hooks.items():
            with open(f"{directory}/hooks/{hook}", "w", encoding="utf-8") as file:
                file.write(text)
            os.chmod(f"{directory}/hooks/{hook}", 0o755)
        return directory

    def hooks_done(self, kind):
        """How many hooks of a kind have let go of the machine's lock, after their commit."""
        try:
            with open(self.work + "/home/log/machine-lock.log", encoding="utf-8") as file:
                return file.read().count(f"(run {kind} ")
        except FileNotFoundError:
            return 0

    def await_hooks(self, kind, count):
        while self.hooks_done(kind) < count:
            if self.agent.poll() is not None:
                raise RuntimeError("the agent has ended")
            time.sleep(0.005)


def through_agent(below=None):
    """Seconds for HOOKS hooks, by rounds of a change that every unit is told of."""
    with Home(below) as home:
        home.run("deploy", home.charm("app", {"config-changed": HOOK}), "-n", str(UNITS))
        home.start()
        home.await_hooks("start", UNITS)
        start = time.monotonic()
        for done in range(UNITS, UNITS + HOOKS, UNITS):
            home.run("config", "app", f"title=Blog {done}")
            home.await_hooks("config-changed", done + UNITS)
        return time.monotonic() - start


def with_server(command, use):
    """What `use` gives while that server of config-get runs."""
    with tempfile.TemporaryDirectory() as work:
        environment = dict(os.environ, JUJU_AGENT_SOCKET_ADDRESS=work + "/socket",
                           JUJU_AGENT_SOCKET_NETWORK="unix", JUJU_CONTEXT_ID=CONTEXT)
        with subprocess.Popen([command, work + "/socket"], stdout=subprocess.PIPE) as server:
            server.stdout.readline()
            try:
                return use(work, environment)
            finally:
                server.terminate()


def shell_loop(work, environment):
    """Seconds for the same hooks in a loop of the shell against a bare server."""
    os.symlink(HOOKBOX, work + "/config-get")
    with open(work + "/hook", "w", encoding="utf-8") as file:
        file.write(HOOK)
    os.chmod(work + "/hook", 0o755)
    environment["PATH"] = work + ":" + environment["PATH"]
    start = time.monotonic()
    subprocess.run(["bash", "-c", f"for ((i = 0; i < {HOOKS}; ++i)); do {work}/hook; done"],
                   env=environment, check=True)
    return time.monotonic() - start


def overhead():
    bare = with_server(os.path.join(BUILD, "tests/peer/echo-server"), shell_loop)
    row("hook in a shell loop, bare server", bare / HOOKS * 1000, "ms")
    durable = through_agent()
    row("hook through the agent, durable", durable / HOOKS * 1000, "ms", "shell loop",
        durable / bare, 2)
    if os.path.isdir("/dev/shm"):
        volatile = through_agent("/dev/shm")
        row("hook through the agent, store in memory", volatile / HOOKS * 1000, "ms", "shell loop",
            volatile / bare, 1.3)


KINDS = [(kind, clients) for kind in ("new", "kept") for clients in (1, 8)]


def load_lines(prefix=""):
    return [f"{prefix}{LOAD} {kind} {clients} 2" for kind, clients in KINDS]


def calls():
    """The agent answers from within a hook, where its context is."""
    def peer(_, environment):
        return [float(subprocess.run(line.split(), env=environment, check=True, text=True,
                                     capture_output=True).stdout) for line in load_lines()]

    theirs = with_server(GO_SERVER, peer)
    with Home() as home:
        result = home.work + "/calls"
        script = "#!/bin/bash\nset -e\n{\n" + "\n".join(load_lines()) + f"\n}} >{result}\n"
        home.run("deploy", home.charm("app", {"start": script}))
        home.start()
        home.await_hooks("start", 1)
        with open(result, encoding="utf-8") as file:
            ours = [float(line) for line in file]
    for (kind, clients), value, other in zip(KINDS, ours, theirs, strict=True):
        row(f"calls by {clients} client{'s' * (clients > 1)}, {kind} connections", value, "/s",
            "Go net/rpc", value / other, 3, True)


def growth():
    """One unit is told of many: joined and changed for each, with one call each."""
    hook = '#!/bin/bash\nrelation-get value "$JUJU_REMOTE_UNIT" >/dev/null\n'
    first = None
    for count in (10, 100, 1000):
        with Home() as home:
            source = home.charm("source", {"config-changed": "#!/bin/sh\n"},
                                "provides: {out: {interface: test}}")
            sink = home.charm("sink", {"in-relation-joined": hook, "in-relation-changed": hook},
                              "requires: {in: {interface: test}}")
            home.run("deploy", source, "-n", str(count))
            home.run("deploy", sink)
            home.start()
            home.await_hooks("start", count + 1)
            start = time.monotonic()
            home.run("integrate", "source", "sink")
            home.await_hooks("relation-changed", count)
            each = (time.monotonic() - start) / count * 1000
        first = first or each
        row(f"a remote unit of {count}, joined and changed", each, "ms", "one of 10", each / first,
            1.5)


def deploy():
    with Home() as home:
        home.start()
        start = time.monotonic()
        for charm in ("database", "webapp"):
            home.run("deploy", os.path.join(CHARMS, charm))
        home.run("integrate", "webapp", "database")
        for unit in ("database/0", "webapp/0"):
            home.run("wait-for", "unit", unit, "--active", "--timeout", "60s")
        row("demo pair, deploy to active", (time.monotonic() - start) * 1000, "ms")


for part in (overhead, calls, growth, deploy):
    part()
with open(RESULTS, encoding="utf-8") as results:
    rows = json.load(results) + rows
with open(RESULTS, "w", encoding="utf-8") as results:
    json.dump(rows, results, indent=1)
    results.write("\n")
