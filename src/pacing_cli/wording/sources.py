"""Where a rule comes from, and how well it is supported."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Final

from pacing_cli.model import reason as r
from pacing_cli.model.parameter_table import BY_FIELD, NOT_CHECKED, Parameter
from pacing_cli.model.reason import RESTS_ON, Reason

if TYPE_CHECKING:
    from pacing_cli.model.shipped import Source

_GRADES: Final[dict[str, str]] = {
    "C": "convention",
    "O": "seen in studies",
    "T": "trial",
    "G": "guideline",
    "S": "simulation, order of magnitude only",
}
_OF_TEXTS: Final[dict[str, str]] = {
    "trial": "trial",
    "guideline": "guideline",
    "seen in studies": "seen in studies",
    "convention": "convention",
    "convention, source not checked": "convention, source not checked",
    "decision of this project": "decision of this project",
}
NO_NUMBER: Final = "a choice of this project, no published number"
_OWN: Final = "set by you or your therapist"
_DECISION: Final = "decision of this project; "
_NOTHING_FOUND: Final = "no published number was found"
_CONTRACT: Final = "fixed by the project's contract"

# With both halves: pace raises nothing by itself, and the person may ask for a step.
_ENERGY: Final = (
    "guideline (NICE NG206 1.11.2: never automatically increased but maintained or adjusted)"
)

# Reasons that rest on no parameter of their own.
_RULES: Final[dict[type, str]] = {
    r.MidpointTaken: "convention (The Naked Physio 2020; my-pain.management)",
    r.MidpointIncomplete: "convention (The Naked Physio 2020; my-pain.management)",
    r.TrialsUnchecked: NO_NUMBER,
    r.TooSmallToSet: NO_NUMBER,
    r.Started: "convention (I-Engage (Canada), How do I pace?)",
    r.EnvelopeHolds: _ENERGY,
    r.EnvelopeOn: _ENERGY,
    r.EnvelopeStep: f"what you asked for; {_ENERGY}",
    r.EnvelopeWeeksNeeded: NO_NUMBER,
    r.Readiness: "guideline principle (painHEALTH; Antcliff et al. 2021)",
    r.RedFlag: "your answers; NHS advice on back pain",
    r.StoppedByAnswer: "your answers; NHS advice on back pain",
    r.FirstDay: NO_NUMBER,
    r.TrialToday: "convention (I-Engage (Canada), How do I pace?)",
    r.MaybeShifted: "seen in studies (Anhøj & Olesen 2014)",
    r.BadDayToday: "your own word",
    r.NoAmounts: "your entries",
    r.SilentDays: "your entries",
    r.DoesNotFit: "the hours of your day",
    r.NotToday: "the days you set",
    r.ShortenedForDay: "the hours of your day",
    r.TriedLower: "the protocol of your experiment",
    r.TimeShifted: "what you asked for",
    r.LeftOutToday: "what you asked for",
    r.OnlyFirst: "what you asked for",
    r.MoreRest: "what you asked for",
    r.ComesIn: "your own choice for such days",
    r.CannotComeIn: "your activities.toml",
    r.FixedOverlap: "your calendar",
    r.FullOfFixed: "your calendar",
    r.AllDay: "your calendar",
    r.TryToday: "the protocol of your experiment",
    r.TryEnded: "the protocol of your experiment",
    r.SupportFor: "your supports.toml",
    r.CountedAllDay: "your entries",
    r.OrdinaryDay: _CONTRACT,
    r.OverOrdinary: _CONTRACT,
}


def source(reason: Reason, chosen: Collection[str] = ()) -> str:
    """The source and the grade of the numbers that a reason rests on.

    `chosen`: dotted names of parameters that the person or the therapist set.
    """
    if isinstance(reason, r.RaisedOneStep) and reason.percent is None:
        return _OWN
    fields = RESTS_ON.get(type(reason))
    if fields is None:
        return _RULES.get(type(reason), _OWN)
    parameters = [BY_FIELD[field] for field in fields]
    graded = _joined(parameter for parameter in parameters if parameter.name not in chosen)
    own = [_OWN] if any(parameter.name in chosen for parameter in parameters) else []
    return "; ".join([*own, *graded])


def of_parameter(parameter: Parameter) -> str:
    """The source and the grade of one number."""
    return _joined([parameter])[0]


def _joined(parameters: Iterable[Parameter]) -> list[str]:
    """One text a grade, with every source of that grade once."""
    sources: dict[str, dict[str, None]] = {}
    for parameter in parameters:
        sources.setdefault(_grade(parameter), {}).update(dict.fromkeys(_sources(parameter)))
    return [f"{grade} ({'; '.join(names)})" if names else grade for grade, names in sources.items()]


def _grade(parameter: Parameter) -> str:
    if parameter.grade == "memory":
        return NOT_CHECKED
    if _own_simulation(parameter):
        return "simulation by this project, order of magnitude only"
    return NO_NUMBER if parameter.grade == "D" else _GRADES[parameter.grade]


_SIMULATED_BY_OTHERS: Final = frozenset(("missing.min_complete",))
"""By name: a text could be in another language."""


def _own_simulation(parameter: Parameter) -> bool:
    """Whether the number comes from a simulation of this project, and not of another author."""
    return parameter.grade == "S" and parameter.name not in _SIMULATED_BY_OTHERS


def _sources(parameter: Parameter) -> list[str]:
    if parameter.grade == "memory" or _own_simulation(parameter):
        return []
    text = parameter.source
    if parameter.grade == "D":
        text = text.removeprefix(_DECISION)
        if text in (_NOTHING_FOUND, _CONTRACT):
            return []
    return text.split("; ")


def of_text(source: "Source") -> str:
    """Where a card or a routine has something from, and how much that weighs."""
    where = f" {source.url}" if source.url else ""
    return f"{source.text}. Grade: {_OF_TEXTS[source.grade]}.{where}"
