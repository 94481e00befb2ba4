"""One device: a home, a word of its own, and somebody who types `pace …` at it."""

import contextlib
import json
import os
import pty
import selectors
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
NOW = "2026-03-08T12:00"
ALL = ("list", "--json", "--from", "1970-01-01")


_HAND_ON = """
import json, os, socket, sys, time
call = {"words": sys.argv[1:], "environment": dict(os.environ), "folder": os.getcwd()}
message = json.dumps(call).encode() + b"\\n"
with socket.socket(socket.AF_UNIX) as caller:
    for _ in range(600):
        try:
            caller.connect(DOOR)
            break
        except OSError:
            time.sleep(0.05)
    sent = socket.send_fds(caller, [message[:60000]], [0, 1, 2])
    if sent < len(message):
        caller.sendall(message[sent:])
    answer = caller.makefile().read().split()
    sys.exit(int(answer[1]) if len(answer) > 1 else 70)
"""


class Answer(NamedTuple):
    """What a call said. `code` None: it was killed."""

    code: int | None
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        return dict(json.loads(self.out))

    @property
    def ids(self) -> list[str]:
        return [entry["id"] for entry in self.document["entries"]]


class Warm:
    """The loaded program (see `warm.py`), for calls that need no start of their own."""

    def __init__(self) -> None:
        self._folder = tempfile.mkdtemp(prefix="pace-warm-")
        self._door = f"{self._folder}/door"
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tests.durability.warm", self._door], cwd=ROOT
        )
        self.programs = Path(self._folder, "programs")
        """A folder with a `pace` that a shell can call: it hands its call on to this program."""
        self.programs.mkdir()
        script = self.programs / "pace"
        script.write_text(f"#!{sys.executable} -IS\nDOOR = {self._door!r}\n{_HAND_ON}", "utf-8")
        script.chmod(0o755)

    def call(self, streams: Sequence[int], **call: Any) -> "Call":
        """Begin a call with these three streams; they belong to the call from then on."""
        message = json.dumps(call).encode() + b"\n"
        with socket.socket(socket.AF_UNIX) as caller:
            try:
                self._connect(caller)
                sent = socket.send_fds(caller, [message[:60000]], list(streams))
                if sent < len(message):  # the program may have read all and be gone
                    caller.sendall(message[sent:])
            finally:
                for descriptor in streams:
                    os.close(descriptor)
            return Call(caller)

    def _connect(self, caller: socket.socket) -> None:
        for _ in range(600):
            try:
                caller.connect(self._door)
                return
            except OSError:
                assert self._program.poll() is None, "pace could not be loaded: see above"
                time.sleep(0.05)

    def close(self) -> None:
        self._program.kill()
        self._program.wait()
        shutil.rmtree(self._folder, ignore_errors=True)


class Call:
    """A call under way."""

    def __init__(self, caller: socket.socket) -> None:
        self._lines = caller.makefile("r")
        line = self._lines.readline()
        if not line:
            self._lines.close()
        assert line, "pace went away before it took the call"
        self.pid = int(line)

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def code(self) -> int | None:
        """Waits for the end. None: it was killed."""
        line = self._lines.readline()
        self._lines.close()
        return int(line) if line else None


class Device(NamedTuple):
    """A home and the state folder of one device. Several devices may share one home."""

    home: Path
    state: Path
    warm: Warm
    now: str = NOW

    def environment(self, **more: str) -> dict[str, str]:
        return {
            **{name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ},
            "HOME": str(self.state.parent / "person"),
            "PACE_HOME": str(self.home),
            "PACE_STATE": str(self.state),
            "PACE_NOW": self.now,
            "TZ": "UTC",
            "PYTHONUTF8": "1",
            **more,
        }

    def pace(
        self,
        *words: str,
        typed: str = "",
        environment: dict[str, str] | None = None,
        terminal: bool = False,
        **conditions: Any,
    ) -> Answer:
        """The answer to `pace WORDS`.

        Conditions: `bytes`, `nobody`, `umask`, `alone`, `record`, `fault`, `folder`, `closed`,
        `chance` (the seed of its ids), `typer` (by that door).
        """
        ears, streams = _streams(typed, terminal)
        call = self.warm.call(
            streams,
            words=list(words),
            environment=self.environment(**(environment or {})),
            **conditions,
        )
        out, err = _heard(ears)
        return Answer(call.code(), out, err)

    def done(self, *words: str, **more: Any) -> Answer:
        """The answer of a call that ends well."""
        answer = self.pace(*words, **more)
        assert answer.code == 0, answer
        return answer

    def cold(self, *words: str, typed: str = "", **more: Any) -> Answer:
        """As `pace`, by a Python that starts from nothing: the installed command itself."""
        ended = subprocess.run(
            [*command(), *words],
            input=typed.encode(),
            capture_output=True,
            env=self.environment(),
            check=False,
            **more,
        )
        return Answer(ended.returncode, ended.stdout.decode(), ended.stderr.decode())

    def live(self, life: Sequence[tuple[Sequence[str], str]], confirmed: Path) -> Call:
        """Call after call in one process; every answer becomes a line of the file `confirmed`."""
        nothing = os.open(os.devnull, os.O_RDWR)
        out = os.open(confirmed, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        steps = [[list(words), typed] for words, typed in life]
        return self.warm.call(
            [nothing, out, os.dup(nothing)], life=steps, environment=self.environment()
        )

    def entries(self) -> dict[str, dict[str, Any]]:
        """Every entry that counts, by its id."""
        return {entry["id"]: entry for entry in self.done(*ALL).document["entries"]}

    def months(self) -> list[Path]:
        return sorted((self.home / "journal").glob("*.jsonl"))

    def files(self) -> dict[str, bytes]:
        """Every file of the home with its bytes."""
        return {
            str(path.relative_to(self.home)): path.read_bytes()
            for path in sorted(self.home.rglob("*"))
            if path.is_file()
        }


def command() -> list[str]:
    """The installed script, or else the module."""
    script = Path(sys.executable).with_name("pace")
    return [str(script)] if script.exists() else [sys.executable, "-m", "pacing_cli"]


def answers(confirmed: Path) -> list[Answer]:
    """What a life has confirmed; a line that is not whole was not confirmed."""
    whole = confirmed.read_bytes().split(b"\n")[:-1]
    return [Answer(**json.loads(line)) for line in whole]


def _streams(typed: str, terminal: bool) -> tuple[list[int], list[int]]:
    """What we listen to (out, err), and the three streams of the call."""
    hear_err, err = os.pipe()
    if terminal:
        ear, keyboard = pty.openpty()
        os.write(ear, typed.encode())
        return [ear, hear_err], [keyboard, os.dup(keyboard), err]
    hear_out, out = os.pipe()
    with tempfile.TemporaryFile() as file:
        file.write(typed.encode())
        file.seek(0)
        return [hear_out, hear_err], [os.dup(file.fileno()), out, err]


def _heard(ears: Sequence[int]) -> Iterator[str]:
    """Everything that is said on each, until its end."""
    said: dict[int, bytes] = dict.fromkeys(ears, b"")
    with selectors.DefaultSelector() as listening:
        for ear in ears:
            listening.register(ear, selectors.EVENT_READ)
        while listening.get_map():
            for key, _ in listening.select():
                try:
                    part = os.read(key.fd, 1 << 16)
                except OSError:  # a terminal ends so
                    part = b""
                said[key.fd] += part
                if not part:
                    listening.unregister(key.fd)
                    os.close(key.fd)
    return (text.decode("utf-8", "surrogateescape") for text in said.values())


def until(true: Callable[[], bool], seconds: float = 20) -> None:
    """Wait for something that is about to be so."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not become so"
        time.sleep(0.002)
