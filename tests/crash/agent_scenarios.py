"""What an agent is doing as it ends at a fault point: the next one has to finish the work."""

import glob
import os
from collections import Counter

from model import Failure, Model
from oracle import judge

PAIR = {"store": (1, None), "web": (1, "store")}
EXIT = 70  # of a process that ended at a fault point
LOG_LIMIT = 10 << 20


def deploy(model):
    model.deploy()


def relate(model):
    model.relate()


def configure(model):
    model.change_config("store")


def break_hooks(model):
    model.set_value("store", "fail")


def resolve(model):
    model.change_config("store")
    model.note("resolved", "store/0")
    model.must("resolved", "store/0")


def refresh(model):
    model.refresh("store")


def pause(model):
    model.pause_and_resume("store/0")


def unrelate(model):
    model.unrelate("web")


def add_unit(model):
    model.add_unit("store")


def remove_unit(model):
    model.remove_unit("store/1")


def run_actions(model):
    model.act("store/0")
    model.act("store/0")


def run_actions_in_error(model):
    run_actions(model)
    resolve(model)


def restart(_):
    pass


def fill_logs(model):
    """So that the next line moves them all: each ends with a mark, and has all its backups."""
    for log in glob.glob(os.path.join(model.home, "log", "*.log")):
        with open(log, "r+", encoding="utf-8") as file:
            file.truncate(LOG_LIMIT)
            file.seek(0, os.SEEK_END)
            file.write(f"\nthe end of {os.path.basename(log)}\n")
        for number in range(1, 6):
            with open(f"{log}.{number}", "w", encoding="utf-8") as file:
                file.write(f"backup {number}\n")
    model.change_config("store")


def look_at_logs(model):
    for log in glob.glob(os.path.join(model.home, "log", "*.log")):
        marks = 0
        for file in glob.glob(log + "*"):
            with open(file, "rb") as part:
                part.seek(max(0, os.path.getsize(file) - 4096))
                marks += part.read().count(f"the end of {os.path.basename(log)}\n".encode())
        if marks != 1:
            raise Failure(f"{log} and its backups have {marks} of one line")


class AgentScenario:
    """`before`: what has happened (one step, a settled agent, the next); `act`: what the faults
    hit; `look`: at what the judge knows nothing of."""

    def __init__(self, before, act, look=lambda model: None):
        self.before, self.act, self.look = before, act, look

    def prepare(self, work, hookbox):
        """A home at rest in which the scenario can be acted."""
        model = Model(work, hookbox, PAIR)
        for step in self.before:
            step(model)
            model.start()
            if step is break_hooks:
                model.await_error("store/0")
            else:
                model.settle()
            model.stop()
        return model

    def visits(self, model):
        """How often an undisturbed agent comes by each point."""
        log = os.path.join(model.work, "visits")
        self.act(model)
        model.start(HOOKBOX_FAULT_LOG=log)
        model.settle()
        model.stop()
        with open(log, encoding="utf-8") as file:
            return Counter(file.read().split("\n")[:-1])

    def strike(self, model, point, visit):
        """False when this time the agent did not come by."""
        self.act(model)
        model.start(HOOKBOX_FAULT=f"{point}:{visit}")
        model.settle()
        struck = model.agent.poll() is not None
        if struck and model.agent.returncode != EXIT:
            raise Failure(f"the agent ended by itself with {model.agent.returncode}")
        if not struck:
            model.abandon()
        model.note("killed")
        model.start()
        model.settle()
        # Nothing is stuck either: all units take up what comes next.
        for application in PAIR:
            model.change_config(application)
        model.settle()
        model.stop()
        judge(model)
        self.look(model)
        return struck


AGENT_SCENARIOS = {
    "deploy": AgentScenario([], deploy),
    "relate": AgentScenario([deploy], relate),
    "configure": AgentScenario([deploy, relate], configure),
    "resolve": AgentScenario([deploy, relate, break_hooks], resolve),
    "refresh": AgentScenario([deploy, relate], refresh),
    "pause": AgentScenario([deploy, relate], pause),
    "unrelate": AgentScenario([deploy, relate], unrelate),
    "remove-unit": AgentScenario([deploy, relate, add_unit], remove_unit),
    "actions": AgentScenario([deploy, relate], run_actions),
    "actions-in-error": AgentScenario([deploy, relate, break_hooks], run_actions_in_error),
    "restart": AgentScenario([deploy, relate], restart),
    "rotate-logs": AgentScenario([deploy, relate], fill_logs, look_at_logs),
}
