"""The options that say what an activity is: the same for `add` and for `set`."""

from collections.abc import Mapping
from typing import Annotated, Any, Final

import typer

NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="Its name, or a unique beginning of it.")
]
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

KindOption = Annotated[
    str | None,
    typer.Option(help="moving, chores, work, social, self-care or rest.", metavar="WORD"),
]
PriorityOption = Annotated[str | None, typer.Option(help="must, should or want.", metavar="WORD")]
RegionsOption = Annotated[
    str | None,
    typer.Option(help="Parts of the body that it takes, such as back,legs.", metavar="WORDS"),
]
TimeOption = Annotated[
    str | None, typer.Option(help="When it is usually begun, such as 10:00.", metavar="TIME")
]
AmberOption = Annotated[
    str | None, typer.Option(help="What comes in for it on a harder day.", metavar="WORDS")
]
BadOption = Annotated[
    str | None, typer.Option(help="What comes in for it on a bad day.", metavar="WORDS")
]
SubtasksOption = Annotated[
    str | None, typer.Option(help='Its parts: "dishes 8m, counter 4m".', metavar="WORDS")
]
WarmUpOption = Annotated[
    str | None, typer.Option(help="Minutes to begin gently with, such as 3m.", metavar="AMOUNT")
]
CoolDownOption = Annotated[
    str | None, typer.Option(help="Minutes to end gently with.", metavar="AMOUNT")
]
PlaceOption = Annotated[str | None, typer.Option(help="What helps around it.", metavar="TEXT")]
StandbyOption = Annotated[
    bool | None,
    typer.Option("--standby/--no-standby", help="Only where it comes in for something else."),
]

WISHES: Final[Mapping[str, Any]] = {
    "measure": MeasureOption,
    "demand": DemandOption,
    "days": DaysOption,
    "why": WhyOption,
    "step": StepOption,
    "lighter": LighterOption,
    "strength": StrengthOption,
    "exertion": ExertionOption,
    "kind": KindOption,
    "priority": PriorityOption,
    "regions": RegionsOption,
    "time": TimeOption,
    "amber": AmberOption,
    "bad": BadOption,
    "subtasks": SubtasksOption,
    "warm_up": WarmUpOption,
    "cool_down": CoolDownOption,
    "place": PlaceOption,
    "standby": StandbyOption,
}
"""What `add` and `set` both take."""
