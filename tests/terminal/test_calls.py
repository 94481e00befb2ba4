"""How the timer calls: only what was switched on, by programs that are there."""

import io

import pytest

from pacing_cli.model.profile import Signals
from pacing_cli.terminal import timer


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def started(signals: Signals, *installed: str, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    found: list[list[str]] = []
    monkeypatch.setattr(timer.notifier, "__defaults__", (_where(installed),))
    monkeypatch.setattr(timer.voice, "__defaults__", (_where(installed),))
    timer.call("Stop: walk.", signals, None, lambda command: found.append(list(command)))
    return found


def _where(installed: tuple[str, ...]):
    return lambda name: f"/bin/{name}" if name in installed else None


def test_without_a_choice_only_the_bell_rings_and_no_program_starts(monkeypatch):
    screen = Screen()
    begun: list[object] = []
    timer.call("Stop: walk.", Signals(), screen, begun.append)
    assert screen.getvalue() == "\a"
    assert begun == []


def test_the_bell_rings_in_a_terminal_only():
    file = io.StringIO()
    timer.call("Stop", Signals(), file, lambda _: None)
    assert file.getvalue() == ""


def test_what_is_switched_on_is_started_with_the_text_as_one_word(monkeypatch):
    everything = Signals(bell=False, notify=True, speak=True)
    linux = started(everything, "notify-send", "espeak-ng", monkeypatch=monkeypatch)
    assert [command[0] for command in linux] == ["/bin/notify-send", "/bin/espeak-ng"]
    assert all(command[-1] == "Stop: walk." for command in linux)
    mac = started(everything, "osascript", "say", monkeypatch=monkeypatch)
    assert [command[0] for command in mac] == ["/bin/osascript", "/bin/say"]
    assert "Stop: walk." in mac[0]


def test_the_text_is_never_part_of_a_script():
    command = timer.notifier('walk" & quit & "', _where(("osascript",)))
    assert [part for part in command if "quit" in part] == ['walk" & quit & "']


def test_where_nothing_is_installed_nothing_happens(monkeypatch):
    assert started(Signals(notify=True, speak=True), monkeypatch=monkeypatch) == []


def test_a_program_that_cannot_be_started_is_no_error():
    timer._start(["/nowhere/at/all"])
