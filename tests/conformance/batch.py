"""Vectors of one plain call, answered by one `hookbox simulate --batch` for many: no client's process
is started, which is all that differs, and the time it takes."""

import base64
import json
import subprocess

from simulation import Failed, as_text

_running = {}  # of this process, by executable


def expressible(vector):
    """Whether the vector is one call, not of the client itself, that needs no place, no variable and no
    file of its own."""
    if vector["id"].startswith("client-"):
        return False
    if any(vector.get(key) for key in ("setup", "env", "files")):
        return False
    if (vector.get("effects") or {}).get("files"):
        return False
    texts = [*vector["args"], *(vector.get(key) or "" for key in ("stdin", "stdout", "stderr"))]
    return all(isinstance(text, str) and "$CWD" not in text and "$SOCKET" not in text for text in texts)


def output_bytes(text):
    """What a tool printed, which the answer tells as text or in base64."""
    return base64.b64decode(text["b64"]) if isinstance(text, dict) else text.encode()


def run_in_batch(hookbox, vectors, vector, legacy):
    """The same as `run_vector` gives, for an expressible vector; None where the batch refuses, as it
    does a word that is no tool's name."""
    process = _running.get(hookbox)
    if process is None:
        process = _running[hookbox] = subprocess.Popen(
            [hookbox, "simulate", "--batch", "-"], cwd="/", stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
    command = {
        "state": str(vectors / "fixtures" / vector["fixture"]),
        "command": [vector["tool"], *vector["args"]],
        "stdin": vector.get("stdin") or "",
        "compat": 1 if legacy else 3,
    }
    process.stdin.write(json.dumps(command).encode() + b"\n")
    process.stdin.flush()
    line = process.stdout.readline()
    if not line:
        del _running[hookbox]
        raise Failed(f"simulate --batch ended with {process.wait()}")
    answer = json.loads(line)
    if "error" in answer:
        return None
    return str, {
        "exit": answer["exit"],
        "stdout": output_bytes(answer["stdout"]),
        "stderr": output_bytes(answer["stderr"]),
        "effects": as_text(answer["effects"]),
    }
