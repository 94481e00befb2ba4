"""Storage: a foothold as text and back. No disk here; only classes of the model are read.

The first line holds the state: a named tuple becomes `{"Day": {"on": …}}` without what is
as it would be anyway, a date `{"d": …}`, a set `{"s": […]}`, a mapping `{"m": [[key, value],
…]}`, a tuple a list, and one of bare numbers and words `{"t": […]}`, which is read in one
go. Each line behind it is a stretch of days, read where one of its days is asked for.
"""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, Final

from pacing_cli.model import baseline_reasons, foothold, quantity
from pacing_cli.model import day as days
from pacing_cli.model.foothold import Foothold
from pacing_cli.model.on_demand import OnDemand
from pacing_cli.model.past import Past
from pacing_cli.storage.stretch_rows import read_stretch, write_stretch

_CLASSES: Final[Mapping[str, Any]] = {
    name: found
    for room in (baseline_reasons, days, foothold, quantity)
    for name, found in vars(room).items()
    if isinstance(found, type) and issubclass(found, tuple)
}
_BARE: Final = frozenset({int, float, str, bool, type(None)})


def write_foothold(held: Foothold) -> bytes:
    """The foothold, line by line."""
    state = {key: _plain(one) for key, one in held._asdict().items() if key != "past"}
    first = json.dumps([held.past.lengths, state], ensure_ascii=False, separators=(",", ":"))
    return "\n".join([first, *map(write_stretch, held.past.stretches)]).encode("utf-8")


def read_foothold(text: bytes) -> Foothold:
    """The foothold of these lines. Raises ValueError for anything else; for a stretch that is
    none, when it is opened."""
    first, *lines = text.split(b"\n")
    try:
        lengths, state = json.loads(first)
        fields = {key: _value(one) for key, one in state.items()}
        once = cache(lambda number: read_stretch(lines[number]))
        stretches = OnDemand(len(lengths), lambda numbers: map(once, numbers))
        found = Foothold(past=Past(lengths, stretches), **fields)
        if type(found.on) is date and len(lines) == len(lengths):
            return found
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("this is no foothold") from error
    raise ValueError("this is no foothold")


def _plain(value: Any) -> Any:
    fields = getattr(value, "_fields", None)
    if fields is not None:
        usual = value._field_defaults
        pairs = zip(fields, value, strict=True)
        return {
            type(value).__name__: {
                name: _plain(one)
                for name, one in pairs
                if name not in usual or one != usual[name] or type(one) is not type(usual[name])
            }
        }
    if isinstance(value, tuple):
        bare = all(type(one) in _BARE for one in value)
        return {"t": value} if bare else [_plain(one) for one in value]
    if isinstance(value, date):
        return {"d": value.isoformat()}
    if isinstance(value, frozenset):
        return {"s": sorted(value)}
    if isinstance(value, Mapping):
        return {"m": [[key, _plain(one)] for key, one in value.items()]}
    return value


def _value(found: Any) -> Any:
    # Most of what stands in here is bare: a call for each of them would take half the time.
    if type(found) is list:
        return tuple([one if type(one) in _BARE else _value(one) for one in found])
    if type(found) is not dict:
        return found
    ((mark, inside),) = found.items()
    if mark == "t":
        return tuple(inside)
    if mark == "d":
        return date.fromisoformat(inside)
    if mark == "m":
        return {key: one if type(one) in _BARE else _value(one) for key, one in inside}
    if mark == "s":
        return frozenset(inside)
    return _CLASSES[mark](
        **{name: one if type(one) in _BARE else _value(one) for name, one in inside.items()}
    )
