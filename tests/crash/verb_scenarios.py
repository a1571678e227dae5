"""A verb that ends at a fault point: said again it succeeds, and nothing half is left."""

import ctypes
import os
import signal
from collections import Counter

from agent_scenarios import EXIT, PAIR
from model import Failure, Model
from oracle import judge


def write_charms(model):
    model.write_charms()


def block_agents(model):
    """No agent comes up: its lock is a link, which it does not follow."""
    model.write_charms()
    os.makedirs(model.home, 0o700)
    os.symlink("nowhere", os.path.join(model.home, "agent.lock"))


def unblock_agents(model):
    os.unlink(os.path.join(model.home, "agent.lock"))


def deploy_all(model):
    model.deploy()
    model.start()
    model.settle()
    model.stop()


def deploy_and_renew(model):
    deploy_all(model)
    model.renew_charm("store")


def deploy_and_damage(model):
    """The units have their files, but what they came from is not what its name says."""
    deploy_all(model)
    charms = os.path.join(model.home, "charms")
    for name in os.listdir(charms):
        with open(os.path.join(charms, name, "config.yaml"), "a", encoding="utf-8") as file:
            file.write("# damage\n")


def deploy(model, **environment):
    return model.run("deploy", model.charm("store"), **environment)


def deploy_again(model):
    """It may have been saved already, then with all that belongs to it."""
    code, _, errors = deploy(model)
    if code != 0 and "application already exists" not in errors:
        raise Failure(f"deploy, said again: {errors.strip()}")
    model.wanted.add_units("store", 1)
    model.deploy_rest()


def refresh(model, **environment):
    model.wanted.refreshes["store"] += 1
    return model.run("refresh", "store", "--path", model.charm("store"), **environment)


def refresh_again(model):
    code, _, errors = refresh(model)
    if code != 0:
        raise Failure(f"refresh, said again: {errors.strip()}")


def adopt_orphans(on):
    """An agent that has only just been started is known by nothing but its parent."""
    set_child_subreaper = 36
    if ctypes.CDLL(None).prctl(set_child_subreaper, int(on), 0, 0, 0) != 0:
        raise Failure("orphans cannot be adopted")


def children():
    with open("/proc/thread-self/children", encoding="ascii") as file:
        return [int(pid) for pid in file.read().split()]


class VerbScenario:
    """`before`: what has happened; `act`: the verb; `again`: the same, and what comes after it;
    `fails`: the verb does so by itself, until `after`."""

    def __init__(self, before, act, again, fails=False, after=lambda model: None):
        self.before, self.act, self.again = before, act, again
        self.fails, self.after = fails, after

    def prepare(self, work, hookbox):
        model = Model(work, hookbox, PAIR)
        self.before(model)
        return model

    def visits(self, model):
        log = os.path.join(model.work, "visits")
        self.speak(model, HOOKBOX_FAULT_LOG=log)
        with open(log, encoding="utf-8") as file:
            return Counter(file.read().split("\n")[:-1])

    def strike(self, model, point, visit):
        struck = self.speak(model, HOOKBOX_FAULT=f"{point}:{visit}") == EXIT
        self.after(model)
        self.again(model)
        self.look_for_halves(model)
        model.start()
        model.settle()
        model.relate()
        model.settle()
        model.stop()
        judge(model)
        return struck

    def speak(self, model, **environment):
        """The verb starts an agent, which has to go again: the driver runs its own."""
        adopt_orphans(True)
        code, _, errors = self.act(model, HOOKBOX_NO_AGENT="", **environment)
        for pid in children():
            os.kill(pid, signal.SIGTERM)
            os.waitpid(pid, 0)
        adopt_orphans(False)
        if code not in (EXIT, int(self.fails)):
            raise Failure(f"the verb ended with {code}: {errors.strip()}")
        return code

    @staticmethod
    def look_for_halves(model):
        for name in os.listdir(os.path.join(model.home, "charms")):
            if len(name) != 64:
                raise Failure(f"{name} is left among the charms")


VERB_SCENARIOS = {
    "deploy-verb": VerbScenario(write_charms, deploy, deploy_again),
    "deploy-verb-without-agent": VerbScenario(block_agents, deploy, deploy_again, True,
                                              unblock_agents),
    "refresh-verb": VerbScenario(deploy_and_renew, refresh, refresh_again),
    "refresh-verb-mending": VerbScenario(deploy_and_damage, refresh, refresh_again),
}
