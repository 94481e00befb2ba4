"""What holds for all activities alike: a person's rules, and what one day allows."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from pacing_cli.engine.overactivity import NO_LIMIT, Ordinary
from pacing_cli.model.notice_reasons import SymptomsRising
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.reason import HarderDay
from pacing_cli.model.value import Value


class Rules(Value):
    """What holds for every activity of one person."""

    envelope_since: date | None
    """None: not in envelope mode; `date.min`: for the whole log."""
    red_flags: tuple[str, ...]
    agreed_with: str
    p: Parameters
    steps: Mapping[str, tuple[date, ...]] = {}
    """Steps in envelope mode that the person asked for, by activity."""


class DayLimits(Value):
    """What a day allows of all activities, before any of them is asked."""

    ordinary: Ordinary = NO_LIMIT
    """What it may hold after much more than usual."""
    harder: Callable[[int], HarderDay | None] = lambda _: None
    """Why a day is a harder one; worked out where it is asked for."""
    much_more: Callable[[int], object] = lambda _: None
    """Whether a day was much more than usual."""
    none_rises: Callable[[int], bool] = lambda _: False
    """Whether a day alone speaks against any raise; worked out where it is asked for."""
    risen: Callable[[int], Sequence[SymptomsRising]] = lambda _: ()
    """The symptoms that have risen over the weeks before a day; worked out where asked for."""
    trial: str = ""
    """Another activity whose trials waited: it has its turn before any step."""
