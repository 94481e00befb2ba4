"""Write dates, numbers and lists, the same everywhere and in every locale."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from pacing_cli.model.quantity import tidy

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAY_NAMES: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip


def day_and_month(on: date) -> str:
    """`8 March`."""
    return f"{on.day} {MONTHS[on.month - 1]}"


def full_date(on: date) -> str:
    """`8 March 2026`."""
    return f"{day_and_month(on)} {on.year}"


def from_to(first: date, last: date) -> str:
    """`1 March to 2 April 2026`, the year once where it is one; one day alone is one date."""
    if first == last:
        return full_date(first)
    begin = day_and_month(first) if first.year == last.year else full_date(first)
    return f"{begin} to {full_date(last)}"


def short_date(on: date, with_year: bool = False) -> str:
    """`8 Mar`, for a column that is narrow; `8 Mar 26` where the year is not plain."""
    year = f" {on.year % 100:02}" if with_year else ""
    return f"{on.day} {MONTHS[on.month - 1][:3]}{year}"


def weekday(on: date) -> str:
    """`Sunday`."""
    return WEEKDAY_NAMES[on.weekday()]


def day_called(short: str) -> str:
    """`Tuesday`, for `tue` as settings have it; another word as it is."""
    return next((name for name in WEEKDAY_NAMES if name[:3].lower() == short.lower()), short)


def clock(minutes: float) -> str:
    """Minutes after midnight as `09:05`; a day may end after midnight."""
    hours, rest = divmod(int(minutes), 60)
    return f"{hours % 24:02d}:{rest:02d}"


_WHOLE_FROM = 100


def number(value: float) -> str:
    """One decimal at most, and none where it says nothing: `4`, `4.5`, `6,556`."""
    return f"{tidy(round(value, 0 if abs(value) >= _WHOLE_FROM else 1) + 0.0):,}"


def signed(value: float) -> str:
    """A difference with its sign: `+1.2`, `-0.3`, `0`."""
    shown = number(value)
    return f"+{shown}" if value > 0 and shown != "0" else shown


def lower_to_higher(low: float, high: float, between: str = "to", unit: str = "") -> str:
    """A range of differences without signs, which a voice leaves out: `0.6 lower to 0.2 higher`,
    and with a unit `0.1 to 0.4 points higher`."""
    first, last = (number(abs(value)) for value in (low, high))
    ways = [
        "" if shown == "0" else f"{unit} lower" if value < 0 else f"{unit} higher"
        for shown, value in ((first, low), (last, high))
    ]
    if ways[0] == ways[1]:
        least, most = (first, last) if low >= 0 else (last, first)
        return f"{least} {between} {most}{ways[1]}"
    return f"{first}{ways[0]} {between} {last}{ways[1]}"


def fine(value: float) -> str:
    """Two decimals at most, for arithmetic: `9.6`, `0.42`."""
    return f"{tidy(value):,}"


def count(many: int, one: str, *more: str) -> str:
    """`1 day`, `4 days`. A translation has as many forms as its language."""
    forms = (one, *(more or (f"{one}s",)))
    return f"{many:,} {forms[min(form_for(many), len(forms) - 1)]}"


def form_for(many: int) -> int:
    """Which form of a word goes with a number. A translation brings the rule of its language."""
    return int(many != 1)


def listed(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def as_typed(name: str) -> str:
    """A name as it is typed behind a command: in quotes where it has a space."""
    return f'"{name}"' if " " in name else name


def pause_words(why: str) -> str:
    """Why a pause holds: `an illness`, `a change of medicine`."""
    return {
        "illness": "an illness",
        "ill": "an illness",
        "medicine": "a change of medicine",
        "condition": "a new condition",
        "holiday": "a holiday",
        "new_condition": "a new condition",
    }.get(why, why.replace("_", " "))


# How libraries that were left out are installed later: the same words for all of them.

EXTRAS: Final = {"charts": "matplotlib", "pdf": "weasyprint", "watch": "fitdecode gpxpy"}
"""Each extra with the libraries in it."""


def to_install(extra: str, prefix: str, python: str, least: str = "") -> str:
    """Say how the libraries of an extra come to the place that pace itself was installed in.

    `prefix`: the folder of that place (`sys.prefix`); `python`: its Python. pace has no name on a
    package index yet, so that the libraries are named, and never an extra of pace. `least`: the
    lowest version that will do, for the one library of an extra that is there in an older one.
    """
    libraries = f'"{EXTRAS[extra]}>={least}"' if least else EXTRAS[extra]
    *above, name = prefix.replace("\\", "/").split("/")
    if above[-2:] == ["pipx", "venvs"]:
        line = f"pipx inject {name} {libraries}"
    elif above[-2:] == ["uv", "tools"]:
        line = f"uv pip install --python {_quoted(prefix)} {libraries}"
    else:
        line = f"{_quoted(python)} -m pip install {libraries}"
    return f"To install it: {line}"


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
