"""Judges a ledger: each hook noted what it saw and wrote, the driver each crash and each resolve.

Whether a hook was committed follows from the count the next one of its unit saw: one more if it
was, the same if it was lost. Everything else that is stored must agree with that."""

from collections import Counter, defaultdict

from model import Failure


class Run:
    """One start of a hook."""

    def __init__(self, at, words):
        self.at = at
        (self.context, self.unit, self.hook, self.relation, self.remote, count, self.config,
         self.seen) = words
        self.count = int(count)
        self.ended, self.failed = None, False
        self.writes = {}

    @property
    def identity(self):
        return self.hook, self.relation, self.remote

    def __str__(self):
        return f"{self.unit} {self.hook} {self.relation} {self.remote} (line {self.at})"


def read(lines):
    """The runs by unit in their order, and the lines of crashes and of resolves by unit."""
    by_context, by_unit = {}, defaultdict(list)
    crashes, resolves = [], defaultdict(list)
    latest = None
    for at, line in enumerate(lines, 1):
        word, *rest = line.split()
        if word == "killed":
            crashes.append(at)
        elif word == "resolved":
            resolves[rest[0]].append(at)
        elif word == "start":
            latest = Run(at, rest)
            by_context[latest.context] = latest
            by_unit[latest.unit].append(latest)
        else:
            run = by_context[rest[0]]
            if run is not latest:
                raise Failure(f"{run} went on while {latest} ran")
            if word == "write":
                run.writes[rest[1]] = rest[2]
            elif word == "fail":
                run.failed = True
            else:
                run.ended = at
    return by_unit, crashes, resolves


def committed_runs(runs, crashes, resolves):
    """Sorts out the lost ones, each of which must be accounted for. The last one counts."""
    committed, lost = [], 0
    if runs and runs[0].count != 0:
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
        for happened, what in ((crashes, "a crash"), (resolves, "a resolve")):
            if run.failed and happened is crashes:
                continue
            if not any(run.at < at < following.at for at in happened):
                raise Failure(f"{run} was lost without {what}")
        if following.identity != run.identity:
            raise Failure(f"{run} was lost and followed by {following}")
    return committed, lost


def judge_unit(unit, committed, config_changes):
    """No hook twice that is to run once, none without a cause."""
    hooks = Counter(run.hook for run in committed)
    for hook in ("install", "start"):
        if hooks[hook] != 1:
            raise Failure(f"{unit} committed {hooks[hook]} {hook} hooks")
    if committed[0].hook != "install":
        raise Failure(f"{unit} began with {committed[0]}")
    if hooks["config-changed"] > 1 + config_changes:
        raise Failure(f"{unit} committed {hooks['config-changed']} config-changed hooks for "
                      f"{config_changes} changes")
    for identity, times in Counter(run.identity for run in committed).items():
        if identity[0].endswith(("-joined", "-created")) and times != 1:
            raise Failure(f"{unit} committed {identity} {times} times")


def judge_relations(committed, stored):
    """Each unit's last committed value is stored, and its remote units have seen it. Changed hooks
    are no more than what there was to tell."""
    for unit, runs in committed.items():
        final, versions = {}, Counter()
        for run in runs:
            final.update(run.writes)
            versions.update(run.writes.keys())
        for relation, value in final.items():
            number = relation.rpartition(":")[2]
            if stored(number, unit) != value:
                raise Failure(f"{unit} committed {value} on {relation}, stored is "
                              f"{stored(number, unit)}")
            for reader, theirs in committed.items():
                told = [run for run in theirs if run.remote == unit
                        and run.relation.rpartition(":")[2] == number]
                if not told:
                    continue
                if told[-1].seen != value:
                    raise Failure(f"{reader} last saw {told[-1].seen} of {unit}, not {value}")
                changed = sum(run.hook.endswith("-changed") for run in told)
                if changed > versions[relation] + 1:
                    raise Failure(f"{reader} was told {changed} times of {versions[relation]} "
                                  f"changes by {unit}")


def judge_pairs(committed, applications):
    """Every unit has been told of every unit of the application it is related to."""
    for name, (units, upstream) in applications.items():
        if not upstream:
            continue
        for number in range(units):
            unit = f"{name}/{number}"
            told = {run.remote for run in committed[unit] if run.hook == "in-relation-joined"}
            wanted = {f"{upstream}/{other}" for other in range(applications[upstream][0])}
            if told != wanted:
                raise Failure(f"{unit} joined {sorted(told)}, not {sorted(wanted)}")


def judge(model):
    """Of a model at rest. Gives counts of what happened."""
    with open(model.ledger_file, encoding="utf-8") as ledger:
        by_unit, crashes, resolves = read(ledger.read().splitlines())
    committed, lost = {}, 0
    for unit, runs in by_unit.items():
        committed[unit], more = committed_runs(runs, crashes, resolves[unit])
        lost += more
        judge_unit(unit, committed[unit], model.config_changes[unit.partition("/")[0]])
    judge_relations(committed, model.stored)
    if model.related:
        judge_pairs(committed, model.applications)
    return {"crashes": len(crashes), "hooks": sum(map(len, by_unit.values())), "lost": lost,
            "resolved": sum(map(len, resolves.values()))}
