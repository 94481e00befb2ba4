"""The options of a try, whatever it compares: the same for `start` and for `level`."""

from collections.abc import Mapping
from typing import Annotated, Any, Final

import typer

QuestionOption = Annotated[
    str | None, typer.Option(metavar="TEXT", help="The question, in your words.")
]
OutcomeOption = Annotated[
    str | None,
    typer.Option(
        metavar="WORD",
        help="pain where none is named, after (pain after it), fatigue, stiff, stress, mood, "
        "quality.",
    ),
]
SameDayOption = Annotated[
    bool | None,
    typer.Option("--same-day", help="Read it on that day and not on the day after."),
]
UsefulOption = Annotated[
    float | None, typer.Option(metavar="POINTS", help="The smallest difference that would matter.")
]
BlocksOption = Annotated[
    int | None, typer.Option(metavar="NUMBER", help="How often each side has its turn: 6 to 12.")
]
WashOutOption = Annotated[
    int | None, typer.Option("--wash-out", metavar="DAYS", help="Days between two turns: 0 to 7.")
]
StopAtOption = Annotated[
    float | None, typer.Option("--stop-at", metavar="PAIN", help="End it at pain of this or more.")
]
StartOption = Annotated[
    str | None, typer.Option("--from", metavar="DAY", help="The first day; else tomorrow.")
]
SeedOption = Annotated[
    int | None, typer.Option("--seed", metavar="NUMBER", help="Draw the order from this number.")
]
DryRunOption = Annotated[
    bool | None, typer.Option("--dry-run", help="Show the protocol and write nothing.")
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
