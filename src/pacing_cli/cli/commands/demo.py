"""`pace demo`: twelve weeks of an invented person, in a home of its own."""

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from pacing_cli.app.run import Run
from pacing_cli.errors import CouldNotWrite
from pacing_cli.model.page import Heading, Line, Page

if TYPE_CHECKING:
    from pacing_cli.storage.paths import Home

DEFAULT_DIR: Final = Path("pace-demo")


def demo(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A new or empty folder.")
    ] = DEFAULT_DIR,
    seed: Annotated[int, typer.Option(help="Another number is another person.")] = 1,
) -> None:
    """Make twelve weeks of an invented person, in a home of its own.

    Your own journal is not touched. Delete the folder when you have seen enough.
    """
    run = Run.of(ctx)
    home = _empty_home(folder)
    entries = _live_there(run, home, seed)
    run.output.show(
        lambda: _page(folder, entries),
        lambda: {"schema": "pace/demo/1", "home": str(folder), "entries": entries, "seed": seed},
    )


def _empty_home(folder: Path) -> "Home":
    """The folder as a home. Raises CouldNotWrite where something is in it already."""
    from pacing_cli.storage.paths import Home

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CouldNotWrite(
            f"{folder} is there already and not empty; it was left as it is.",
            "Name another folder: pace demo DIR",
        )
    return Home(folder)


def _live_there(run: Run, home: "Home", seed: int) -> int:
    """Write the settings and the journal, a day at a time, as a person does."""
    from random import Random

    from pacing_cli.simulation.demo import invent
    from pacing_cli.storage.files import could_not_write, make_private_folder, replace
    from pacing_cli.storage.journal.journal import Draft, Journal

    chance = Random(seed)
    person = invent(chance, run.today)
    clock = run.clock
    drafts = [
        Draft(told.kind, at, clock.zone_of(at), told.fields)
        for told in person.told
        if (at := clock.local(told.at)) <= clock.now
    ]
    try:
        make_private_folder(home.root)
    except OSError as error:
        raise could_not_write(home.root, error, "Name another folder: pace demo DIR") from error
    for name, text in person.files.items():
        replace(home.root / name, text.encode("utf-8"))
    journal = Journal(home, lambda: "demo")
    for _, day in groupby(drafts, key=lambda draft: draft.at.date()):
        lines = list(day)
        journal.append(lines, lines[-1].at)
    return len(drafts)


def _page(folder: Path, entries: int) -> Page:
    home = f"pace --home {_quoted(folder)}"
    return (
        Heading("An invented person", 1),
        Line(f"Twelve weeks, {entries} entries, in {folder}. Your own journal was not touched."),
        Line("Look around:"),
        *(Line(f"{home} {rest}", item=True) for rest in ("plan", "report", "why walk", "list")),
    )


def _quoted(folder: Path) -> str:
    from shlex import quote

    return quote(str(folder))
