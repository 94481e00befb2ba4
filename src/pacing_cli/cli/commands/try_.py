"""`pace try`: run an experiment that is fixed before it starts and may answer "cannot tell"."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from pacing_cli.app.run import Run
from pacing_cli.cli.options import taking
from pacing_cli.cli.tree import group
from pacing_cli.console.prompts import ask, may_ask
from pacing_cli.errors import WordsNotUnderstood

if TYPE_CHECKING:
    from pacing_cli.model.experiment import Protocol


# The options of a try, whatever it compares: the same for `start` and for `level`.

QuestionOption = Annotated[
    str | None, typer.Option(metavar="TEXT", help="The question, in your words.")
]
OutcomeOption = Annotated[
    str | None,
    typer.Option(
        metavar="WORD",
        help=(
            "pain (if you name none), after (pain after it), fatigue, stiff, stress, mood, quality."
        ),
    ),
]
SameDayOption = Annotated[
    bool | None,
    typer.Option("--same-day", help="Use the rating of that day, not of the day after."),
]
UsefulOption = Annotated[
    float | None,
    typer.Option(metavar="POINTS", help=("The smallest difference that matters to you.")),
]
BlocksOption = Annotated[
    int | None, typer.Option(metavar="NUMBER", help="How many turns each way has: 6 to 12.")
]
WashOutOption = Annotated[
    int | None, typer.Option("--wash-out", metavar="DAYS", help="Days between two turns: 0 to 7.")
]
StopAtOption = Annotated[
    float | None, typer.Option("--stop-at", metavar="PAIN", help="End it at pain of this or more.")
]
StartOption = Annotated[
    str | None, typer.Option("--from", metavar="DAY", help="The first day. Default: tomorrow.")
]
SeedOption = Annotated[
    int | None, typer.Option("--seed", metavar="NUMBER", help="Use this number to draw the order.")
]
DryRunOption = Annotated[
    bool | None, typer.Option("--dry-run", help="Show the protocol and save nothing.")
]

TERMS: Final[Mapping[str, Any]] = {
    "question": QuestionOption,
    "outcome": OutcomeOption,
    "same_day": SameDayOption,
    "useful": UsefulOption,
    "blocks": BlocksOption,
    "wash_out": WashOutOption,
    "stop_at": StopAtOption,
    "start": StartOption,
    "seed": SeedOption,
    "dry_run": DryRunOption,
}
"""What `start` and `level` both take, beside what is compared."""

try_ = group("Run an experiment: compare two ways in a random order.")

ActivityArgument = Annotated[str, typer.Argument(metavar="ACTIVITY", help="Its name.")]
AskedActivity = Annotated[
    str | None,
    typer.Argument(metavar="ACTIVITY", help=("The activity. Without it, pace asks for one.")),
]
FirstArgument = Annotated[
    str | None, typer.Argument(metavar="FIRST", help="One way, for example: with warm-up.")
]
SecondArgument = Annotated[str | None, typer.Argument(metavar="SECOND", help="The other way.")]
KindOption = Annotated[
    str, typer.Option(metavar="WORD", help="warm-up, time, substitute (of activities) or other.")
]


@try_.callback()
def showing(ctx: typer.Context) -> None:
    """Show the experiment that is running, and earlier ones."""
    if ctx.invoked_subcommand is None:
        from pacing_cli.app.evaluation import evaluate
        from pacing_cli.app.experiments import standings
        from pacing_cli.exporters.json.look_back import tries_document
        from pacing_cli.terminal.pages.experiment import tries_page

        run = Run.of(ctx)
        found = [one for _, one in standings(run, evaluate)]
        run.output.show(lambda: tries_page(found), lambda: tries_document(found))


@try_.command()
@taking(TERMS)
def start(
    ctx: typer.Context,
    activity: AskedActivity = None,
    first: FirstArgument = None,
    second: SecondArgument = None,
    kind: KindOption = "other",
    **terms: Any,
) -> None:
    """Compare two ways of doing something. The rules are fixed now, and the order is random.

    pace try start walk "with warm-up" "without warm-up" --kind warm-up

    pace try start walk morning afternoon --kind time --outcome fatigue
    """
    from pacing_cli.app.experiment_start import protocol_of, wanted_of

    run = Run.of(ctx)
    what, one, other = asked(run, activity, first, second)
    wanted = wanted_of(what, (one, other), kind, terms)
    _begin(run, protocol_of(run, wanted), dry_run=bool(terms["dry_run"]))


@try_.command()
@taking(TERMS)
def level(
    ctx: typer.Context,
    activity: ActivityArgument,
    amounts: Annotated[
        list[str], typer.Argument(metavar="AMOUNT...", help="2 or 3 amounts, for example 10m 12m.")
    ],
    **terms: Any,
) -> None:
    """Compare 2 or 3 amounts, none more than one step above today's.

    pace try level walk 10m 12m 13m
    """
    from pacing_cli.app.experiment_start import protocol_of, read_levels, wanted_of

    levels = read_levels(amounts)
    wanted = wanted_of(activity, tuple(map(str, levels)), "level", terms)
    run = Run.of(ctx)
    _begin(run, protocol_of(run, wanted, levels), dry_run=bool(terms["dry_run"]))


def _begin(run: Run, protocol: "Protocol", *, dry_run: bool) -> None:
    """Check, write, and show what stands in the journal."""
    from pacing_cli.app.experiment_start import check_may_start, write_protocol
    from pacing_cli.exporters.json.look_back import protocol_document
    from pacing_cli.storage.protocols import SEAL, protocol_fields
    from pacing_cli.terminal.pages.experiment import protocol_page

    check_may_start(run, protocol, looking=dry_run)
    fields = protocol_fields(protocol) if dry_run else write_protocol(run, protocol).fields
    seal = str(fields[SEAL])
    run.output.show(
        lambda: protocol_page(protocol, seal, written=not dry_run),
        lambda: protocol_document(fields, written=not dry_run),
    )


@try_.command()
def show(ctx: typer.Context) -> None:
    """Show the latest experiment in full: its rules, how far it is, what came out."""
    from pacing_cli.app.evaluation import evaluate
    from pacing_cli.app.experiments import standings
    from pacing_cli.exporters.json.look_back import tries_document
    from pacing_cli.terminal.pages.experiment import tries_page, try_page

    run = Run.of(ctx)
    found = [one for _, one in standings(run, evaluate)][-1:]
    run.output.show(
        lambda: try_page(found[0], run.today) if found else tries_page(()),
        lambda: tries_document(found),
    )


@try_.command()
def stop(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WHY...", help="Why, if you like.")
    ] = None,
) -> None:
    """End the experiment. You do not need a reason."""
    from pacing_cli.app.evaluation import evaluate
    from pacing_cli.app.experiments import standings, stop_try
    from pacing_cli.exporters.json.entries import entries_document

    run = Run.of(ctx)
    entry = stop_try(run, standings(run, evaluate), " ".join(words or []))
    run.output.say("The experiment has ended. To see what came out: pace try show")
    if run.output.json:
        run.output.document(entries_document([entry]))


# What `pace try start` needs and was not told: asked for on a terminal, else named.

_QUESTIONS = (
    "Which activity is the experiment about?",
    "One way of doing it, for example with warm-up:",
    "The other way, for example without warm-up:",
)


def asked(
    run: "Run", activity: str | None, first: str | None, second: str | None
) -> tuple[str, str, str]:
    """The activity and both ways. Raises WordsNotUnderstood where one is not known."""
    given = (activity, first, second)
    if None in given and not may_ask(run.output):
        raise _incomplete()
    what, one, other = (
        word if word is not None else ask(question)
        for word, question in zip(given, _QUESTIONS, strict=True)
    )
    if not (what and one and other):
        raise _incomplete()
    return what, one, other


def _incomplete() -> WordsNotUnderstood:
    return WordsNotUnderstood(
        "An experiment needs an activity and two ways of doing it. Nothing was saved.",
        'For example: pace try start walk "with warm-up" "without warm-up"',
    )
