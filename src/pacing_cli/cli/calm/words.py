"""The words of `pace calm`: which routine, for how long, in which rhythm."""

from collections.abc import Sequence
from typing import Final

from pacing_cli.app.cards import named
from pacing_cli.cli.calm.run import Chosen
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.parameter_table import BY_FIELD
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.quantity import parse_amount, tidy
from pacing_cli.shorthand.values import is_amount
from pacing_cli.storage.shipped import ROUTINES, routine


def chosen(
    words: Sequence[str], p: Parameters, breathe_in: float | None, breathe_out: float | None
) -> Chosen:
    """What was typed. Raises WordsNotUnderstood with what is allowed."""
    texts = " ".join(words).split()
    minutes = [text for text in texts if is_amount(text)]
    names = [text for text in texts if text not in minutes]
    name = named(names, ROUTINES, "routine") if names else ROUTINES[0]
    if len(minutes) > 1:
        raise WordsNotUnderstood(f'"{minutes[1]}" comes as a second time.')
    length = _minutes(minutes[0]) if minutes else None
    one = routine(name, p, length)
    if one.fixed and minutes:
        raise WordsNotUnderstood(
            f"{name} takes the time of its steps, about {round(routine(name, p).seconds / 60)} "
            f'minutes: leave "{minutes[0]}" out.'
        )
    if one.breaths:
        rhythm = (_in_range("relax_in", breathe_in, p), _in_range("relax_out", breathe_out, p))
        return Chosen(one, length or p.relax_minutes, rhythm)
    if breathe_in is not None or breathe_out is not None:
        raise WordsNotUnderstood(f"--in and --out belong to breathing, not to {name}.")
    return Chosen(one, one.seconds / 60)


def _minutes(text: str) -> float:
    known = BY_FIELD["relax_minutes"]
    amount = parse_amount(text)
    if amount and amount.measure == "minutes" and known.low <= amount.value <= known.high:
        return amount.value
    raise WordsNotUnderstood(
        f'"{text}" cannot be: it takes {tidy(known.low)} to {tidy(known.high)} minutes, such as 5m.'
    )


_OPTIONS: Final = {"relax_in": "--in", "relax_out": "--out"}


def _in_range(field: str, typed: float | None, p: Parameters) -> float:
    """What was typed, or the parameter. NaN is no number of seconds."""
    known = BY_FIELD[field]
    if typed is None:
        return float(getattr(p, field))
    if known.low <= typed <= known.high:
        return typed
    raise WordsNotUnderstood(
        f"{_OPTIONS[field]} cannot be {typed:g}: "
        f"it takes {tidy(known.low)} to {tidy(known.high)} seconds."
    )
