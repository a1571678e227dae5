"""The table of a bench run, and the same as JSON: name, value, unit, peer, ratio; what could not be
measured has a reason instead. A ratio is the median of ratios that were each taken within one short
round of one run."""

import json
import os
import statistics


class Results:
    def __init__(self, path):
        self.path, self.rows = path, []
        self.add("load of the machine at the start", os.getloadavg()[0], "")

    def add(self, name, value, unit, peer="", ratio=None, *, at_most=None, at_least=None):
        self.rows.append({"name": name, "value": value, "unit": unit, "peer": peer,
                          "ratio": ratio})
        line = f"{name:52}{value:11.2f} {unit:4}"
        if ratio is not None:
            line += f"{peer:20}{ratio:7.2f}"
        if at_most is not None:
            line += f"  at most {at_most}: {'yes' if ratio <= at_most else 'NO'}"
        if at_least is not None:
            line += f"  at least {at_least}: {'yes' if ratio >= at_least else 'NO'}"
        print(line.rstrip(), flush=True)

    def not_measured(self, name, reason):
        self.rows.append({"name": name, "value": None, "reason": reason})
        print(f"{name:52} not measured: {reason}", flush=True)

    def save(self):
        with open(self.path, "w", encoding="utf-8") as file:
            json.dump(self.rows, file, indent=1)
            file.write("\n")


def median(values):
    return statistics.median(values)


def median_ratio(values, peers):
    """Of values over the peers' values of the same rounds."""
    return median([value / peer for value, peer in zip(values, peers, strict=True)])
