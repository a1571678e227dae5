"""What the parts of the bench run: an agent in a home of its own, or a server without one."""

import contextlib
import os
import shutil
import subprocess
import tempfile
import time

BARE_CONTEXT = "app/0-config-changed-0123456789abcdef0123456789abcdef"


class Home:
    """A home for the length of a `with`, and its agent from start() on."""

    def __init__(self, hookbox, below=None):
        self.hookbox = hookbox
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
        return subprocess.run([self.hookbox, *args], env=self.environment, check=True, timeout=600,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout

    def start(self):
        self.agent = subprocess.Popen([self.hookbox, "agent"], env=self.environment,
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
                file.write("#!/bin/bash\n" + text + "\n")
            os.chmod(f"{directory}/hooks/{hook}", 0o755)
        return directory

    def hooks_done(self, kind, unit=""):
        """How many hooks of a kind have let go of the machine's lock, after their commit."""
        try:
            with open(self.work + "/home/log/machine-lock.log", encoding="utf-8") as file:
                return file.read().count(f"{unit} uniter (run {kind} ")
        except FileNotFoundError:
            return 0

    def await_hooks(self, kind, count, unit=""):
        self.await_that(lambda: self.hooks_done(kind, unit) >= count)

    def await_that(self, done):
        deadline = time.monotonic() + 120
        while not done():
            if time.monotonic() > deadline:
                raise RuntimeError("that takes too long")
            if self.agent.poll() is not None:
                raise RuntimeError("the agent has ended")
            time.sleep(0.005)


@contextlib.contextmanager
def bare_server(command, *args):
    """That server while the `with` lasts; gives the environment of its clients."""
    with tempfile.TemporaryDirectory() as work:
        with subprocess.Popen([command, work + "/socket", *args], stdout=subprocess.PIPE) as server:
            server.stdout.readline()
            try:
                yield dict(os.environ, JUJU_AGENT_SOCKET_ADDRESS=work + "/socket",
                           JUJU_AGENT_SOCKET_NETWORK="unix", JUJU_CONTEXT_ID=BARE_CONTEXT)
            finally:
                server.terminate()
