"""Judges a ledger: each hook noted what it saw and wrote, the driver each crash and each resolve.

Whether a hook was committed follows from the count the next one of its unit saw: one more if it
was, the same if it was lost. Everything that is stored must agree with that, with what the operator
asked for, and with the history."""

import json
import os
from collections import Counter, defaultdict

from model import Failure


class Run:
    """One start of a hook."""

    def __init__(self, at, since, words):
        # `since`: after what a hook before it noted last.
        self.at, self.since = at, since
        (self.context, self.unit, self.hook, self.relation, self.remote, count, self.config,
         self.seen) = words
        self.count = int(count)
        self.number = self.relation.rpartition(":")[2]
        self.ended, self.failed = None, False
        self.writes = {}

    @property
    def identity(self):
        return self.hook, self.relation, self.remote

    @property
    def kind(self):
        return self.hook.rpartition("-")[2]

    def __str__(self):
        return f"{self.unit} {self.hook} {self.relation} {self.remote} (line {self.at})"


def read(lines):
    """The runs by unit in their order, and the lines of crashes and of resolves by unit."""
    by_context, by_unit = {}, defaultdict(list)
    crashes, resolves = [], defaultdict(list)
    latest, noted = None, 0
    for at, line in enumerate(lines, 1):
        word, *rest = line.split()
        if word == "killed":
            crashes.append(at)
            continue
        if word == "resolved":
            resolves[rest[0]].append(at)
            continue
        if word == "start":
            latest = Run(at, noted, rest)
            by_context[latest.context] = latest
            by_unit[latest.unit].append(latest)
        else:
            run = by_context[rest[0]]
            if run is not latest:
                raise Failure(f"{run} went on while {latest} ran")
            if word == "write":
                run.writes[rest[1].rpartition(":")[2]] = rest[2]
            elif word == "fail":
                run.failed = True
            else:
                run.ended = at
        noted = at
    return by_unit, crashes, resolves


def committed_runs(runs, crashes, resolves):
    """Sorts out the lost ones, each of which must be accounted for. The last one counts."""
    committed, lost = [], 0
    if runs[0].count != 0:
        raise Failure(f"{runs[0]} sees the count {runs[0].count}: a hook without a trace")
    for run, following in zip(runs, [*runs[1:], None]):
        if following is None or following.count == run.count + 1:
            if run.ended is None:
                raise Failure(f"{run} was committed without having ended")
            committed.append(run)
            continue
        if following.count != run.count:
            raise Failure(f"{following} sees the count {following.count} after {run.count}")
        lost += 1
        # A hook may note its start after its agent was killed, before it misses it.
        if not run.failed and not any(run.since < at < following.at for at in crashes):
            raise Failure(f"{run} was lost without a crash")
        if not any(run.at < at < following.at for at in resolves):
            raise Failure(f"{run} was lost without a resolve")
        if following.identity != run.identity:
            raise Failure(f"{run} was lost and followed by {following}")
    return committed, lost


def judge_life(unit, runs, wanted):
    """No hook twice that is to run once, none without a cause, and a life that ends as it should."""
    application = unit.partition("/")[0]
    alive = unit in wanted.units[application]
    hooks = Counter(run.hook for run in runs)
    pauses = wanted.pauses[unit]
    if runs[0].hook != "install" or hooks["install"] != 1:
        raise Failure(f"{unit} committed {hooks['install']} install hooks, first {runs[0]}")
    starts, stops = hooks["start"], hooks["stop"]
    if alive and (starts != 1 + pauses or stops != pauses or hooks["remove"]):
        raise Failure(f"{unit} committed {starts} start, {stops} stop and {hooks['remove']} "
                      "remove hooks")
    if not alive and (starts != stops or starts > 1 + pauses or hooks["remove"] != 1 or
                      runs[-1].hook != "remove"):
        raise Failure(f"{unit} was removed after {starts} start, {stops} stop and "
                      f"{hooks['remove']} remove hooks, last {runs[-1]}")
    upgrades = hooks["upgrade-charm"]
    if upgrades > wanted.refreshes[application]:
        raise Failure(f"{unit} committed {upgrades} upgrade-charm hooks for "
                      f"{wanted.refreshes[application]} refreshes")
    changes = 1 + wanted.config_changes[application] + pauses + upgrades
    if hooks["config-changed"] > changes:
        raise Failure(f"{unit} committed {hooks['config-changed']} config-changed hooks where "
                      f"{changes} had a cause")


def judge_relation(unit, runs, alive, current, there):
    """One relation of one unit: the hooks in their order, and where that leaves the unit.
    `current`: the relation is one wanted now; `there`: the remote units in that case."""
    joined, departed, over = set(), set(), False
    for place, run in enumerate(runs):
        broken_order = (
            over or (run.kind == "created") != (place == 0)
            or (run.kind == "joined" and run.remote in joined)
            or (run.kind in ("changed", "departed") and run.remote not in joined - departed)
            or (run.kind == "broken" and joined != departed))
        if broken_order:
            raise Failure(f"{run} comes out of turn")
        if run.kind == "joined":
            joined.add(run.remote)
        elif run.kind == "departed":
            departed.add(run.remote)
        elif run.kind == "broken":
            over = True
    if over == (alive and current):
        raise Failure(f"{unit} is {'out of' if over else 'in'} {runs[0].relation}, of all things")
    if not over and joined - departed != there:
        raise Failure(f"{unit} knows {sorted(joined - departed)}, not {sorted(there)}")


def judge_relations(unit, runs, wanted, numbers):
    """Those of one unit. `numbers`: of the relations wanted now, by the application downstream."""
    application = unit.partition("/")[0]
    by_relation = defaultdict(list)
    for run in runs:
        if run.relation != "-":
            by_relation[run.number].append(run)
    alive = unit in wanted.units[application]
    for number, theirs in by_relation.items():
        current = number in numbers.values()
        upstream = theirs[0].hook.startswith("in-")
        other = wanted.upstream[application] if upstream else next(
            (name for name, held in numbers.items() if held == number), None)
        judge_relation(unit, theirs, alive, current, set(wanted.units[other]) if current else set())
    for downstream, number in numbers.items():
        if alive and application in (downstream, wanted.upstream[downstream]) and \
                number not in by_relation:
            raise Failure(f"{unit} has not been told of relation {number}")


def judge_values(committed, numbers, stored):
    """Each unit's last committed value is stored, and its remote units have seen it. Changed hooks
    are no more than what there was to tell."""
    for unit, runs in committed.items():
        final, versions = {}, Counter()
        for run in runs:
            final.update(run.writes)
            versions.update(run.writes.keys())
        for number, value in final.items():
            for reader, theirs in committed.items():
                told = [run for run in theirs if run.remote == unit and run.number == number]
                changed = sum(run.kind == "changed" for run in told)
                if changed > versions[number] + 1:
                    raise Failure(f"{reader} was told {changed} times of {versions[number]} "
                                  f"changes by {unit}")
                if told and told[-1].kind == "changed" and number in numbers and \
                        told[-1].seen != value:
                    raise Failure(f"{reader} last saw {told[-1].seen} of {unit}, not {value}")
            if number in numbers and runs[-1].hook != "remove" and stored(number, unit) != value:
                raise Failure(f"{unit} committed {value} on {number}, stored is "
                              f"{stored(number, unit)}")


def judge_store(model, committed):
    """What the operator asked for, and what each unit's last hook left."""
    wanted, now = model.wanted, model.applications_now()
    for name, units in wanted.units.items():
        there = now[name].get("units", {})
        if set(there) != set(units):
            raise Failure(f"{name} has {sorted(there)}, not {units}")
        if sum("leader" in unit for unit in there.values()) != 1:
            raise Failure(f"{name} has not one leader: {there}")
        if ("in" in now[name].get("relations", {})) != (name in wanted.related):
            raise Failure(f"{name} has the relations {now[name].get('relations')}")
        for unit in units:
            runs = committed.get(unit, [])
            state = dict(line.split("=", 1) for line in model.tool("get-state", unit).splitlines())
            if state.get("count") != str(len(runs)):
                raise Failure(f"{unit} committed {len(runs)} hooks, stored is {state}")
            seen = [run.config for run in runs if run.hook == "config-changed"][-1]
            if seen != wanted.config.get(name, "none"):
                raise Failure(f"{unit} was last told {seen}, not {wanted.config.get(name)}")
            if "leader" in there[unit] and all(run.hook != "leader-elected" for run in runs):
                raise Failure(f"{unit} leads without having been told")
            number = os.path.join(model.home, "agents", "unit-" + unit.replace("/", "-"),
                                  "charm", "number")
            revision = 0
            if os.path.exists(number):
                with open(number, encoding="utf-8") as file:
                    revision = int(file.read())
            if revision != wanted.revisions[name]:
                raise Failure(f"{unit} has revision {revision}, not {wanted.revisions[name]}")


def result_of(run, is_committed):
    """What the history may say came of it."""
    if is_committed:
        return {"succeeded"}
    return {"failed", "interrupted"} if run.failed else {"interrupted"}


def judge_history(rows, by_unit, committed):
    """Each run is in the history once, as what it was, and none is there that was not. The oldest
    ones may be forgotten. Gives how many rows there are."""
    rows = [row for row in rows if not row["hook"].startswith("actions/")]  # see judge_tasks
    by_context = {row["context-id"]: row for row in rows}
    if len(by_context) < len(rows):
        doubled = Counter(row["context-id"] for row in rows).most_common(1)
        raise Failure(f"the history has {doubled} rows of one run")
    forgets = bool(rows) and rows[0]["id"] > 1
    for unit, runs in by_unit.items():
        kept, latest = set(committed[unit]), 0
        for run in runs:
            row = by_context.pop(run.context, None)
            if row is None and forgets and latest == 0:
                continue
            if row is None:
                raise Failure(f"{run} is not in the history")
            told = row["unit"], row["hook"], row.get("relation-id")
            if told != (unit, run.hook, int(run.number) if run.relation != "-" else None) or \
                    row["result"] not in result_of(run, run in kept):
                raise Failure(f"{run} is in the history as {row}")
            if row["id"] <= latest:
                raise Failure(f"{run} is in the history before the one it followed: {row}")
            latest = row["id"]
    for row in by_context.values():
        # Its agent was killed before the hook could note anything.
        if row["result"] != "interrupted":
            raise Failure(f"the history has a run without a trace: {row}")
    return len(rows)


def judge_tasks(model):
    """None ran twice, each has ended, and what a completed one wrote is there."""
    noted = Counter()
    if os.path.exists(model.ledger_file + ".actions"):
        with open(model.ledger_file + ".actions", encoding="utf-8") as file:
            noted.update(file.read().split())
    completed = set()
    for task in model.wanted.tasks:
        told = json.loads(model.must("show-task", task, "--format", "json"))
        if noted[task] > 1:
            raise Failure(f"task {task} ran {noted[task]} times")
        if told["status"] == "completed":
            if told["results"].get("ran") != task or noted[task] != 1:
                raise Failure(f"task {task} completed with {told['results']}")
            completed.add(task)
        elif (told["status"], told.get("message")) != ("failed", "action terminated"):
            raise Failure(f"task {task} is {told['status']}: {told.get('message')}")
    if model.wanted.tasks:
        state = model.tool("get-state", told["unit"]).splitlines()
        kept = {line.partition("=")[0][5:] for line in state if line.startswith("task-")}
        if kept != completed:
            raise Failure(f"of the completed tasks {completed} {kept} are stored")


def judge(model):
    """Of a model at rest. Gives counts of what happened."""
    with open(model.ledger_file, encoding="utf-8") as ledger:
        by_unit, crashes, resolves = read(ledger.read().splitlines())
    committed, lost = {}, 0
    for unit, runs in by_unit.items():
        committed[unit], more = committed_runs(runs, crashes, resolves[unit])
        lost += more
        judge_life(unit, committed[unit], model.wanted)
    # The newest relation of an application is the one it has.
    numbers = {}
    for name in model.wanted.related:
        held = {int(run.number) for unit in model.wanted.units[name]
                for run in committed.get(unit, []) if run.hook.startswith("in-")}
        if not held:
            raise Failure(f"{name} has not been told of its relation")
        numbers[name] = str(max(held))
    for unit, runs in committed.items():
        judge_relations(unit, runs, model.wanted, numbers)
    stored = lambda number, unit: model.tool("get-setting", number, unit, "value")
    judge_values(committed, numbers.values(), stored)
    judge_store(model, committed)
    judge_tasks(model)
    return {"crashes": len(crashes), "hooks": sum(map(len, by_unit.values())), "lost": lost,
            "rows of history": judge_history(model.history(), by_unit, committed),
            "resolved": sum(map(len, resolves.values()))}
