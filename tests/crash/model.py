"""The model under fire: a home, its agent, and the operator's part."""

import copy
import json
import os
import shutil
import signal
import subprocess
import threading
import time
from collections import Counter

HERE = os.path.dirname(os.path.abspath(__file__))
# Each application's units and what it is related to upstream.
THREE_APPLICATIONS = {"store": (2, None), "web": (3, "store"), "edge": (2, "web")}


class Failure(Exception):
    """Something was lost, doubled or never ended."""


class Wanted:
    """What the operator has asked for, as far as the verbs said yes."""

    def __init__(self, applications):
        self.upstream = {name: upstream for name, (_, upstream) in applications.items()}
        self.units = {name: [] for name in applications}
        self.numbers = dict.fromkeys(applications, 0)
        self.related = set()  # by the application downstream
        self.config = {}
        self.revisions = dict.fromkeys(applications, 0)
        self.refreshes = Counter()  # no less than revisions: one may be asked for twice
        self.changes, self.config_changes = 0, Counter()
        self.pauses = Counter()  # with hooks, by unit
        self.tasks = []  # ids of the actions asked for

    def add_units(self, application, count):
        first = self.numbers[application]
        self.numbers[application] += count
        self.units[application] += [f"{application}/{first + n}" for n in range(count)]

    def all_units(self):
        return {unit for units in self.units.values() for unit in units}


class Model:
    """Everything is below one directory: home, ledger, charms and the agent's own output."""

    def __init__(self, work, hookbox, applications):
        self.work, self.hookbox, self.applications = work, hookbox, applications
        self.wanted = Wanted(applications)
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

    def copy(self, work):
        """The same model with a home of its own; no agent may be running."""
        shutil.copytree(self.work, work, symlinks=True)
        twin = Model(work, self.hookbox, self.applications)
        twin.wanted = copy.deepcopy(self.wanted)
        return twin

    def note(self, *words):
        """A line of the driver's in the ledger, where the hooks write theirs."""
        with open(self.ledger_file, "a", encoding="utf-8") as file:
            file.write(" ".join(words) + "\n")

    def run(self, *args, **environment):
        result = subprocess.run(["hookbox", *args], executable=self.hookbox, text=True,
                                env=dict(self.environment, **environment), capture_output=True,
                                timeout=60, check=False)
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

    # What an operator does.

    def write_charms(self):
        for name, (_, upstream) in self.applications.items():
            charm = self.charm(name)
            os.makedirs(charm)
            with open(os.path.join(charm, "metadata.yaml"), "w", encoding="utf-8") as file:
                file.write(f"name: {name}\nsummary: under fire\ndescription: under fire\n"
                           "provides: {out: {interface: test}}\n"
                           + ("requires: {in: {interface: test}}\n" if upstream else ""))
            with open(os.path.join(charm, "actions.yaml"), "w", encoding="utf-8") as file:
                file.write("note: {}\n")
            with open(os.path.join(charm, "config.yaml"), "w", encoding="utf-8") as file:
                file.write("options: {value: {type: string, default: none}}\n")
            shutil.copy(os.path.join(HERE, "dispatch"), charm)

    def charm(self, application):
        return os.path.join(self.work, application)

    def deploy(self):
        self.write_charms()
        self.deploy_rest()

    def deploy_rest(self):
        """What has not been deployed yet."""
        for name, (units, _) in self.applications.items():
            if not self.wanted.units[name]:
                self.must("deploy", self.charm(name), "-n", str(units))
                self.wanted.add_units(name, units)
        # Each hook has a cause that is known here.
        self.must("model-config", "automatically-retry-hooks=false",
                  "update-status-hook-interval=60m")

    def relate(self):
        for name, upstream in self.wanted.upstream.items():
            if upstream:
                self.integrate(name)

    def integrate(self, name):
        """False while the former relation is on its way out."""
        code, _, errors = self.run("integrate", f"{name}:in", f"{self.wanted.upstream[name]}:out")
        if code != 0 and "is dying, but not yet removed" not in errors:
            raise Failure(f"hookbox integrate {name}: {errors.strip()}")
        if code == 0:
            self.wanted.related.add(name)
        return code == 0

    def unrelate(self, name):
        self.must("remove-relation", f"{name}:in", f"{self.wanted.upstream[name]}:out")
        self.wanted.related.discard(name)

    def change_config(self, application):
        self.wanted.changes += 1
        self.set_value(application, f"v{self.wanted.changes}")

    def set_value(self, application, value):
        self.wanted.config_changes[application] += 1
        self.must("config", application, f"value={value}")
        self.wanted.config[application] = value

    def add_unit(self, application):
        self.must("add-unit", application)
        self.wanted.add_units(application, 1)

    def remove_unit(self, unit):
        self.must("remove-unit", "--no-prompt", unit)
        self.wanted.units[unit.partition("/")[0]].remove(unit)

    def refresh(self, application):
        """To a charm that differs in one file of it."""
        self.renew_charm(application)
        self.wanted.refreshes[application] += 1
        self.must("refresh", application, "--path", self.charm(application))

    def renew_charm(self, application):
        revision = self.wanted.revisions[application] + 1
        with open(os.path.join(self.charm(application), "number"), "w", encoding="utf-8") as file:
            file.write(str(revision))
        self.wanted.revisions[application] = revision

    def pause_and_resume(self, unit):
        self.must("pause", "--hooks", unit)
        self.must("resume", "--hooks", unit)
        self.wanted.pauses[unit] += 1

    def act(self, unit):
        """An action that notes its task's id, in the charm's state and beside the ledger."""
        _, _, told = self.run("run", unit, "note", "--background")
        self.wanted.tasks.append(told.splitlines()[0].rpartition(" ")[2])

    # The agent.

    def start(self, **environment):
        with open(os.path.join(self.work, "agent.stderr"), "a", encoding="utf-8") as log:
            self.agent = subprocess.Popen(["hookbox", "agent"], executable=self.hookbox,
                                          env=dict(self.environment, **environment),
                                          stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def await_activity(self):
        """Until a hook has noted something, 1 s at most: nothing may be due."""
        size = os.path.getsize(self.ledger_file)
        end = time.monotonic() + 1
        while os.path.getsize(self.ledger_file) == size and time.monotonic() < end:
            time.sleep(0.002)

    def kill(self):
        if self.agent.poll() is not None:
            raise Failure(f"the agent ended by itself with {self.agent.returncode}")
        self.agent.send_signal(signal.SIGKILL)
        self.agent.wait()
        self.note("killed")

    def stop(self):
        self.agent.terminate()
        if self.agent.wait(timeout=60) != 0:
            raise Failure(f"the agent ended with {self.agent.returncode}")

    def abandon(self):
        """After a failure: no agent stays."""
        if self.agent and self.agent.poll() is None:
            self.agent.kill()
            self.agent.wait()

    def size(self):
        """Descriptors and resident KiB of the agent."""
        if self.agent.poll() is not None:
            raise Failure(f"the agent ended by itself with {self.agent.returncode}")
        process = f"/proc/{self.agent.pid}"
        with open(process + "/status", encoding="utf-8") as file:
            resident = next(line for line in file if line.startswith("VmRSS:"))
        return len(os.listdir(process + "/fd")), int(resident.split()[1])

    # What there is.

    def applications_now(self):
        return json.loads(self.must("status", "--format", "json"))["applications"]

    def history(self):
        return json.loads(self.must("history", "-n", "0", "--format", "json"))

    def units(self):
        return {name: unit for application in self.applications_now().values()
                for name, unit in application.get("units", {}).items()}

    def resolve(self):
        """Every unit in error is resolved; gives the names of all units."""
        units = self.units()
        for name, unit in units.items():
            if unit["workload-status"]["current"] == "error":
                self.note("resolved", name)
                self.run("resolved", name)
        return set(units)

    def settle(self, patience=60):
        """Until the units are those wanted and none has anything to do, or the agent has ended.

        The verb waits until the agent has looked at all that was written; units that show as idle
        may be about to run a hook."""
        end = time.monotonic() + patience
        while self.agent.poll() is None:
            if time.monotonic() > end:
                raise Failure(f"the model does not come to rest: {self.units()}")
            if self.resolve() == self.wanted.all_units() and self.at_rest():
                return
            time.sleep(0.02)

    def at_rest(self):
        """Waits for a moment only: a unit may have failed."""
        command = ["hookbox", "wait-for", "unit", *sorted(self.wanted.all_units()),
                   "--idle", "--timeout", "300ms"]
        with subprocess.Popen(command, executable=self.hookbox, env=self.environment,
                              stderr=subprocess.DEVNULL) as waiting:
            while waiting.poll() is None and self.agent.poll() is None:
                time.sleep(0.005)
            waiting.kill()
        return waiting.returncode == 0

    def await_error(self, unit, patience=60):
        end = time.monotonic() + patience
        while self.units()[unit]["workload-status"]["current"] != "error":
            if time.monotonic() > end:
                raise Failure(f"{unit} does not fail: {self.units()}")
            time.sleep(0.03)


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
