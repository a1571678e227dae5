"""Large maps: writing 1 MiB as YAML and JSON, next to yaml-cpp and nlohmann/json, and reading it."""

import os
import subprocess

from results import median, median_ratio

ROUNDS = 15


def measure(site, results):
    program = site.bench("emitters")
    if not os.path.exists(program):
        results.not_measured("emitters", "libyaml-cpp-dev was not there when the build was set up")
        return
    lines = subprocess.run([program, str(ROUNDS)], check=True, capture_output=True, text=True)
    rounds = [[float(word) for word in line.split()] for line in lines.stdout.splitlines()]
    yaml, yaml_cpp, json, nlohmann, read, read_yaml_cpp = zip(*rounds, strict=True)
    results.add("1 MiB written as YAML", median(yaml), "ms", "yaml-cpp",
                median_ratio(yaml, yaml_cpp), at_most=1)
    results.add("1 MiB written as JSON", median(json), "ms", "nlohmann",
                median_ratio(json, nlohmann), at_most=1)
    results.add("1 MiB of --file YAML read", median(read), "ms", "yaml-cpp",
                median_ratio(read, read_yaml_cpp), at_most=1)
