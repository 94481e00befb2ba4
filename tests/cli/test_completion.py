"""The Tab key: what could stand next, in real shells where they are installed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from pacing_cli.cli.app import app
from pacing_cli.cli.commands.texts import completion_list
from pacing_cli.cli.commands_table import COMMANDS
from pacing_cli.cli.completion import answer as rules
from pacing_cli.cli.completion.answer import LIST, SHELLS, known_commands
from tests.cli.conftest import Person
from tests.cli.test_startup import HEAVY, loaded_by
from tests.cli.test_timer_in_a_terminal import Shell

NOW = "2026-03-08"


@pytest.fixture
def at_home(person: Person) -> Person:
    """Somebody who walks, with tags, a goal, a medicine, and a name of two words."""
    person.done("log", "walk", "12m", "+rain", "+busy")
    person.done("log", "2026-01-05", "walk", "12m", "+snow")
    person.done("activity", "add", "long walk")
    person.done("dose", "Paracetamol")
    (person.home / "goals.toml").write_text('[park]\nwhat = "To the park"\n')
    with (person.home / "activities.toml").open("a") as file:
        file.write('\n["Küche"]\nshort = ["k"]\n')
    return person


def asked(person: Person, *words: str) -> list[str]:
    """What the hidden call answers; the last word is the one that is being typed."""
    run = subprocess.run(
        [sys.executable, "-m", "pacing_cli", "__complete", "--", *words],
        capture_output=True, text=True, check=True, encoding="utf-8",
        env={**os.environ, "PACE_HOME": str(person.home), "PACE_NOW": NOW, "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert run.stderr == ""
    return [line.partition("\t")[0] for line in run.stdout.splitlines()]


@pytest.mark.parametrize(
    ("words", "some"),
    [
        (("lo",), ["log"]),
        (("wi",), ["withdraw"]),
        (("activity", "se"), ["set"]),
        (("log", "wa"), ["walk"]),
        (("log", "WA"), ["walk"]),
        (("log", "k"), ["Küche", "k"]),
        (("log", "long", "w"), ["with", "walk"]),
        (("log", "yesterday", "10:00", "lo"), ["long walk"]),
        (("log", "yest"), ["yesterday"]),
        (("log", "2026-03-0"), ["2026-03-08", "2026-03-07", "2026-03-06"]),
        (("log", "walk", "+"), ["+busy", "+rain"]),
        (("log", "walk", "+rain", "+"), ["+busy"]),
        (("log", "walk", "12m", "pa"), ["pain"]),
        (("log", "walk", "pain", "4", "pa"), []),
        (("log", "walk", "12m", "pain", ""), []),
        (("log", "walk", "stopped", ""), ["time", "done", "pain", "tired", "interrupted"]),
        (("log", "walk", "--eff"), ["--effort"]),
        (("log", "note", "so p"), []),
        (("check", "fa"), ["fatigue"]),
        (("check", "ef"), []),
        (("dose", "P"), ["Paracetamol", "pain"]),
        (("flare", "e"), ["end"]),
        (("plan", "tom"), ["tomorrow"]),
        (("plan", "2026-03-07"), ["2026-03-07"]),
        (("why", ""), ["long walk", "walk", "Küche", "k"]),
        (("activity", "set", "wal"), ["walk"]),
        (("activity", "set", "walk", "--meas"), ["--measure"]),
        (("goal", "show", ""), ["park"]),
        (("report", "--from", "yes"), ["yesterday"]),
        (("report", "--html", ""), [":files"]),
        (("list", "--tag", ""), ["busy", "rain"]),
        (("list", "--tag="), ["busy", "rain"]),
        (("list", "--tag", "=", "b"), ["busy"]),
        (("setup", "--post-exertional", ""), ["yes", "no", "skip"]),
        (("learn", "fl"), ["flares"]),
        (("calm", "gr"), ["grounding"]),
        (("help", "bad"), ["bad-day", "bad"]),
        (("completion", "f"), ["fish"]),
        (("share", "--to", "fam"), ["family"]),
        (("chart", "amo"), ["amount"]),
        (("chart", "amount", "wal"), ["walk"]),
        (("support", "ideas", "wor"), ["work"]),
        (("show", ""), ["last"]),
        (("amend", "last", "pai"), ["pain"]),
        (("--plain", "lo"), ["log"]),
        (("--now", "2026-03-08", "why", "wal"), ["walk"]),
        (("plan", "--js"), ["--json"]),
        (("nothing", "that", "is"), []),
    ],
)
def test_what_could_stand_next(at_home: Person, words: tuple[str, ...], some: list[str]) -> None:
    found = asked(at_home, *words)
    if words[1:] == ("2026-03-0",):
        found = found[:3]
    assert sorted(found) == sorted(some)


def test_the_home_is_the_one_that_is_typed(at_home: Person, tmp_path: Path) -> None:
    other = Person(tmp_path / "other", "2026-03-08T09:30")
    other.done("log", "swim", "12m")
    assert asked(at_home, "--home", str(other.home), "why", "") == ["swim"]
    assert asked(at_home, f"--home={other.home}", "why", "") == ["swim"]


@pytest.mark.parametrize("kind", ["empty", "broken", "a file"])
def test_the_tab_key_never_complains(person: Person, kind: str) -> None:
    if kind == "broken":
        (person.home / "journal").mkdir(parents=True)
        (person.home / "journal" / "2026-03.word.jsonl").write_bytes(b'\xff"tags"\n["tags"]\n')
        for name in ("activities.toml", "goals.toml"):
            (person.home / name).write_bytes(b"[walk\n\xff")
    if kind == "a file":
        person.home.write_text("no folder")
    for words in (("log", ""), ("goal", "show", ""), ("log", "walk", "+"), ("",), ()):
        asked(person, *words)
    assert kind == "broken" or not person.home.is_dir()


def test_names_with_signs_cannot_do_anything(person: Person) -> None:
    person.home.mkdir()
    text = '["$(touch x)"]\n["a\\u001b[31m"]\n["b;c"]\n'
    (person.home / "activities.toml").write_text(text)
    assert "a\x1b[31m" not in asked(person, "log", "")


def test_the_tab_key_loads_nothing_heavy(at_home: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PACE_HOME", str(at_home.home))
    modules = loaded_by("__complete", "--", "log", "walk", "+")
    heavy = {*HEAVY, "typer", "click", "tomllib"}
    assert not {name for name in modules if name.partition(".")[0] in heavy or name in heavy}


def test_the_list_of_options_is_as_the_commands_are() -> None:
    assert LIST.read_text() == completion_list(get_command(app))


def test_rules_by_name_are_for_commands_that_there_are() -> None:
    known = known_commands()
    assert set(rules._BY_PATH) | set(rules._ENTRIES) <= set(known)
    assert [row.name for row in COMMANDS if row.name not in known] == []
    assert len({row.name for row in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_printed(person: Person, shell: str) -> None:
    said = person.done("completion", shell)
    assert "pace __complete" in said or "__complete -- " in said
    assert person.document("completion", shell)["script"] == said
    assert not person.home.exists()


def test_a_shell_that_there_is_not(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    assert 'Did you mean "bash"?' in person.refused("completion", "basch")
    assert "nothing was saved" in person.refused("completion", "pwsh", "--install")
    monkeypatch.setenv("SHELL", "/usr/bin/fish")
    assert "in fish" in person.done("completion")
    monkeypatch.delenv("SHELL")
    assert "Which shell?" in person.refused("completion")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_it_is_put_in_its_place_once(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "ZDOTDIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pacing_cli.cli.commands.completion._BASH_COMPLETION", ())
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".zshrc").write_text("export MINE=1")
    said = person.done("completion", shell, "--install")
    places = [Path(line.removeprefix("Saved: ")) for line in said.splitlines()[:-1]]
    assert places[0].read_text() == person.done("completion", shell)
    after = {path: path.read_bytes() for path in places}
    assert "up to date" in person.done("completion", shell, "--install")
    assert person.document("completion", shell, "--install")["written"] == []
    assert {path: path.read_bytes() for path in places} == after
    assert (tmp_path / ".zshrc").read_text().startswith("export MINE=1")
    if shell == "zsh":
        assert (tmp_path / ".zshrc").read_text().count("source ") == 1


def test_a_place_that_cannot_be_written(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    told = person.refused("completion", "fish", "--install", code=4)
    assert "pace could not save" in told


def in_shell(person: Person, shell: str, script: str) -> str:
    """What a shell says to a script; `pace` is the one of this environment."""
    program = shutil.which(shell)
    pace = Path(sys.executable).with_name("pace")
    if program is None or not pace.exists():
        pytest.skip(f"{shell}, or the script pace, is not installed here")
    path = f"{pace.parent}{os.pathsep}{os.environ['PATH']}"
    run = subprocess.run(
        [program, "-c", script], capture_output=True, text=True, check=False, timeout=120,
        env={**os.environ, "PATH": path, "PACE_HOME": str(person.home), "PACE_NOW": NOW,
             "HOME": str(person.home.parent)},
    )  # fmt: skip
    return run.stdout + run.stderr


@pytest.mark.parametrize(
    ("words", "reply"),
    [
        ("pace log lo", r"long\ walk"),
        ("pace log 'lo", "long walk"),
        ("pace log walk +", "+busy +rain"),
        ("pace wh", "why"),
        ("pace list --tag = b", "busy"),
        ("pace goal show ''", "park"),
    ],
)
def test_bash_fills_in(at_home: Person, words: str, reply: str) -> None:
    typed = words.replace("'lo", '"\'lo"')
    script = f"""
    source <(pace completion bash)
    COMP_WORDS=({typed}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
    _pace_completion
    echo "${{COMPREPLY[@]}}"
    """
    assert in_shell(at_home, "bash", script).strip() == reply


@pytest.mark.parametrize(
    ("typed", "reply"),
    [
        ("pace log lo", "long walk"),
        ("pace log walk +", "+busy\n+rain"),
        ("pace wh", "why\tFor each number: the rule, the arithmetic, the source."),
        ("pace goal show ", "park"),
    ],
)
def test_fish_fills_in(at_home: Person, typed: str, reply: str) -> None:
    script = f"pace completion fish | source; complete -C '{typed}'"
    assert in_shell(at_home, "fish", script).strip() == reply


ZSH = """
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z 'PS1=; unsetopt zle_bracketed_paste; source <(pace completion zsh); echo rea''dy'
zpty -r z seen '*ready*'
zpty -w -n z $'{typed}\t'
zpty -r z seen '*{shown}*'
print -r -- "$seen"
"""


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("pace list --tag b", "busy"),
        ("pace learn pac", "pacing"),
        ("pace why lon", "long"),
    ],
)
def test_zsh_fills_in(at_home: Person, typed: str, shown: str) -> None:
    assert shown in in_shell(
        at_home, "zsh", ZSH.replace("{typed}", typed).replace("{shown}", shown)
    )


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("pace log 10:00 lo", r"pace log 10:00 long\\ walk "),
        ("pace log 2026-03-07T10:00:00 lo", r"pace log 2026-03-07T10:00:00 long\\ walk "),
        ("pace log yesterday 10:00 walk pai", "pace log yesterday 10:00 walk pain "),
        ("pace check 7:05 fati", "pace check 7:05 fatigue "),
        ("pace dose 7:05 Par", "pace dose 7:05 Paracetamol "),
        ("pace list --tag=b", "pace list --tag=busy "),
        ("pace log 10:00 'lon", "pace log 10:00 'long walk' "),
    ],
)
def test_bash_fills_in_behind_a_colon(
    at_home: Person, tmp_path_factory: pytest.TempPathFactory, typed: str, shown: str
) -> None:
    """Through readline, where bash itself parts the line into words."""
    if not (shutil.which("tmux") and shutil.which("bash")):
        pytest.skip("tmux or bash is not installed here")
    shell = Shell(tmp_path_factory.mktemp("b"), at_home.home)
    shell.open()
    try:
        shell.until("ready>")
        pace = Path(sys.executable).parent
        shell.type(f"PATH={pace}:$PATH PACE_HOME={at_home.home}; export PATH PACE_HOME")
        shell.type("source <(pace completion bash); clear; echo rea''dy")
        shell.until("(?m)^ready$")
        shell.keys("-l", f"{typed}\t#")
        shell.until(rf"ready> {shown}#")
    finally:
        shell.stop_server()
