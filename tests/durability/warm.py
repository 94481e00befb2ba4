"""A program that has loaded `pace` once and becomes it for every call, in a process of its own.

The calls run the same `main()` as the installed script, with their own arguments,
environment, streams and process, that can be killed. Only the half second of loading
is saved, so that hundreds of calls fit into a test run.

    python -m tests.durability.warm SOCKET
"""

import io
import json
import os
import resource
import signal
import socket
import sys
import time
import tomllib
from collections.abc import Callable, Sequence
from importlib import import_module
from pkgutil import walk_packages
from random import Random
from typing import Any

import pacing_cli
from pacing_cli.__main__ import main
from tests.durability.outside import refuse

_LOADED_BEFORE = ("rich.console", "rich.table", "zoneinfo", "fcntl")


def serve(path: str) -> None:
    """Take calls until the one who asked goes away."""
    for name in _LOADED_BEFORE:
        import_module(name)
    # Python 3.15 loads the patterns of tomllib with the first number. A call as another user may
    # have no way into the folder of this Python.
    tomllib.loads("number = 1.5")
    for module in walk_packages(pacing_cli.__path__, "pacing_cli."):
        if module.name != "pacing_cli.__main__":
            import_module(module.name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(path)
        door.listen(64)
        door.settimeout(5)
        starter = os.getppid()
        while os.getppid() == starter:
            try:
                caller, _ = door.accept()
            except TimeoutError:
                continue
            caller.setblocking(True)
            message, streams, _, _ = socket.recv_fds(caller, 1 << 20, 3)
            while not message.endswith(b"\n"):
                message += caller.recv(1 << 20)
            if os.fork() == 0:
                door.close()
                _become(caller, streams, json.loads(message))
            for descriptor in streams:
                os.close(descriptor)
            caller.close()


def _become(caller: socket.socket, streams: list[int], call: dict[str, Any]) -> None:
    """The child: never returns."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    caller.sendall(f"{os.getpid()}\n".encode())
    for number, descriptor in enumerate(streams):
        os.dup2(descriptor, number)
    for descriptor in streams:
        if descriptor > 2:
            os.close(descriptor)
    for number in call.get("closed", ()):
        os.close(number)
    os.environ.clear()
    os.environ.update(call["environment"])
    os.chdir(call.get("folder", "."))
    time.tzset()
    _limit(call)
    code = 70
    try:
        life = call.get("life")
        if "chance" in call:
            _no_chance(call["chance"])
        door = _by_typer if call.get("typer") else main
        code = _live(life) if life else _run(call["words"], call.get("closed", ()), door)
    finally:
        caller.sendall(f"{code}\n".encode())
        os._exit(0)


def _limit(call: dict[str, Any]) -> None:
    os.umask(call.get("umask", 0o022))
    if "bytes" in call:
        resource.setrlimit(resource.RLIMIT_FSIZE, (call["bytes"], call["bytes"]))
    if call.get("nobody"):
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    if call.get("record"):
        _record(call["record"])
    if call.get("alone"):
        sys.addaudithook(refuse)
    if call.get("fault"):
        from tests.durability.faulty_disk import Faulty

        Faulty(*call["fault"])


def _record(path: str) -> None:
    """Write down the order in which things reach the disk and the screen."""
    record = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    write = os.write

    def noting(name: str, told: Callable[..., str]) -> None:
        real = getattr(os, name)

        def noted(*arguments: Any) -> Any:
            answer = real(*arguments)
            write(record, f"{name} {told(*arguments)}\n".encode())
            return answer

        setattr(os, name, noted)

    place = "/proc/self/fd/{}".format
    noting("write", lambda descriptor, content: os.readlink(place(descriptor)))
    noting("fsync", lambda descriptor: os.readlink(place(descriptor)))
    noting("replace", lambda old, new: str(new))


def _no_chance(seed: int) -> None:
    """The ids of two calls with one seed are the same."""
    chance = Random(seed)
    os.urandom = lambda count: chance.randbytes(count)


def _by_typer() -> None:
    """The other door: what `main()` does with a call that is not one of the quick ones."""
    from pacing_cli.cli.app import app

    app(prog_name="pace")


def _run(words: list[str], closed: Sequence[int], door: Callable[[], None]) -> int:
    # Fresh streams: those of this program were made for another terminal. Python has none
    # where the number is closed.
    sys.stdin = sys.stdout = sys.stderr = None  # type: ignore[assignment]
    if 0 not in closed:
        sys.stdin = io.TextIOWrapper(io.FileIO(0, closefd=False), encoding="utf-8")
    if 1 not in closed:
        sys.stdout = io.TextIOWrapper(
            io.BufferedWriter(io.FileIO(1, "w", closefd=False)), encoding="utf-8"
        )
    if 2 not in closed:
        sys.stderr = io.TextIOWrapper(
            io.BufferedWriter(io.FileIO(2, "w", closefd=False)),
            encoding="utf-8",
            line_buffering=True,
        )
    sys.argv = ["pace", *words]
    try:
        door()
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    sys.stdout.flush()
    return code


def _live(life: list[list[Any]]) -> int:
    """Call after call in one process, each confirmed by one line on standard output."""
    for words, typed in life:
        sys.stdin = io.TextIOWrapper(io.BytesIO(typed.encode()), encoding="utf-8")
        sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        sys.stderr = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        sys.argv = ["pace", *words]
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        sys.stdout.flush()
        sys.stderr.flush()
        said, problem = (
            stream.buffer.getvalue().decode()  # type: ignore[attr-defined]
            for stream in (sys.stdout, sys.stderr)
        )
        line = json.dumps({"code": code, "out": said, "err": problem}).encode() + b"\n"
        while line:
            line = line[os.write(1, line) :]
    return 0


if __name__ == "__main__":
    serve(sys.argv[1])
