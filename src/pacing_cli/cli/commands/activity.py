"""`pace activity`: the inventory: list, add, change, pause, take up again."""

from typing import TYPE_CHECKING, Annotated

import typer

from pacing_cli.cli.asking import at_a_terminal
from pacing_cli.cli.context import Pacing
from pacing_cli.errors import WordsNotUnderstood

if TYPE_CHECKING:
    from pacing_cli.cli.activity_words import Wishes

activity = typer.Typer(
    help="Your activities: list, add, change, pause.",
    invoke_without_command=True,
    no_args_is_help=False,
    add_completion=False,
    rich_markup_mode=None,
)

NameArgument = Annotated[str, typer.Argument(help="Its name, or a unique beginning of it.")]
MeasureOption = Annotated[
    str | None, typer.Option(help="minutes, steps, metres or reps.", metavar="WORD")
]
DemandOption = Annotated[
    str | None, typer.Option(help="What it asks of you, 0 to 10.", metavar="NUMBER")
]
DaysOption = Annotated[
    str | None, typer.Option(help="Such as mon,wed,fri; or every day.", metavar="DAYS")
]
WhyOption = Annotated[str | None, typer.Option(help="Why it matters to you.", metavar="TEXT")]
StepOption = Annotated[
    str | None, typer.Option(help="The size of one raise, such as 1m.", metavar="AMOUNT")
]
LighterOption = Annotated[str | None, typer.Option(help="A lighter version of it.", metavar="TEXT")]
StrengthOption = Annotated[
    bool | None, typer.Option("--strength/--no-strength", help="Strength work: two days a week.")
]

ExertionOption = Annotated[
    str | None,
    typer.Option(help="physical, cognitive, social, emotional; some of them.", metavar="WORDS"),
]


@activity.callback()
def listing(ctx: typer.Context) -> None:
    """Your activities: list, add, change, pause."""
    if ctx.invoked_subcommand is None:
        from pacing_cli.cli.activity_page import activities_document, activities_page

        pacing = Pacing.of(ctx)
        inventory = tuple(pacing.settings.activities.values())
        pacing.output.show(
            lambda: activities_page(inventory), lambda: activities_document(inventory)
        )


@activity.command()
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="Its name, one word.")],
    measure: MeasureOption = None,
    demand: DemandOption = None,
    days: DaysOption = None,
    why: WhyOption = None,
    step: StepOption = None,
    lighter: LighterOption = None,
    strength: StrengthOption = None,
    exertion: ExertionOption = None,
) -> None:
    """Add an activity. Everything but the name can be left out."""
    from pacing_cli.cli.activity_words import ask_wishes, new_name, read_wishes

    pacing = Pacing.of(ctx)
    word = new_name(name, pacing.settings)
    given = (measure, demand, days, why, step, lighter, strength)
    wishes = read_wishes(*given, exertion=exertion)
    if wishes.empty and at_a_terminal() and not pacing.output.json:
        wishes = ask_wishes(pacing.output, word)
    _write(pacing, word, wishes)


@activity.command("set")
def change(
    ctx: typer.Context,
    name: NameArgument,
    measure: MeasureOption = None,
    demand: DemandOption = None,
    days: DaysOption = None,
    why: WhyOption = None,
    step: StepOption = None,
    lighter: LighterOption = None,
    strength: StrengthOption = None,
    exertion: ExertionOption = None,
) -> None:
    """Change an activity; what is not named stays."""
    from pacing_cli.cli.activity_words import known_name, read_wishes

    pacing = Pacing.of(ctx)
    found = known_name(name, pacing.settings)
    given = (measure, demand, days, why, step, lighter, strength)
    wishes = read_wishes(*given, measured_in=found.measure, exertion=exertion)
    if wishes.empty:
        raise WordsNotUnderstood(
            f"What shall change about {found.name}?",
            f"Such as: pace activity set {found.name} --demand 4 --days mon,wed,fri",
        )
    _write(pacing, found.name, wishes)


@activity.command()
def pause(ctx: typer.Context, name: NameArgument) -> None:
    """Leave an activity out of the plan for now."""
    _set_paused(ctx, name, paused=True)


@activity.command()
def resume(ctx: typer.Context, name: NameArgument) -> None:
    """Take a paused activity up again."""
    _set_paused(ctx, name, paused=False)


@activity.command()
def restart(ctx: typer.Context, name: NameArgument) -> None:
    """Look for a new baseline from today on, in new tries."""
    from pacing_cli.cli.activity_words import Wishes, known_name

    pacing = Pacing.of(ctx)
    _write(pacing, known_name(name, pacing.settings).name, Wishes(restart_on=pacing.today))


def _set_paused(ctx: typer.Context, name: str, *, paused: bool) -> None:
    from pacing_cli.cli.activity_words import Wishes, known_name

    pacing = Pacing.of(ctx)
    _write(pacing, known_name(name, pacing.settings).name, Wishes(paused=paused))


def _write(pacing: Pacing, name: str, wishes: "Wishes") -> None:
    """Write the activity's table and show the activity as it now stands."""
    from pacing_cli.cli.activity_page import activities_document, activities_page
    from pacing_cli.cli.activity_words import write_wishes
    from pacing_cli.storage.settings import load_settings

    write_wishes(pacing.home, name, wishes)
    written = (load_settings(pacing.home).activity(name),)
    pacing.output.show(
        lambda: activities_page(written, title=f"{name}, as it now stands"),
        lambda: activities_document(written),
    )
