"""`pace measure`: outcome measures, weeks apart, in own words."""

from typing import Annotated

import typer

from pacing_cli.app.run import Pacing
from pacing_cli.cli.groups import group
from pacing_cli.cli.options import FREE_WORDS

measure = group("Outcome measures, weeks apart: what changed by more than chance.")

OnOption = Annotated[
    str | None, typer.Option("--on", help="On another day than today.", metavar="DAY")
]
PracticeOption = Annotated[
    bool, typer.Option("--practice", help="A try in front; it is not compared.")
]
NumberArgument = Annotated[str | None, typer.Argument(metavar="NUMBER", help="The result.")]


@measure.callback()
def showing(ctx: typer.Context) -> None:
    """What was measured, what changed, what is worth doing again. Nothing is required."""
    if ctx.invoked_subcommand is None:
        from pacing_cli.cli.score.taking import show_measures

        show_measures(Pacing.of(ctx))


@measure.command()
def peg(
    ctx: typer.Context,
    numbers: Annotated[list[str] | None, typer.Argument(metavar="N N N")] = None,
    on: OnOption = None,
) -> None:
    """Three questions on pain and daily life, 0 to 10 each.

    pace measure peg 6 5 4
    """
    from pacing_cli.cli.score.taking import take_peg

    take_peg(Pacing.of(ctx), numbers or [], on)


@measure.command()
def psfs(
    ctx: typer.Context,
    activities: Annotated[list[str] | None, typer.Argument(metavar="ACTIVITY=N...")] = None,
    turned: Annotated[bool, typer.Option("--turned", help="0 is best, as in PSFS 2.0.")] = False,
    on: OnOption = None,
) -> None:
    """Activities of your own: 0 not at all, 10 as well as before.

    pace measure psfs "stairs=4" "cooking=6"
    """
    from pacing_cli.cli.score.taking import take_psfs

    take_psfs(Pacing.of(ctx), activities or [], on, turned=turned)


@measure.command("sit-to-stand")
def sit_to_stand(
    ctx: typer.Context,
    times: NumberArgument = None,
    practice: PracticeOption = False,
    on: OnOption = None,
) -> None:
    """How often you stand up from a chair in 30 seconds; alone it shows how that goes."""
    from pacing_cli.cli.score.taking import take_test

    take_test(Pacing.of(ctx), "sit_to_stand", times, on, practice=practice)


@measure.command("walk-test")
def walk_test(
    ctx: typer.Context,
    metres: NumberArgument = None,
    practice: PracticeOption = False,
    on: OnOption = None,
) -> None:
    """How many metres you walk in six minutes; alone it shows how that goes."""
    from pacing_cli.cli.score.taking import take_test

    take_test(Pacing.of(ctx), "walk_test", metres, on, practice=practice)


@measure.command(context_settings=FREE_WORDS)
def score(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="The name of the questionnaire.")],
    number: Annotated[str, typer.Argument(help="The number that came out.")],
    better: Annotated[
        str | None, typer.Option(help="Which way is better.", metavar="less|more")
    ] = None,
    error: Annotated[
        str | None, typer.Option(help="Its measurement error, if you know it.", metavar="NUMBER")
    ] = None,
    on: OnOption = None,
) -> None:
    """The number of a questionnaire that a clinic gave you; its questions stay with them.

    pace measure score PSEQ 32 --better more --error 11
    """
    from pacing_cli.cli.score.taking import take_score

    take_score(Pacing.of(ctx), name, number, better, error, on)
