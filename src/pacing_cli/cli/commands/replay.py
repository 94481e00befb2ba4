"""`pace replay`, `simulate` and `demo`: repeat a past plan, and show invented people."""

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from pacing_cli.app.run import Run
from pacing_cli.errors import CouldNotWrite, WordsNotUnderstood
from pacing_cli.model.page import Heading, Line, Page

if TYPE_CHECKING:
    from pacing_cli.simulation.people import SimulatedPerson
    from pacing_cli.storage.paths import Home


TODAYS_RULES: Final = "today's-rules"
_AS_TYPED: Final = (TODAYS_RULES, "todays-rules", "today", "now")

DayArgument = Annotated[
    str, typer.Argument(metavar="DAY", help="yesterday, a weekday, or 2026-03-08.")
]
WithOption = Annotated[
    str | None,
    typer.Option(
        "--with", metavar=TODAYS_RULES, help="Compare with what pace would say now, line by line."
    ),
]


def replay(ctx: typer.Context, day: DayArgument, with_: WithOption = None) -> None:
    """Show a past day's plan, from what was known then.

    pace leaves out what was saved, changed or undone later.
    """
    from pacing_cli.app.dates import read_past_day
    from pacing_cli.app.past_plans import replayed, then_and_now
    from pacing_cli.exporters.json.look_back import replay_document, today_document
    from pacing_cli.terminal.pages.simulation import replay_page, today_page

    run = Run.of(ctx)
    on = read_past_day("DAY", day, run.today) or run.today
    if _asks_for_today(with_):
        found = then_and_now(run, on)
        run.output.show(lambda: today_page(on, found), lambda: today_document(on, found))
    else:
        again = replayed(run, on)
        run.output.show(lambda: replay_page(again), lambda: replay_document(again))


def _asks_for_today(word: str | None) -> bool:
    if word is None:
        return False
    if word.strip().lower().replace("’", "'") not in _AS_TYPED:
        raise WordsNotUnderstood(f'--with can only be {TODAYS_RULES}, and you typed "{word}".')
    return True


# `pace simulate`: one invented person's months under the plan, beside other ways of living.

PersonOption = Annotated[
    str, typer.Option("--person", metavar="NAME", help="Who. The first letters are enough.")
]
WeeksOption = Annotated[
    int, typer.Option("--weeks", metavar="WEEKS", min=4, max=104, help="How long.")
]
SeedOption = Annotated[
    int, typer.Option("--seed", metavar="NUMBER", help=("Another number makes another life."))
]


def simulate(
    ctx: typer.Context,
    person: PersonOption = "boom-bust",
    weeks: WeeksOption = 26,
    seed: SeedOption = 1,
) -> None:
    """Show an invented person's months with the plan, and with other ways of living.

    The person is not real, and your own journal is not touched.
    """
    from random import Random

    from pacing_cli.exporters.json.look_back import simulate_document
    from pacing_cli.simulation.body import draw
    from pacing_cli.simulation.people import WAYS
    from pacing_cli.simulation.trial import live
    from pacing_cli.terminal.pages.simulation import simulate_page

    who = _person(person)
    luck = draw(Random(seed), 7 * weeks)
    lives = {way: live(who, way, luck) for way in WAYS}
    Run.of(ctx).output.show(
        lambda: simulate_page(lives, seed), lambda: simulate_document(lives, seed)
    )


def _person(word: str) -> "SimulatedPerson":
    from pacing_cli.simulation.people import PEOPLE

    start = _plain(word)
    found = [one for one in PEOPLE if _plain(one.name).startswith(start)]
    exact = [one for one in found if _plain(one.name) == start]
    if len(exact or found) != 1:
        names = ", ".join(one.name for one in PEOPLE)
        raise WordsNotUnderstood(f'--person can be {names}, and you typed "{word}".')
    return (exact or found)[0]


def _plain(name: str) -> str:
    return name.strip().lower().replace("-", " ").replace(",", "")


# `pace demo`: twelve weeks of an invented person, in a home of its own.


DEFAULT_DIR: Final = Path("pace-demo")


def demo(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A new or empty folder.")
    ] = DEFAULT_DIR,
    seed: Annotated[
        int, typer.Option(metavar="NUMBER", help="Another number makes another person.")
    ] = 1,
) -> None:
    """Make 12 weeks of an invented person, in a new folder.

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
            f"{folder} exists already and is not empty, so pace did not change it.",
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
        Line(
            f"Made 12 weeks with {entries} entries, in {folder}. Your own journal was not touched."
        ),
        Line("Look around:"),
        *(Line(f"{home} {rest}", item=True) for rest in ("plan", "report", "why walk", "list")),
    )


def _quoted(folder: Path) -> str:
    from shlex import quote

    return quote(str(folder))
