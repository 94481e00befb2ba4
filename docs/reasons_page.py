"""Docs: writes `reference/reasons.md`: every reason, its sentence, what it rests on.

The sentences are the program's own, made from facts that are invented here.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, Literal, get_args, get_origin, get_type_hints

from pacing_cli.model import reason as r
from pacing_cli.model.notice_reasons import Band
from pacing_cli.model.parameter_table import BY_FIELD
from pacing_cli.model.quantity import Amount
from pacing_cli.wording import sentence, short, source

Facts = Mapping[str, Any]

_TEN: Final = Amount("minutes", 10)
_BY_NAME: Final[Facts] = {
    "activity": "walk",
    "agreed_with": "A. Therapist",
    "answers": ("numb or weak legs",),
    "arm": "walk in the morning",
    "asked": Amount("minutes", 12),
    "amounts": (_TEN, Amount("minutes", 12), Amount("minutes", 14)),
    "band": "amber",
    "baseline": Amount("minutes", 9.5),
    "buffer": 0.8,
    "ceiling": _TEN,
    "contingency": ("lie down with a warm pack",),
    "coping": ("call off one thing",),
    "country": "GB",
    "cut_percent": 30,
    "earlier": Amount("minutes", 9),
    "floor": Amount("minutes", 5),
    "good": Amount("minutes", 14),
    "bad": Amount("minutes", 6),
    "instead": "once round the courtyard",
    "largest": Amount("minutes", 24),
    "left_out": ("ironing",),
    "measure": "minutes",
    "names": ("Ana", "the desk"),
    "need": "bad day",
    "next_percent": 90,
    "percent": 80,
    "priority": "must",
    "rests": "",
    "route": "pattern",
    "signals": ("pain", "fatigue", "sleep_hours"),
    "step": Amount("minutes", 1),
    "total": Amount("minutes", 70),
    "unit": Amount("minutes", 0.5),
    "what": "clinic",
    "why": "illness",
    "word": "",
    "at": 14 * 60,
    "begins": 15 * 60,
    "start": 21 * 60,
    "end": 23 * 60,
    "usual": 4.0,
    "pain": 6.0,
    "points": 1.5,
}  # fmt: skip
_BY_TYPE: Final[Mapping[Any, Any]] = {
    int: 3,
    float: 3.0,
    str: "walk",
    bool: False,
    date: date(2026, 3, 2),
    Amount: _TEN,
    tuple[str, ...]: (),
    Band: "amber",
    tuple[tuple[str, float], ...]: (),
    tuple[r.Beside, ...]: (r.Beside("pain", 6, 4, 1, 2),),
    r.MuchMore: r.MuchMore(date(2026, 3, 1), "walk", Amount("minutes", 60), Amount("minutes", 18)),
}
# Where the facts that fit most reasons say something odd.
_OWN: Final[Mapping[type, Facts]] = {
    r.AllDay: {"what": ("a visit",)},
    r.CannotComeIn: {"instead": "reading"},
    r.CutOnBadDay: {"cut_percent": 50},
    r.CutInIllness: {"cut_percent": 50},
    r.EnergyUsed: {"ceiling": 30, "mean": 24, "quotient": 80, "highest": 28, "known_days": 3},
    r.AskedLess: {"percent": 30},
    r.EnvelopeWeeksNeeded: {"logged_days": 2, "needed": 4},
    r.FloorHeld: {"asked": Amount("minutes", 4)},
    r.FlarePlanDue: {"read_on": date(2025, 11, 24)},
    r.PauseOn: {"until": date(2026, 3, 16)},
    r.EnoughTrials: {"mean": Amount("minutes", 12)},
    r.FixedOverlap: {"first": "clinic", "second": "lunch"},
    r.FlareProlonged: {"days": 9},
    r.FlareSetback: {"days": 24},
    r.FortnightCap: {"cap_percent": 30},
    r.FullOfFixed: {"minutes": 600},
    r.HeldTooShort: {"held_days": 4, "needed_days": 7},
    r.LogLess: {"steady_days": 30},
    r.LongFixed: {"minutes": 90, "every": 30},
    r.LowestWeek: {"planned_days": 7},
    r.MaybeShifted: {"days": 24},
    r.MoreTrialsNeeded: {"recorded": 1, "within_days": 14},
    r.NextDayWorse: {"worse": 2, "known": 6},
    r.OutOfReach: {"reached": 2, "logged": 9, "usual": Amount("minutes", 7)},
    r.OverBudget: {"room": 30, "points": 8},
    r.OverEnergy: {"room": 30, "points": 8},
    r.RaisedOneStep: {"after": Amount("minutes", 11), "percent": 10},
    r.RestartedAfterSilence: {"silent_days": 16},
    r.RestsOnOldDays: {"days": 9, "logged": 4, "window": 14},
    r.SafetyPause: {"days_since": 3, "needed_days": 7},
    r.SessionsTolerated: {"tolerated": 6, "needed": 5, "days": 7},
    r.SilentDays: {"days": 5},
    r.SpreadTooWide: {"smallest": _TEN},
    r.TimeShifted: {"asked": 14 * 60},
    r.TooFewSessions: {"tolerated": 3, "needed": 5, "unknown": 1},
    r.TooSmallToSet: {"mean": Amount("minutes", 0.5)},
    r.TrialToday: {"recorded": 1},
    r.TryEnded: {"why": "done"},
    r.SymptomsRising: {"signal": "fatigue", "before": 3, "now": 4.5, "days": 14},
    r.UsualRising: {"signal": "fatigue", "before": 3, "now": 4.5, "days": 14},
    r.OverAmount: {"days": 6, "of": 9},
    r.UnderAmount: {"days": 5, "of": 8},
    r.StoppedForPain: {"days": 4, "of": 8},
    r.LowMood: {"days": 11, "of": 15},
    r.UsualUnknown: {"have": 4, "need": 7},
    r.WentBack: {"worse": (date(2026, 2, 25), date(2026, 2, 28))},
    r.WayBack: {"next_on": date(2026, 3, 4)},
}


def page() -> str:
    """Every reason in the order of the program, those for amounts first."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Reasons"
    yield ""
    yield "Whatever `pace plan` suggests, it says why. These are all the reasons there are, with"
    yield "the sentence that each becomes (the numbers in it are made up) and the parameters it"
    yield "rests on. The names are those of `--json`. What a parameter is worth, its range and its"
    yield "grade stand in [parameters](parameters.md); the grades in brackets are explained there."
    yield ""
    yield "`pace why` shows the same for your own numbers, with the sum."
    for title, union in (("For an amount", r.QuotaReason), ("For the day", r.NoticeReason)):
        yield ""
        yield f"## {title}"
        for kind in get_args(union):
            yield from _told(kind)


def _told(kind: Any) -> Iterator[str]:
    reason = example(kind)
    yield ""
    yield f"### {kind.__name__}"
    yield ""
    yield " ".join((kind.__doc__ or "").partition("\n\n")[0].split())
    yield ""
    yield f"> {sentence(reason)}"
    yield ""
    yield f"In the table: *{short(reason)}*. {_rests_on(reason)}"


def _rests_on(reason: r.Reason) -> str:
    fields = r.RESTS_ON.get(type(reason))
    if not fields:
        return f"Rests on: {source(reason)}."
    rows = [BY_FIELD[field] for field in fields]
    named = ", ".join(f"`{row.name}` ({row.grade})" for row in rows)
    return f"Rests on: {named}."


def example(kind: Any) -> r.Reason:
    """The reason with facts that could be somebody's."""
    own = _OWN.get(kind, {})
    facts = {name: own.get(name, _fact(name, hint)) for name, hint in get_type_hints(kind).items()}
    made: r.Reason = kind(**facts)
    return made


def _fact(name: str, hint: Any) -> Any:
    """By its name where that fits its type, else by its type; a type that may be None is set."""
    types = [hint, *get_args(hint)]
    named = _BY_NAME.get(name)
    if named is not None and any(_fits(named, each) for each in types):
        return named
    if get_origin(hint) is Literal:
        return get_args(hint)[0]
    return next(_BY_TYPE[each] for each in types if each in _BY_TYPE)


def _fits(value: Any, hint: Any) -> bool:
    if hint is float:
        return type(value) in (int, float)
    if isinstance(hint, type):
        return type(value) is hint
    return isinstance(value, tuple) or value in get_args(hint)
