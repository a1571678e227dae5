"""The model under fire: a home, its agent, and the operator's part."""

import json
import os
import shutil
import signal
import subprocess
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
# Each application's units and what it is related to upstream.
THREE_APPLICATIONS = {"store": (2, None), "web": (3, "store"), "edge": (2, "web")}


class Failure(Exception):
    """Something was lost, doubled or never ended."""


class Model:
    """Everything is below one directory: home, ledger, charms and the agent's own output."""

    def __init__(self, work, hookbox, applications):
        self.work, self.hookbox, self.applications = work, hookbox, applications
        self.related = False
        self.build = os.path.dirname(hookbox)
        if os.path.basename(hookbox) == "hookbox-faults":
            self.build = os.path.join(self.build, "../..")
        self.home = os.path.join(work, "home")
        self.ledger_file = os.path.join(work, "ledger")
        os.makedirs(os.path.join(work, "run"), 0o700, exist_ok=True)
        self.environment = dict(os.environ, HOOKBOX_HOME=self.home, HOOKBOX_NO_AGENT="1",
                                XDG_RUNTIME_DIR=os.path.join(work, "run"))
        self.agent = None
        with open(self.ledger_file, "a", encoding="utf-8"):
            pass
        self.changes = 0
        self.config_changes = dict.fromkeys(applications, 0)

    def copy(self, work):
        """The same model with a home of its own; no agent may be running."""
        shutil.copytree(self.work, work, symlinks=True)
        copy = Model(work, self.hookbox, self.applications)
        copy.related, copy.changes = self.related, self.changes
        copy.config_changes = dict(self.config_changes)
        return copy

    def note(self, *words):
        """A line of the driver's in the ledger, where the hooks write theirs."""
        with open(self.ledger_file, "a", encoding="utf-8") as file:
            file.write(" ".join(words) + "\n")

    def run(self, *args):
        result = subprocess.run(["hookbox", *args], executable=self.hookbox, text=True,
                                env=self.environment, capture_output=True, timeout=60,
                                check=False)
        return result.returncode, result.stdout, result.stderr

    def must(self, *args):
        code, out, errors = self.run(*args)
        if code != 0:
            raise Failure(f"hookbox {' '.join(args)}: {errors.strip()}")
        return out

    def tool(self, *args):
        """What no verb does: tests/support/store-tool."""
        program = os.path.join(self.build, "tests/support/store-tool")
        return subprocess.run([program, self.home, *args], check=True, text=True,
                              capture_output=True).stdout.strip()

    def deploy(self):
        for name, (units, upstream) in self.applications.items():
            charm = os.path.join(self.work, name)
            os.makedirs(charm)
            with open(os.path.join(charm, "metadata.yaml"), "w", encoding="utf-8") as file:
                file.write(f"name: {name}\nsummary: under fire\ndescription: under fire\n"
                           "provides: {out: {interface: test}}\n"
                           + ("requires: {in: {interface: test}}\n" if upstream else ""))
            with open(os.path.join(charm, "config.yaml"), "w", encoding="utf-8") as file:
                file.write("options: {value: {type: string, default: none}}\n")
            shutil.copy(os.path.join(HERE, "dispatch"), charm)
            self.must("deploy", charm, "-n", str(units))
        self.tool("set-model", "automatically-retry-hooks", "false")

    def relate(self):
        self.related = True
        for name, (_, upstream) in self.applications.items():
            if upstream:
                self.must("integrate", f"{name}:in", f"{upstream}:out")

    def change_config(self, application):
        self.changes += 1
        self.config_changes[application] += 1
        self.must("config", application, f"value=v{self.changes}")

    def start(self, **environment):
        with open(os.path.join(self.work, "agent.stderr"), "a", encoding="utf-8") as log:
            self.agent = subprocess.Popen(["hookbox", "agent"], executable=self.hookbox,
                                          env=dict(self.environment, **environment),
                                          stdin=subprocess.DEVNULL, stderr=log)

    def await_activity(self):
        """Until a hook has noted something, 1 s at most: nothing may be due."""
        size = os.path.getsize(self.ledger_file)
        end = time.monotonic() + 1
        while os.path.getsize(self.ledger_file) == size and time.monotonic() < end:
            time.sleep(0.002)

    def kill(self):
        """SIGKILL; the ledger says that it is over when nothing of the agent runs any more."""
        if self.agent.poll() is not None:
            raise Failure(f"the agent ended by itself with {self.agent.returncode}")
        self.agent.send_signal(signal.SIGKILL)
        self.agent.wait()
        self.note("killed")

    def stop(self):
        self.agent.terminate()
        if self.agent.wait(timeout=60) != 0:
            raise Failure(f"the agent ended with {self.agent.returncode}")

    def stored(self, relation, unit):
        return self.tool("get-setting", relation, unit, "value")

    def units(self):
        """Name → (workload status, agent status)."""
        status = json.loads(self.must("status", "--format", "json"))
        return {name: (unit["workload-status"]["current"], unit["juju-status"]["current"])
                for application in status["applications"].values()
                for name, unit in application.get("units", {}).items()}

    def resolve(self):
        """Every unit in error is resolved; gives whether all are well and at rest."""
        units = self.units()
        for name, (workload, _) in units.items():
            if workload == "error":
                self.note("resolved", name)
                self.run("resolved", name)
        return all(workload != "error" and agent == "idle" for workload, agent in units.values())

    def settle(self, patience=120):
        """Until every unit is well and at rest, twice in a row, or the agent has ended."""
        end = time.monotonic() + patience
        calm = 0
        while calm < 2 and self.agent.poll() is None:
            if time.monotonic() > end:
                raise Failure(f"the model does not come to rest: {self.units()}")
            calm = calm + 1 if self.resolve() else 0
            time.sleep(0.03)

    def await_error(self, unit, patience=60):
        end = time.monotonic() + patience
        while self.units()[unit][0] != "error":
            if time.monotonic() > end:
                raise Failure(f"{unit} does not fail: {self.units()}")
            time.sleep(0.03)

    def size(self):
        """Descriptors and resident KiB of the agent."""
        if self.agent.poll() is not None:
            raise Failure(f"the agent ended by itself with {self.agent.returncode}")
        process = f"/proc/{self.agent.pid}"
        with open(process + "/status", encoding="utf-8") as file:
            resident = next(line for line in file if line.startswith("VmRSS:"))
        return len(os.listdir(process + "/fd")), int(resident.split()[1])


class Operator(threading.Thread):
    """Resolves what the crashes have hit, again and again, until stopped."""

    def __init__(self, model):
        super().__init__(daemon=True)
        self.model, self.failure = model, None
        self.done = threading.Event()

    def run(self):
        try:
            while not self.done.wait(0.03):
                self.model.resolve()
        except Exception as error:  # told by whoever stops it
            self.failure = error

    def stop(self):
        self.done.set()
        self.join()
        if self.failure:
            raise self.failure
