"""A look back at a week: what went well, what got in the way, what to change."""

from datetime import date
from typing import Final, Literal

from pacing_cli.model.value import Value

WinKind = Literal[
    "steady", "back_from_flare", "mattered", "stepped_up", "kept_to_amounts", "eased_on_bad_day",
    "wrote_down",
]  # fmt: skip


class Win(Value):
    """Something that went well, as facts."""

    kind: WinKind
    days: int = 0
    name: str = ""
    on: date | None = None


BARRIERS: Final = (
    "tiredness", "pain", "sleep", "too much to do", "weather", "nobody to help", "getting there",
    "illness", "worry", "it slipped my mind",
)  # fmt: skip
"""To pick from; own words do as well."""

ProposalKind = Literal[
    "restart", "wish_date", "early_stop", "held", "measure", "goal_review", "over", "under",
    "flares", "rising", "low_mood",
]  # fmt: skip


class Proposal(Value):
    """Something that could be changed: a yes or a no, and no is a full answer."""

    kind: ProposalKind
    name: str = ""
    number: float = 0
    amount: str = ""
    on: date | None = None

    @property
    def key(self) -> str:
        """How it is named in an option and in the journal."""
        return f"{self.kind}:{self.name}" if self.name else self.kind


class PastReview(Value):
    """A review that was written down."""

    on: date
    monthly: bool
    wins: tuple[str, ...]
    next_on: date | None


class WeekLookedAt(Value):
    """All that a review is made of."""

    start: date
    end: date
    days_logged: int
    wins: tuple[Win, ...]
    proposals: tuple[Proposal, ...]
    hard_day: bool
    """A flare or a bad day: then nothing is asked."""
    monthly: bool
    """It is time to ask whether values and goals are still right."""
    last: PastReview | None
    next_on: date
