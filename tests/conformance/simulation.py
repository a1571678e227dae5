"""One vector's calls: `hookbox simulate` opens the socket, the client executable is run against it."""

import base64
import json
import os
import shlex
import subprocess
import tempfile
from pathlib import Path

TIMEOUT = 20
# Thousands of small files come and go; None is where temporary files usually are.
IN_MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
# Tells where the socket is and stays until its standard input ends.
WAITER = 'echo "$JUJU_AGENT_SOCKET"; read -r end; exit 0'


def as_bytes(text):
    """Text of a vector as bytes: a string, or {"b64": ...}."""
    if isinstance(text, dict):
        return base64.b64decode(text["b64"])
    return text.encode()


def as_text(value):
    """The text forms within a result as Go's JSON shows them: an invalid byte is U+FFFD."""
    if isinstance(value, dict):
        if list(value) == ["b64"]:
            return base64.b64decode(value["b64"]).decode("utf-8", "replace")
        return {key: as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    return value


class Failed(Exception):
    """The vector could not be run at all."""


class Simulation:
    """A context of its own and an empty working directory, for one vector."""

    def __init__(self, hookbox, fixture, legacy):
        self.hookbox = hookbox
        self.legacy = legacy
        self.context_id = json.loads(fixture.read_text())["context_id"]
        self.folder = tempfile.TemporaryDirectory(prefix="hookbox-vector-", dir=IN_MEMORY)
        self.directory = Path(self.folder.name, "cwd")
        self.directory.mkdir()
        self.result = Path(self.folder.name, "result.json")
        command = [hookbox, "simulate", "--state", fixture, "--out", self.result]
        if legacy:
            command += ["--compat", "1"]
        self.process = subprocess.Popen(
            command + ["--", "/bin/sh", "-c", WAITER],
            cwd="/",
            env={**os.environ, "HOME": "/root", "XDG_RUNTIME_DIR": self.folder.name},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.socket = self.process.stdout.readline().decode().strip()
        if not self.socket:
            raise Failed("simulate: " + self.process.communicate()[1].decode("utf-8", "replace"))

    def filled(self, text):
        """The text with the places of this run."""
        return text.replace("$CWD", str(self.directory)).replace("$SOCKET", self.socket)

    def environment(self, overrides):
        """Exactly what the client sees."""
        variables = {"JUJU_CONTEXT_ID": self.context_id, "HOME": "/root"}
        if self.legacy:
            variables["JUJU_AGENT_SOCKET"] = self.socket
        else:
            variables["JUJU_AGENT_SOCKET_ADDRESS"] = self.socket
            variables["JUJU_AGENT_SOCKET_NETWORK"] = "unix"
        variables.update(overrides)
        return {name: value for name, value in variables.items() if value is not None}

    def call(self, call, env=None):
        """Runs the client by the tool's name; gives exit status, output and errors."""
        link = Path(self.folder.name, "links", call["tool"])
        link.parent.mkdir(parents=True, exist_ok=True)
        if not link.is_symlink():
            link.symlink_to(self.hookbox)
        arguments = [
            self.filled(arg).encode() if isinstance(arg, str) else as_bytes(arg)
            for arg in call["args"]
        ]
        text = call.get("stdin")
        done = subprocess.run(
            [call["tool"].encode(), *arguments],
            executable=link,
            cwd=self.directory,
            env=self.environment(env or {}),
            capture_output=True,
            timeout=TIMEOUT,
            check=False,
            **({"stdin": subprocess.DEVNULL} if text is None else {"input": as_bytes(text)}),
        )
        return done.returncode, done.stdout, done.stderr

    def effects(self):
        """Ends the run; what it did."""
        errors = self.process.communicate(b"\n", timeout=TIMEOUT)[1]
        if self.process.returncode != 0:
            raise Failed("simulate: " + errors.decode("utf-8", "replace"))
        return as_text(json.loads(self.result.read_text())["effects"])

    def close(self):
        """Ends whatever is left."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()
        self.folder.cleanup()


def command_line(call):
    """The call as one would type it."""
    words = [call["tool"]] + [as_bytes(arg).decode("utf-8", "backslashreplace") for arg in call["args"]]
    line = " ".join(shlex.quote(word) for word in words)
    if call.get("stdin") is not None:
        line += " <<< " + shlex.quote(as_bytes(call["stdin"]).decode("utf-8", "backslashreplace"))
    return line


def run_vector(hookbox, vectors, vector, legacy):
    """The outcome of a vector in the vector's own form."""
    simulation = Simulation(hookbox, vectors / "fixtures" / vector["fixture"], legacy)
    try:
        for name, text in (vector.get("files") or {}).items():
            path = simulation.directory / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(as_bytes(text))
        before = set(simulation.directory.rglob("*"))
        for call in vector.get("setup") or []:
            simulation.call(call, vector.get("env"))
        status, output, errors = simulation.call(vector, vector.get("env"))
        effects = simulation.effects()
        files = {
            str(path.relative_to(simulation.directory)): path.read_bytes().decode("utf-8", "replace")
            for path in sorted(set(simulation.directory.rglob("*")) - before)
            if path.is_file()
        }
        if files:
            effects["files"] = files
        return simulation.filled, {
            "exit": status,
            "stdout": output,
            "stderr": errors,
            "effects": effects,
        }
    except subprocess.TimeoutExpired as error:
        raise Failed(f"no end within {TIMEOUT} s: {error.cmd[0]}") from error
    finally:
        simulation.close()
