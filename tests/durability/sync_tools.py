"""Tools that keep homes in step: a real Syncthing, git and rsync, each as somebody uses it.

Syncthing runs on 127.0.0.1 alone: no discovery, no relays, no reports, no upgrades.
"""

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Protocol

LONGEST = 60.0
"""Seconds that a meeting of the homes may take."""


class Tool(Protocol):
    """One way of bringing the homes in step."""

    name: str
    needs: str
    """The program; where it is not installed the part is left out with a sentence."""

    @contextmanager
    def over(self, homes: Sequence[Path], folder: Path) -> Iterator["Tool"]:
        """The tool at work on these homes; `folder` is for what is its own."""

    def meet(self) -> None:
        """Bring every home in step with every other one."""


def version_of(tool: Tool) -> str:
    """The first line of what `--version` says; empty where the tool is not installed."""
    if not shutil.which(tool.needs):
        return ""
    said = subprocess.run([tool.needs, "--version"], capture_output=True, text=True, check=False)
    return said.stdout.splitlines()[0].strip()


def _quiet(*words: str | Path, cwd: Path | None = None, fail: bool = True) -> int:
    """One call of a tool, as a person of their own, with no settings of this machine."""
    place = {"HOME": str(cwd or "/nonexistent"), "PATH": os.environ["PATH"], "LC_ALL": "C"}
    git = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    ended = subprocess.run(
        [str(word) for word in words], cwd=cwd, env={**place, **git}, capture_output=True,
        text=True, check=False, umask=0o077,
    )  # fmt: skip
    assert not fail or ended.returncode == 0, (words, ended.stdout, ended.stderr)
    return ended.returncode


class Rsync:
    """`rsync -a --update`, from each home to each other one. The newer of two files stays."""

    name = "rsync -a --update"
    needs = "rsync"

    @contextmanager
    def over(self, homes: Sequence[Path], folder: Path) -> Iterator["Rsync"]:
        self._homes = homes
        yield self

    def meet(self) -> None:
        for _ in range(2):
            for source in self._homes:
                for target in self._homes:
                    if source != target:
                        _quiet("rsync", "-a", "--update", f"{source}/", f"{target}/")
        # Of two files of one second rsync takes neither for the newer one, and puts an older
        # text over a newer: nobody brings homes in step twice in a second.
        time.sleep(1.1)


class Git:
    """Each home a clone. Committed as it is, pulled with a merge, whatever comes of it."""

    needs = "git"

    def __init__(self, union: bool) -> None:
        self._union = union
        self.name = "git pull, lines united" if union else "git pull, as it comes"

    @contextmanager
    def over(self, homes: Sequence[Path], folder: Path) -> Iterator["Git"]:
        self._homes = homes
        middle = folder / "middle.git"
        _quiet("git", "init", "--bare", "--initial-branch=main", middle)
        for home in homes:
            _quiet("git", "init", "--initial-branch=main", cwd=home)
            for key, value in (("user.name", home.name), ("user.email", f"{home.name}@localhost")):
                _quiet("git", "config", key, value, cwd=home)
            _quiet("git", "remote", "add", "origin", middle, cwd=home)
            if self._union:
                (home / ".gitattributes").write_text("*.jsonl merge=union\n")
        yield self

    def meet(self) -> None:
        for home in (*self._homes, *self._homes[:-1]):
            self._commit(home)
            if _quiet("git", "fetch", "origin", "main", cwd=home, fail=False) == 0:
                _quiet(
                    "git", "pull", "--no-rebase", "--no-edit", "--allow-unrelated-histories",
                    "origin", "main", cwd=home, fail=False,
                )  # fmt: skip
                self._commit(home)
            _quiet("git", "push", "origin", "HEAD:main", cwd=home)

    def _commit(self, home: Path) -> None:
        """Everything, with the marks of a merge where there are some: nobody looked."""
        _quiet("git", "add", "-A", cwd=home)
        _quiet("git", "commit", "-m", "in step", cwd=home, fail=False)


class _Node(NamedTuple):
    """One running Syncthing."""

    home: Path
    config: Path
    name: str
    door: int
    """The port for the others."""
    ear: int
    """The port of its own interface."""


class Syncthing:
    """A Syncthing for each home; it looks at the files when it is told to."""

    name = "Syncthing"
    needs = "syncthing"
    _KEY = "for-this-run-alone"

    @contextmanager
    def over(self, homes: Sequence[Path], folder: Path) -> Iterator["Syncthing"]:
        self._nodes = [_node(home, folder / f"syncthing-{home.name}") for home in homes]
        running = []
        try:
            for node in self._nodes:
                (node.home / ".stfolder").mkdir(exist_ok=True)
                config = _config(node, self._nodes, self._KEY)
                (node.config / "config.xml").write_text(config)
                running.append(_started(node))
            for node in self._nodes:
                _until(lambda node=node: self._all_connected(node), "the devices never met")
            yield self
        finally:
            for process in running:
                process.terminate()
            for process in running:
                process.wait(timeout=20)

    def meet(self) -> None:
        """Until all homes hold the same files, twice in a row."""
        same = 0
        found: list[dict[str, bytes]] = []
        end = time.monotonic() + LONGEST
        while same < 2:
            assert time.monotonic() < end, f"Syncthing did not come to rest: {_differing(found)}"
            for node in self._nodes:
                self._ask(node, "db/scan?folder=pace", post=True)
            _until(self._idle, "Syncthing was never idle")
            first, *others = found = [files_in(node.home) for node in self._nodes]
            same = same + 1 if all(other == first for other in others) else 0
            time.sleep(0.1)

    def _idle(self) -> bool:
        for node in self._nodes:
            status = self._ask(node, "db/status?folder=pace")
            if status["state"] != "idle" or status["needTotalItems"]:
                return False
        return True

    def _all_connected(self, node: _Node) -> bool:
        try:
            there = self._ask(node, "system/connections")["connections"]
        except OSError:
            return False
        return all(there.get(o.name, {}).get("connected") for o in self._nodes if o is not node)

    def _ask(self, node: _Node, what: str, post: bool = False) -> dict[str, Any]:
        asked = urllib.request.Request(
            f"http://127.0.0.1:{node.ear}/rest/{what}",
            headers={"X-API-Key": self._KEY},
            method="POST" if post else "GET",
        )
        with urllib.request.urlopen(asked, timeout=LONGEST) as answer:
            text = answer.read()
        return dict(json.loads(text)) if text else {}


def files_in(home: Path) -> dict[str, bytes]:
    """Every file that a tool copies, with its bytes; not the unfinished ones of Syncthing."""
    return {
        str(path.relative_to(home)): path.read_bytes()
        for path in home.rglob("*")
        if path.is_file()
        and path.relative_to(home).parts[0] not in (".git", ".stfolder")
        and not path.name.startswith(".syncthing.")
    }


def _differing(found: Sequence[dict[str, bytes]]) -> list[str]:
    names = {name for files in found for name in files}
    return sorted(name for name in names if len({files.get(name) for files in found}) > 1)


def _until(true: Any, otherwise: str) -> None:
    end = time.monotonic() + LONGEST
    while not true():
        assert time.monotonic() < end, otherwise
        time.sleep(0.1)


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _environment(node_config: Path) -> dict[str, str]:
    return {"HOME": str(node_config), "PATH": os.environ["PATH"], "STNOUPGRADE": "1"}


def _node(home: Path, config: Path) -> _Node:
    config.mkdir()
    made = ["syncthing", "generate", f"--home={config}", "--no-default-folder"]
    asked = ["syncthing", "serve", f"--home={config}", "--device-id"]
    place = _environment(config)
    subprocess.run([*made, "--skip-port-probing"], env=place, capture_output=True, check=True)
    said = subprocess.run(asked, env=place, capture_output=True, text=True, check=True)
    return _Node(home, config, said.stdout.strip(), _free_port(), _free_port())


def _started(node: _Node) -> "subprocess.Popen[bytes]":
    words = ["syncthing", "serve", f"--home={node.config}", "--no-browser", "--no-restart"]
    return subprocess.Popen(
        words, env=_environment(node.config), stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip


_OPTIONS = {
    "globalAnnounceEnabled": "false", "localAnnounceEnabled": "false", "relaysEnabled": "false",
    "natEnabled": "false", "crashReportingEnabled": "false", "startBrowser": "false",
    "urAccepted": "-1", "autoUpgradeIntervalH": "0", "stunKeepaliveStartS": "0",
    "reconnectionIntervalS": "1", "announceLANAddresses": "false",
}  # fmt: skip


def _config(own: _Node, nodes: Sequence[_Node], key: str) -> str:
    """Two or more devices that know each other by address, and one folder."""
    inside = "".join(f'<device id="{node.name}"/>' for node in nodes)
    devices = "".join(
        f'<device id="{node.name}" name="{node.home.name}" compression="never">'
        f"<address>tcp://127.0.0.1:{node.door}</address></device>"
        for node in nodes
    )
    options = "".join(f"<{name}>{value}</{name}>" for name, value in _OPTIONS.items())
    return (
        '<configuration version="36">'
        f'<folder id="pace" path="{own.home}" type="sendreceive" rescanIntervalS="3600"'
        f' fsWatcherEnabled="false">{inside}<minDiskFree unit="%">0</minDiskFree>'
        f"<maxConflicts>10</maxConflicts></folder>"
        f'{devices}<gui enabled="true" tls="false"><address>127.0.0.1:{own.ear}</address>'
        f"<apikey>{key}</apikey></gui>"
        f"<options><listenAddress>tcp://127.0.0.1:{own.door}</listenAddress>{options}</options>"
        "</configuration>"
    )
