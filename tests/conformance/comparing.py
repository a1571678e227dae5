"""Whether an outcome is the recorded one, and how it differs."""

import difflib
import json
import re
from datetime import datetime, timedelta, timezone

from simulation import as_bytes


def expected_bytes(vector, stream, filled):
    """A recorded stream with the places of this run."""
    if stream + "_b64" in vector:
        return as_bytes({"b64": vector[stream + "_b64"]})
    return filled(vector.get(stream, "")).encode()


def fill(value, filled):
    """The same for every text in an effect."""
    if isinstance(value, str):
        return filled(value)
    if isinstance(value, list):
        return [fill(item, filled) for item in value]
    if isinstance(value, dict):
        return {filled(key): fill(item, filled) for key, item in value.items()}
    return value


def same_time(recorded, given):
    """Whether `given` is that many seconds from now, to the minute."""
    seconds = int(re.fullmatch(r"\$NOW\+(-?\d+)s", recorded)[1])
    try:
        time = datetime.fromisoformat(given.replace("Z", "+00:00"))
    except ValueError:
        return False
    return abs(time - datetime.now(timezone.utc) - timedelta(seconds=seconds)) < timedelta(minutes=1)


def settle_times(recorded, given):
    """`recorded` with each time that `given` meets replaced by it."""
    if isinstance(recorded, str) and recorded.startswith("$NOW+") and isinstance(given, str):
        return given if same_time(recorded, given) else recorded
    if isinstance(recorded, dict) and isinstance(given, dict):
        return {key: settle_times(item, given.get(key)) for key, item in recorded.items()}
    if isinstance(recorded, list) and isinstance(given, list) and len(recorded) == len(given):
        return [settle_times(*pair) for pair in zip(recorded, given)]
    return recorded


def unordered(value):
    """The same for every order of list items."""
    if isinstance(value, list):
        return sorted((unordered(item) for item in value), key=json.dumps)
    if isinstance(value, dict):
        return {key: unordered(item) for key, item in value.items()}
    return value


def same_output(vector, recorded, given):
    """Compares standard output as the vector asks for."""
    mode = vector.get("compare")
    if mode == "unordered-lines":
        return sorted(recorded.split(b"\n")) == sorted(given.split(b"\n"))
    if mode == "unordered-json":
        try:
            return unordered(json.loads(recorded)) == unordered(json.loads(given))
        except ValueError:
            return False
    return recorded == given


def help_problems(vector, given, legacy):
    """What the help text lacks."""
    text = given.decode("utf-8", "replace")
    usage = ("usage: " if legacy else "Usage: ") + vector["help"]["synopsis"]
    if text.split("\n")[0] != usage:
        yield f"first line of help: expected {usage!r}, got {text.splitlines()[:1]}"
    for flag in vector["help"]["flags"]:
        if not re.search(rf"(?<![\w-]){re.escape(flag)}(?![\w-])", text):
            yield f"help does not mention {flag}"


def difference(name, recorded, given):
    """A readable difference of two texts."""
    lines = difflib.unified_diff(
        recorded.splitlines(), given.splitlines(), f"{name} recorded", f"{name} given", lineterm="", n=1
    )
    text = "\n".join(lines)
    return text or f"{name}: recorded {recorded!r}, given {given!r}"


def differences(vector, filled, outcome, legacy):
    """Every way in which the outcome is not the recorded one."""
    if outcome["exit"] != vector["exit"]:
        yield f"exit status: recorded {vector['exit']}, given {outcome['exit']}"
    streams = ["stderr"]
    if vector.get("compare") == "help":
        yield from help_problems(vector, outcome["stdout"], legacy)
    else:
        streams.insert(0, "stdout")
    for stream in streams:
        recorded = expected_bytes(vector, stream, filled)
        given = outcome[stream]
        same = same_output(vector, recorded, given) if stream == "stdout" else recorded == given
        if not same:
            yield difference(
                stream,
                recorded.decode("utf-8", "backslashreplace"),
                given.decode("utf-8", "backslashreplace"),
            )
    recorded = settle_times(fill(vector.get("effects") or {}, filled), outcome["effects"])
    if recorded != outcome["effects"]:
        shown = [
            json.dumps(effects, indent=2, sort_keys=True, ensure_ascii=False)
            for effects in (recorded, outcome["effects"])
        ]
        yield difference("effects", *shown)
