#!/usr/bin/env python3
"""Turns what bench-calls prints (C client, hookbox, Go client) into a table and a JSON file."""

import json
import sys

c, hookbox, go = ([float(word) for word in line.split()] for line in sys.stdin)
rows = [
    ("tool call", hookbox[0], "us", "C client", hookbox[2], 1.25),
    ("tool call", hookbox[0], "us", "Go client", hookbox[0] / go[0], None),
    ("tool call of the C client", c[0], "us", "", 1, None),
    ("tool call of the Go client", go[0], "us", "C client", go[2], None),
    ("peak memory of a tool call", hookbox[1] / 1024, "MiB", "C client", hookbox[1] / c[1], None),
    ("peak memory of a tool call", hookbox[1] / 1024, "MiB", "Go client", hookbox[1] / go[1], None),
]
names = ("name", "value", "unit", "peer", "ratio")
print(f"{'':34}{'':>10} {'':5}{'against':12}{'ratio':>6}")
for name, value, unit, peer, ratio, bound in rows:
    note = f"  at most {bound}: {'yes' if ratio <= bound else 'NO'}" if bound else ""
    print(f"{name:34}{value:10.2f} {unit:5}{peer:12}{ratio:6.2f}{note}")
print(f"peak memory at most 2.5 MiB: {'yes' if hookbox[1] <= 2560 else 'NO'}")
with open(sys.argv[1], "w", encoding="utf-8") as file:
    json.dump([dict(zip(names, row)) for row in rows], file, indent=1)
    file.write("\n")
