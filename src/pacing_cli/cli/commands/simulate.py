"""`pace simulate`: one invented person's months under the plan, beside other ways of living."""

from typing import TYPE_CHECKING, Annotated

import typer

from pacing_cli.app.run import Pacing
from pacing_cli.errors import WordsNotUnderstood

if TYPE_CHECKING:
    from pacing_cli.simulation.people import Person

PersonOption = Annotated[
    str, typer.Option("--person", metavar="NAME", help="Who; a beginning of the name is enough.")
]
WeeksOption = Annotated[int, typer.Option("--weeks", min=4, max=104, help="How long.")]
SeedOption = Annotated[int, typer.Option("--seed", help="Another number is another life.")]


def simulate(
    ctx: typer.Context,
    person: PersonOption = "boom-bust",
    weeks: WeeksOption = 26,
    seed: SeedOption = 1,
) -> None:
    """Show one invented person's months under the plan, beside other ways of living.

    Nobody real stands behind it, and your own journal is not touched.
    """
    from random import Random

    from pacing_cli.exporters.json.simulation import simulate_document
    from pacing_cli.simulation.people import WAYS, draw
    from pacing_cli.simulation.trial import live
    from pacing_cli.terminal.pages.simulation import simulate_page

    who = _person(person)
    luck = draw(Random(seed), 7 * weeks)
    lives = {way: live(who, way, luck) for way in WAYS}
    Pacing.of(ctx).output.show(
        lambda: simulate_page(lives, seed), lambda: simulate_document(lives, seed)
    )


def _person(word: str) -> "Person":
    from pacing_cli.simulation.people import PEOPLE

    start = _plain(word)
    found = [one for one in PEOPLE if _plain(one.name).startswith(start)]
    exact = [one for one in found if _plain(one.name) == start]
    if len(exact or found) != 1:
        names = ", ".join(one.name for one in PEOPLE)
        raise WordsNotUnderstood(f'--person cannot be "{word}": it is one of {names}.')
    return (exact or found)[0]


def _plain(name: str) -> str:
    return name.strip().lower().replace("-", " ").replace(",", "")
