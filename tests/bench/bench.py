#!/usr/bin/env python3
"""Measures hookbox: bench.py BUILD GO-DIRECTORY JSON [PART...]. GO-DIRECTORY has the Go client and
server; PARTS below are the parts, without any all are measured. Every ratio is taken within the
run; on a busy machine the figures are those of a busy machine."""

import dataclasses
import importlib
import os
import sys

from results import Results

PARTS = ("tool_calls", "hooks", "agent_calls", "growth", "waiting", "emitters")


@dataclasses.dataclass
class Site:
    """Where the programs are."""

    build: str
    go_directory: str

    @property
    def hookbox(self):
        return os.path.join(self.build, "hookbox")

    @property
    def echo_server(self):
        return os.path.join(self.build, "tests/peer/echo-server")

    @property
    def go_client(self):
        return os.path.join(self.go_directory, "go-client")

    @property
    def go_server(self):
        return os.path.join(self.go_directory, "go-server")

    def bench(self, name):
        return os.path.join(self.build, "tests/bench/bench-" + name)


def main():
    build, go_directory, path, *parts = sys.argv[1:]
    unknown = set(parts) - set(PARTS)
    if unknown:
        sys.exit(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    site = Site(os.path.abspath(build), os.path.abspath(go_directory))
    results = Results(path)
    for part in parts or PARTS:
        importlib.import_module(part).measure(site, results)
    results.save()


main()
