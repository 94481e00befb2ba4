"""The timer in a real terminal, by tmux: keys, an early stop, a kill, a closed pane.

A second is a minute here (PACE_TIMER_SPEED). Nothing is expected at a certain time: a
test waits until the screen shows what it needs, and the journal is looked at afterwards.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Person

pytestmark = pytest.mark.skipif(
    not shutil.which("tmux"), reason="tmux is not installed here, so there is no terminal to try"
)

PATIENCE = 60.0
SPEED = 60.0
"""Minutes of the timer in one of the clock."""


class Pane:
    """A window of a tmux server of its own, and `pace` in it."""

    def __init__(self, folder: Path, home: Path) -> None:
        self._folder = folder
        self._socket = ""
        self._started = 0
        self._home = home
        self.pid = 0

    def start(self, *words: str, width: int = 80, shell: bool = False, **more: str) -> None:
        # A server that is being ended takes no new session: every start has its own.
        self._started += 1
        self._socket = str(self._folder / f"tmux{self._started}")
        env = {"PACE_TIMER_SPEED": f"{SPEED:g}", "PACE_NOW": "2026-03-08T09:30", **more}
        told = [f"{key}={value}" for key, value in env.items()]
        program = [sys.executable, "-m", "pacing_cli", "--home", str(self._home), *words]
        # A program that tmux itself has started it sets going again as soon as it is stopped.
        line = subprocess.list2cmdline(["env", *told, *program]) + ("; true" if shell else "")
        size = ["-x", str(width), "-y", "24"]
        # In one call: a program that ends at once has to leave its screen behind.
        stay = ["start-server", ";", "set-option", "-g", "remain-on-exit", "on", ";"]
        self._tmux("-f", "/dev/null", *stay, "new-session", "-d", "-s", "pace", *size, line)
        self.pid = int(self._tmux("display-message", "-p", "-t", "pace", "#{pane_pid}"))

    def keys(self, *keys: str) -> None:
        self._tmux("send-keys", "-t", "pace", *keys)

    @property
    def screen(self) -> str:
        return self._tmux("capture-pane", "-p", "-J", "-t", "pace")

    def until(self, pattern: str) -> str:
        """The screen, as soon as it shows this."""
        deadline = time.monotonic() + PATIENCE
        while not re.search(pattern, screen := self.screen):
            assert time.monotonic() < deadline, f"{pattern!r} did not come:\n{screen}"
            time.sleep(0.05)
        return screen

    def end(self) -> None:
        """Wait until the program is over."""
        deadline = time.monotonic() + PATIENCE
        while self._runs():
            assert time.monotonic() < deadline, self.screen
            time.sleep(0.05)

    def kill(self, number: int) -> None:
        os.kill(self.pid, number)
        self.end()

    def close(self) -> None:
        """The window is closed, as with a click."""
        self._tmux("kill-session", "-t", "pace")
        self.end()

    def stop_server(self) -> None:
        subprocess.run(
            ["tmux", "-S", self._socket, "kill-server"], capture_output=True, check=False
        )

    def _runs(self) -> bool:
        state = Path(f"/proc/{self.pid}/stat")
        if state.parent.parent.exists() and sys.platform == "linux":
            return state.exists() and state.read_text().rsplit(")", 1)[1].split()[0] != "Z"
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        return True

    def _tmux(self, *words: str) -> str:
        env = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        run = subprocess.run(
            ["tmux", "-u", "-S", self._socket, *words],
            capture_output=True,
            text=True,
            check=True,
            env=env,
        )
        return run.stdout.rstrip()


@pytest.fixture
def pane(person: Person, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pane]:
    person.home.mkdir(parents=True)
    # A machine that is held up for a moment is not asleep.
    (person.home / "profile.toml").write_text('[parameters]\n"timer.gap" = 120\n')
    found = Pane(tmp_path_factory.mktemp("t"), person.home)
    yield found
    found.stop_server()


def only(person: Person) -> dict[str, Any]:
    (entry,) = person.entries()
    return entry


def test_a_bout_with_a_pause_to_its_end_two_questions_and_the_receipt(
    pane: Pane, person: Person
) -> None:
    pane.start("go", "walk", "5m")
    pane.until("space pause")
    pane.keys("Space")
    first = pane.until("Paused")
    time.sleep(0.5)
    left = re.search(r"Paused\. (.*) left", first)
    assert left is not None
    assert left[0] in pane.screen, "a pause stands still"
    pane.keys("Space")
    assert "Stop. 5 minutes done." in pane.until("Pain now")
    pane.keys("3-5", "Enter")
    pane.until("Effort")
    pane.keys("4", "Enter")
    pane.until("Logged: walk, 5 min, pain 3 to 5, effort 4")
    pane.end()
    entry = only(person)
    assert (entry["minutes"], entry["pain"], entry["pain_after"]) == (5, 3, 5)
    assert (entry["effort"], entry["stopped"]) == (4, "time")


def test_an_early_stop_with_its_reason_and_enter_skips_the_rest(pane: Pane, person: Person) -> None:
    pane.start("go", "walk", "4h")
    pane.until("space pause")
    pane.keys("s")
    screen = pane.until(r"Stopped\. Why\?")
    assert "3 pain" in screen
    pane.keys("3")
    pane.until("Pain now")
    pane.keys("7", "Enter")
    pane.until("Effort")
    pane.keys("Enter")
    pane.until("Logged: walk")
    pane.end()
    entry = only(person)
    assert (entry["stopped"], entry["pain_after"]) == ("pain", 7)
    assert "effort" not in entry
    assert 0 < entry["minutes"] < 240


def test_a_process_that_is_killed_loses_seconds_and_the_next_start_offers_it(
    pane: Pane, person: Person
) -> None:
    pane.start("go", "walk", "4h")
    pane.until(r"█░")  # the first part of the bar: minutes have passed
    began = time.monotonic()
    time.sleep(1.0)
    pane.kill(signal.SIGKILL)
    ran = time.monotonic() - began
    assert person.entries() == []
    said = " ".join(person.done().split())
    assert "of walk from 09:30 are not logged. pace go log, or pace go forget" in said
    person.done("go", "log")
    entry = only(person)
    assert entry["minutes"] > 0.5
    assert entry["minutes"] < 4 * 60
    assert ran < PATIENCE
    person.done("undo")
    assert person.entries() == []
    assert "not logged" not in person.done()


def test_a_closed_window_has_logged_what_was_done(pane: Pane, person: Person) -> None:
    pane.start("go", "kitchen", "4h")
    pane.until(r"█░")
    pane.close()
    entry = only(person)
    assert (entry["activity"], entry["stopped"]) == ("kitchen", "interrupted")
    assert 0 < entry["minutes"] < 240
    assert "not logged" not in person.done()


def test_a_window_that_is_closed_at_the_questions_has_logged_it(pane: Pane, person: Person) -> None:
    pane.start("go", "walk", "1m")
    pane.until("Pain now")
    pane.keys("4", "Enter")
    pane.until("Effort")
    pane.close()
    entry = only(person)
    assert (entry["minutes"], entry["pain_after"], entry["stopped"]) == (1, 4, "time")


@pytest.mark.parametrize("plain", [True, False])
def test_ctrl_c_logs_what_was_done_and_asks_nothing(
    pane: Pane, person: Person, plain: bool
) -> None:
    pane.start("go", "walk", "4h", *(["--plain"] if plain else []))
    pane.until("space pause")
    time.sleep(0.5)
    pane.keys("C-c")
    screen = pane.until("Logged: walk")
    pane.end()
    assert "Pain now" not in screen
    assert only(person)["stopped"] == "interrupted"


def test_ctrl_c_at_the_questions_logs_what_was_said(pane: Pane, person: Person) -> None:
    pane.start("go", "walk", "1m")
    pane.until("Pain now")
    pane.keys("C-c")
    pane.until("Logged: walk, 1 min")
    pane.end()
    assert "pain" not in only(person)


def test_the_plain_face_is_a_line_a_change_and_moves_no_cursor(pane: Pane, person: Person) -> None:
    pane.start("go", "walk", "2m", "--plain")
    pane.until("Keys: space pause")
    pane.keys("Space")
    pane.until("Paused")
    pane.keys("t")
    pane.until(r"left\.\n.*left\.|left\.[\s\S]*left\.")
    pane.keys("Space")
    screen = pane.until("Pain now")
    assert screen.index("Go: 2 minutes.") < screen.index("Paused.") < screen.index("Stop.")
    assert screen.count("Go:") == 2
    assert "█" not in screen


def test_a_second_timer_does_not_begin_beside_the_first(pane: Pane, person: Person) -> None:
    pane.start("go", "walk", "4h")
    pane.until("space pause")
    assert "timer is already running" in person.refused("go", "kitchen", "5m")
    assert "not logged" not in person.done()


@pytest.mark.skipif(sys.platform != "linux", reason="how to find the program is known on Linux")
def test_a_program_that_was_stopped_for_long_counts_nothing_of_it(
    pane: Pane, person: Person
) -> None:
    """As with Ctrl-Z, or a laptop that slept; the shortest gap is taken, and waited for."""
    (person.home / "profile.toml").write_text('[parameters]\n"timer.gap" = 5\n')
    pane.start("go", "walk", "4h", shell=True, PACE_TIMER_SPEED="1")
    pane.until("space pause")
    (pid,) = Path(f"/proc/{pane.pid}/task/{pane.pid}/children").read_text().split()
    os.kill(int(pid), signal.SIGSTOP)
    time.sleep(6)
    os.kill(int(pid), signal.SIGCONT)
    pane.until("Paused")
    pane.keys("s")
    pane.until("Why")
    pane.keys("5")
    pane.until("Pain now|only for a moment")
    pane.keys("Enter")
    pane.until("Effort|only for a moment")
    pane.keys("Enter")
    pane.end()
    assert all(entry["minutes"] * 60 < PATIENCE for entry in person.entries())


def test_at_forty_columns_nothing_is_cut_off(pane: Pane, person: Person) -> None:
    pane.start("go", "walk", "12m", width=40)
    screen = pane.until("t time left")
    assert all(len(line) <= 40 for line in screen.splitlines())
    assert "walk" in screen


def test_calm_breathes_and_is_written_down_if_wanted(pane: Pane, person: Person) -> None:
    pane.start("calm", "1m")
    pane.until("Enter begins")
    pane.keys("Enter")
    pane.until("Log it as calm")
    pane.keys("y", "Enter")
    pane.until("Logged: calm, 1 min")
    pane.end()
    entry = only(person)
    assert (entry["activity"], entry["minutes"], entry["tags"]) == ("calm", 1, ["breathing"])
    assert person.document("plan")["quotas"] == []
    person.done("undo")
    assert person.entries() == []


def test_calm_in_plain_lines_goes_on_by_enter_and_asks_before_it_writes(
    pane: Pane, person: Person
) -> None:
    (person.home / "profile.toml").write_text('[parameters]\n"timer.least" = 1\n')
    pane.start("calm", "grounding", "--plain", PACE_TIMER_SPEED="1")
    pane.until("Enter begins")
    pane.keys("Enter")
    for word in (
        "Sit or stand",
        "Name 5 things",
        "Name 4 things",
        "Name 3 things",
        "Name 2 things",
    ):
        pane.until(word)
        pane.keys("Enter")
    pane.until("Name 1 thing")
    time.sleep(1.2)
    pane.keys("q")
    pane.until("Log it as")
    pane.keys("n", "Enter")
    pane.end()
    assert person.entries() == []


def test_a_card_is_offered_once_at_the_first_look(pane: Pane, person: Person) -> None:
    person.done("log", "walk", "5m")
    pane.start("plan")
    pane.until("pace learn pacing")
    pane.end()
    pane.stop_server()
    pane.start("plan")
    pane.until("pace why")
    pane.end()
    assert "pace learn" not in pane.screen


class Shell(Pane):
    """A bash with job control in the window, and what is typed at it."""

    def open(self, speed: str = "1") -> None:
        self._started += 1
        self._socket = str(self._folder / f"shell{self._started}")
        told = f"PACE_TIMER_SPEED={speed} PACE_NOW=2026-03-08T09:30"
        stay = ["start-server", ";", "set-option", "-g", "remain-on-exit", "on", ";"]
        shell = f"env {told} bash --norc --noprofile -i"
        size = ["-x", "80", "-y", "24"]
        self._tmux("-f", "/dev/null", *stay, "new-session", "-d", "-s", "pace", *size, shell)
        self.pid = int(self._tmux("display-message", "-p", "-t", "pace", "#{pane_pid}"))
        self.type("PS1='ready> '; set -b")

    def type(self, line: str) -> None:
        self.keys("-l", line)
        self.keys("Enter")

    def pace(self, *words: str) -> None:
        self.type(
            subprocess.list2cmdline(
                [sys.executable, "-m", "pacing_cli", "--home", str(self._home), *words]
            )
        )

    @property
    def cursor(self) -> bool:
        return self._tmux("display-message", "-p", "-t", "pace", "#{cursor_flag}") == "1"

    def cursor_becomes(self, there: bool) -> None:
        deadline = time.monotonic() + PATIENCE
        while self.cursor != there:
            assert time.monotonic() < deadline, self.screen
            time.sleep(0.05)

    def answers(self, line: str, shown: str) -> None:
        """What is typed is seen, and its answer too: the shell has its terminal back."""
        self.type(line)
        self.until(rf"(?m)^{shown}$")


@pytest.fixture
def shell(person: Person, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shell]:
    person.home.mkdir(parents=True)
    settings = '[parameters]\n"timer.gap" = 120\n"timer.least" = 1\n'
    (person.home / "profile.toml").write_text(settings)
    found = Shell(tmp_path_factory.mktemp("s"), person.home)
    yield found
    found.stop_server()


def begun(shell: Shell, what: str) -> None:
    shell.open()
    shell.until("ready>")
    if what == "calm":
        shell.pace("calm", "10m")
        shell.until("Enter begins")
        shell.keys("Enter")
        shell.until("left")
    else:
        shell.pace("go", "walk", "4h")
        shell.until("space pause")
    shell.cursor_becomes(False)


@pytest.mark.parametrize("what", ["go", "calm"])
def test_ctrl_z_gives_the_cursor_back_and_fg_takes_the_keys_again(
    shell: Shell, person: Person, what: str
) -> None:
    begun(shell, what)
    shell.keys("C-z")
    shell.until("Stopped")
    shell.cursor_becomes(True)
    shell.answers("echo se''en", "seen")
    shell.type("clear; fg")
    shell.until("space pause")
    shell.cursor_becomes(False)
    time.sleep(1.2)
    shell.keys("q")
    if what == "go":
        shell.until(r"Stopped\. Why")
        shell.keys("3")
        shell.until("Pain now")
        shell.keys("Enter")
        shell.until("Effort")
        shell.keys("Enter")
        shell.until("Logged: walk")
    else:
        shell.until("Log it as")
        shell.keys("n", "Enter")
    shell.cursor_becomes(True)
    shell.answers("echo do''ne", "done")


@pytest.mark.parametrize("how", ["kill", "kill -9", "bg; sleep 1; kill"])
@pytest.mark.parametrize("what", ["go", "calm"])
def test_a_stopped_timer_that_is_killed_leaves_the_shell_a_cursor(
    shell: Shell, person: Person, what: str, how: str
) -> None:
    begun(shell, what)
    time.sleep(1.2)
    shell.keys("C-z")
    shell.until("Stopped")
    shell.type(f"clear; {how} %1; sleep 1")  # the shell tells of it with its next prompt
    shell.until(r"Exit 143|Killed")
    shell.cursor_becomes(True)
    shell.answers("echo se''en", "seen")
    if what == "go" and "-9" not in how:
        assert only(person)["stopped"] == "interrupted"


@pytest.mark.skipif(sys.platform != "linux", reason="how to find the program is known on Linux")
@pytest.mark.parametrize("what", ["go", "calm"])
def test_a_timer_that_is_killed_from_elsewhere_leaves_a_cursor(
    shell: Shell, person: Person, what: str
) -> None:
    begun(shell, what)
    time.sleep(1.2)
    window = shell.pid
    (pid,) = Path(f"/proc/{window}/task/{window}/children").read_text().split()
    os.kill(int(pid), signal.SIGTERM)
    shell.until(r"(?m)^ready>\s*$")
    shell.cursor_becomes(True)
    shell.answers("echo se''en", "seen")
