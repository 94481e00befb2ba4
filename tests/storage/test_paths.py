"""Where things live, and the word of a device."""

import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from pacing_cli.errors import CouldNotWrite
from pacing_cli.storage.lock import device_lock
from pacing_cli.storage.paths import default_home, device_word, state_folder


def test_the_word_is_made_once_and_is_private():
    word = device_word()
    assert device_word() == word
    assert word.isalpha()
    assert word.islower()
    assert (state_folder() / "device").stat().st_mode & 0o777 == 0o600
    assert os.listdir(state_folder()) == ["device"]


def test_first_runs_at_the_same_moment_agree_on_one_word():
    code = "from pacing_cli.storage.paths import device_word; print(device_word())"
    runs = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        for _ in range(6)
    ]
    assert len({run.communicate()[0] for run in runs}) == 1


@pytest.mark.parametrize("content", [b"", b"\xff\x00", b"../../etc", b"a b", b"x" * 60, b"(1)"])
def test_a_damaged_word_never_becomes_a_part_of_a_path(content):
    state_folder().mkdir(parents=True)
    (state_folder() / "device").write_bytes(content)
    word = device_word()
    assert word.isalpha()
    assert len(word) <= 32
    assert device_word() == word


def test_where_the_word_cannot_be_kept_is_said():
    state_folder().parent.mkdir(parents=True)
    state_folder().write_text("a file in the way")
    with pytest.raises(CouldNotWrite, match="Nothing was saved"):
        device_word()
    with pytest.raises(CouldNotWrite, match="Nothing was saved") as refused, device_lock():
        pass
    assert "PACE_STATE=DIR" in refused.value.hint


def test_the_word_lives_outside_of_home_also_where_the_system_knows_one_folder(
    monkeypatch, tmp_path
):
    monkeypatch.delenv("PACE_STATE")
    monkeypatch.setattr(sys, "platform", "darwin")
    one = Path(tmp_path / "Application Support" / "pace")
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: one)
    monkeypatch.setattr(platformdirs, "user_state_path", lambda *_, **__: one)
    assert default_home().root == one
    assert state_folder() == one.with_name("pace-device")


@pytest.mark.parametrize("home", ["/home/ana", "/home/ana/", "/", "here", ""])
@pytest.mark.parametrize("chosen", [None, "", "/data", "/data/", "/da ta/ä", "beside", "~/data"])
def test_what_is_known_of_linux_is_what_the_library_says(monkeypatch, home, chosen):
    """Where anything is unusual, as a folder that is no whole path, the library itself is asked."""
    monkeypatch.delenv("PACE_STATE")
    monkeypatch.setenv("HOME", home)
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name) if chosen is None else monkeypatch.setenv(name, chosen)
    try:
        homes = platformdirs.user_data_path("pace", appauthor=False)
        states = platformdirs.user_state_path("pace", appauthor=False)
    except RuntimeError:  # a newer one knows no folder there
        return
    assert default_home().root == homes
    assert state_folder() == (states.with_name("pace-device") if states == homes else states)


def test_a_second_writer_waits_and_then_says_so():
    code = (
        "import sys\n"
        "from pacing_cli.storage.lock import device_lock\n"
        "with device_lock():\n"
        "    print('held', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(CouldNotWrite, match="still saving"), device_lock(patience=0.05):
            pass
        other.communicate("")
    with device_lock(patience=5):
        pass


def test_a_writer_that_was_killed_holds_nobody_up():
    code = (
        "import os, signal\n"
        "from pacing_cli.storage.lock import device_lock\n"
        "with device_lock():\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=False)
    with device_lock(patience=1):
        pass
