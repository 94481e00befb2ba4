"""Release: one sentence that a person reads, and what may be said instead of it."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from release.translation.placing import Place


class Said(NamedTuple):
    """One sentence. `more`: for more than one thing; `template`: it has placeholders."""

    text: str
    place: Place
    more: str = ""
    template: bool = False
    notes: tuple[str, ...] = ()


Exchange: TypeAlias = Callable[[Said], tuple[str, ...]]
"""What to say instead, a form for each number where it counts; empty: leave it as it is."""
