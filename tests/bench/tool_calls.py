"""A tool call as a whole process: hookbox against clients of ours in bare C and in Go, all with the
same server, which answers without an agent."""

import os
import subprocess

from home import bare_server

ROUNDS = os.environ.get("ROUNDS", "2000")


def measure(site, results):
    with bare_server(site.echo_server) as environment:
        lines = subprocess.run([site.bench("calls"), ROUNDS, site.bench("client"), site.hookbox,
                                site.go_client], env=environment, check=True, text=True,
                               stdout=subprocess.PIPE).stdout.splitlines()
    # Of each: microseconds, peak memory in KiB, the time over the first's.
    c, hookbox, go = ([float(word) for word in line.split()] for line in lines)
    results.add("tool call", hookbox[0], "us", "C client", hookbox[2], at_most=1.25)
    results.add("tool call", hookbox[0], "us", "Go client", hookbox[2] / go[2])
    results.add("tool call of the C client", c[0], "us")
    results.add("tool call of the Go client", go[0], "us", "C client", go[2])
    memory = hookbox[1] / 1024
    results.add("peak memory of a tool call", memory, "MiB", "2.5 MiB", memory / 2.5, at_most=1)
    results.add("peak memory of a tool call", memory, "MiB", "Go client", hookbox[1] / go[1])
