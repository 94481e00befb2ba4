"""What `pace log` loads: a journal that opens many times a day opens quickly."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import pacing_cli
from tests.cli.conftest import Person

PROGRAM = """
import json, sys
from pacing_cli.__main__ import main
sys.argv = ["pace", *json.loads(sys.argv[1])]
try:
    main()
finally:
    print("LOADED", *sorted(sys.modules), file=sys.stderr)
"""
HEAVY = (
    "typer", "click", "inspect", "logging", "shutil", "subprocess", "platformdirs",
    "rich", "tomllib", "zoneinfo", "dataclasses", "tempfile", "random",
    "pydantic", "pacing_cli.engine", "pacing_cli.terminal", "pacing_cli.exporters",
    "pacing_cli.importers", "pacing_cli.model.parameters", "pacing_cli.model.settings",
)  # fmt: skip

LOADED_BY_A_LOG = frozenset((
    "app.drafts", "app.receipts", "app.record", "app.run", "cli.arguments", "cli.everyday",
    "cli.guard", "cli.quick_door", "cli.session", "console.output", "console.prompts",
    "errors", "model.entry", "model.quantity", "model.score", "model.text", "model.value",
    "shorthand.clock", "shorthand.grammar", "shorthand.names", "shorthand.refusals",
    "shorthand.tokens", "shorthand.values", "shorthand.when", "storage.files",
    "storage.inbox", "storage.journal.format", "storage.journal.journal",
    "storage.journal.lines", "storage.journal.months", "storage.journal.reading",
    "storage.journal.state", "storage.lock", "storage.paths", "storage.settings.settings",
    "storage.settings.toml_text", "storage.shown", "storage.sync_names", "storage.undo_log",
    "wording.flare_plan", "wording.phrases", "wording.receipt",
))  # fmt: skip


LOADED_BY_A_LOOK_AT_TODAY = frozenset((
    "app.dates", "app.day_input", "app.evaluation", "app.kept_days", "app.run",
    "cli.arguments", "cli.everyday", "cli.guard", "cli.quick_door", "cli.session",
    "console.output", "engine.advise", "engine.days", "engine.energy", "engine.evaluate",
    "engine.flares.course", "engine.flares.detection", "engine.flares.early_signs",
    "engine.flares.readiness", "engine.flares.scale_back", "engine.overactivity",
    "engine.patterns.named", "engine.progression.baseline", "engine.progression.caps",
    "engine.progression.rules",
    "engine.progression.sessions", "engine.progression.steps", "engine.progression.track",
    "engine.ranges", "engine.schedule.fitting", "engine.schedule.loads",
    "engine.schedule.placing", "engine.statistics", "engine.today.budget",
    "engine.today.changes", "engine.today.day", "engine.today.done", "engine.today.few_words",
    "engine.today.next_step", "engine.today.notices", "engine.today.quotas",
    "errors", "model.activity", "model.checkpoint", "model.day", "model.entry",
    "model.evaluation", "model.experiment", "model.goal", "model.history",
    "model.notice_reasons", "model.page", "model.parameters", "model.phase", "model.plan",
    "model.profile", "model.quantity", "model.quota_reasons", "model.reason", "model.score",
    "model.settings", "model.stop_words", "model.support", "model.text", "model.value",
    "shorthand.clock", "shorthand.tokens", "shorthand.when", "storage.checkpoints",
    "storage.files", "storage.inbox", "storage.journal.format", "storage.journal.journal",
    "storage.journal.lines", "storage.journal.months", "storage.journal.reading",
    "storage.journal.state", "storage.lock", "storage.paths", "storage.settings.care",
    "storage.settings.flare_plan", "storage.settings.formats", "storage.settings.profile",
    "storage.settings.settings", "storage.settings.times", "storage.settings.toml_plain",
    "storage.settings.toml_table", "storage.settings.toml_text", "storage.sync_names",
    "storage.undo_log", "terminal.pages.day_rows", "terminal.pages.plan", "wording.day",
    "wording.flare_plan", "wording.notices", "wording.phrases", "wording.quota",
    "wording.quota_short", "wording.receipt", "wording.safety", "wording.sums",
))  # fmt: skip
"""What every look at today needs."""
LOADED_BY_PACE_ALONE = LOADED_BY_A_LOOK_AT_TODAY | {
    "app.today_list", "engine.today.ticks", "storage.timer_runs", "terminal.pages.today",
    "terminal.piped_page",
}  # fmt: skip
LOADED_BY_A_PLAIN_PLAN = LOADED_BY_A_LOOK_AT_TODAY | {
    "exporters.json.plan", "model.parameter_table", "storage.shown",
    "terminal.plain", "wording.aloud", "wording.sources",
}  # fmt: skip


def loaded_by(*words: str, well: bool = True) -> set[str]:
    """The modules that a call of `pace` has loaded at its end; `well`: it must end well."""
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, json.dumps(words)],
        capture_output=True,
        text=True,
        check=well,
        env={**os.environ},
    )
    return set(run.stderr.rsplit("LOADED", 1)[1].split())


@pytest.fixture
def modules(person: Person) -> set[str]:
    """What `pace log` loads for an activity that is known, behind the first call of the day."""
    person.done("log", "walk", "12m")
    person.done("check", "pain", "4")
    return loaded_by("log", "walk", "12m", "pain", "3-4", *where(person))


def where(person: Person) -> tuple[str, ...]:
    """The home and the moment of the person."""
    return ("--home", str(person.home), "--now", person.now)


@pytest.mark.parametrize("heavy", HEAVY)
def test_pace_log_loads_nothing_heavy(modules: set[str], heavy: str) -> None:
    assert not {name for name in modules if name == heavy or name.startswith(f"{heavy}.")}


def test_pace_log_loads_what_it_needs_and_no_more(modules: set[str]) -> None:
    """By subject: whoever adds a module here says in the commit what a log needs it for."""
    assert own_files(modules) <= LOADED_BY_A_LOG


def own_files(modules: set[str]) -> set[str]:
    """The modules of this package that are files, by their names in it."""
    package = Path(pacing_cli.__file__).parent
    own = {name.removeprefix("pacing_cli.") for name in modules if name.startswith("pacing_cli.")}
    return {name for name in own if not (package / name.replace(".", "/")).is_dir()} - {"__main__"}


@pytest.mark.parametrize(
    ("words", "may"),
    [((), LOADED_BY_PACE_ALONE), (("plan", "--plain"), LOADED_BY_A_PLAIN_PLAN)],
    ids=["pace", "plan --plain"],
)
def test_a_look_at_today_loads_what_it_needs_and_no_more(
    person: Person, words: tuple[str, ...], may: frozenset[str]
) -> None:
    """Of this package what is listed; of others neither Typer nor Rich."""
    person.done("log", "walk", "12m")
    person.done("plan")
    modules = loaded_by(*words, *where(person))
    assert own_files(modules) <= may
    assert not {"typer", "rich", "markdown_it", "logging", "shutil"} & modules


def test_pace_log_loads_no_command_of_typer(modules: set[str]) -> None:
    assert not {name for name in modules if name.startswith("pacing_cli.cli.commands.")}


def test_by_typer_a_log_loads_no_other_command(person: Person) -> None:
    modules = loaded_by("log", "walk", "--pain", "3", "--home", str(person.home))
    commands = {name for name in modules if name.startswith("pacing_cli.cli.commands.")}
    assert commands == {"pacing_cli.cli.commands.log"}


@pytest.mark.parametrize(
    "words",
    [
        ("--version",), ("--help",), ("list",), ("list", "--kind", "check", "--json"), ("report",),
        ("calendar", "--days", "2"), ("report", "--help"), ("goal", "list"), ("undo",),
        ("report", "--nothing"), ("activity", "add"), ("calendar", "--days", "soon"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_no_call_loads_pydantic(person: Person, words: tuple[str, ...]) -> None:
    """Typer converts through it from 0.29 on: `pace list` took 2.4 times as long to begin."""
    person.done("log", "walk", "12m")
    assert "pydantic" not in loaded_by(*words, *where(person), well=False)


def test_help_of_the_whole_loads_no_command() -> None:
    commands = {name for name in loaded_by("--help") if ".cli.commands." in name}
    assert commands == set()


def test_the_script_and_the_module_agree(tmp_path: Path) -> None:
    script = Path(sys.executable).with_name("pace")
    if not script.exists():
        pytest.skip("the package is not installed with its script here")
    words = ["log", "walk", "pain", "11", "--home", str(tmp_path / "h")]
    by_script = subprocess.run([script, *words], capture_output=True, text=True, check=False)
    by_module = subprocess.run(
        [sys.executable, "-m", "pacing_cli", *words], capture_output=True, text=True, check=False
    )
    assert by_script.returncode == by_module.returncode == 2
    assert by_script.stderr == by_module.stderr
    assert by_script.stdout == by_module.stdout == ""


def test_a_reader_that_has_enough_is_no_error(person: Person) -> None:
    person.done("log", "--from", "-", typed="2026-03-07 walk 5m\n" * 400)
    command = f"'{sys.executable}' -m pacing_cli list --plain --home '{person.home}'"
    run = subprocess.run(
        ["bash", "-c", f"{command} --now 2026-03-08 | head -n 1; echo ${{PIPESTATUS[0]}}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stderr == ""
    assert run.stdout.splitlines()[-1] == "0"
