"""The visit sheet as values: everything that is put before a therapist, and what is asked back."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal, get_args

from pacing_cli.model.care import Care
from pacing_cli.model.chart import Chart
from pacing_cli.model.findings import Findings
from pacing_cli.model.goal import Goal
from pacing_cli.model.quantity import Amount
from pacing_cli.model.value import Value

Paper = Literal["a4", "letter"]
PAPERS: Final[tuple[Paper, ...]] = get_args(Paper)


class Box(Value):
    """One row of empty boxes: an activity, what holds for it now, what may be agreed on."""

    activity: str
    now: Amount | None = None
    ceiling: Amount | None = None
    floor: Amount | None = None
    step: Amount | None = None


class Sheet(Value):
    """One span of days, as it is handed over."""

    findings: Findings
    made_on: date
    name: str = ""
    care: Care = Care()
    goals: tuple[Goal, ...] = ()
    """The open ones, with what they are for."""
    meanings: Mapping[str, str] = {}
    """Why an activity matters, in the person's words."""
    main: str = ""
    """The activity that is told first: it serves a goal, or was done on most days."""
    front: tuple[Chart, ...] = ()
    """At most two, for the first page."""
    back: tuple[Chart, ...] = ()
    """For the second page; a calendar takes its whole width."""
    boxes: tuple[Box, ...] = ()
    red_flags: tuple[str, ...] = ()
