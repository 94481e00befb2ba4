"""Advice: a value with the reasons for it, or what is still missing to give one."""

from typing import TYPE_CHECKING, Generic, TypeVar

from pacing_cli.model.value import Value

if TYPE_CHECKING:  # over a hundred small classes: not for who has no advice to give
    from pacing_cli.model.reason import QuotaReason

T = TypeVar("T")


class Advice(Value, Generic[T]):
    """A value and every reason that led to it, in the order they were met."""

    value: T
    because: "tuple[QuotaReason, ...]"


class NotYet(Value):
    """Too little is known. Not a default, not zero, not an error."""

    have: int
    need: int
    what: str
    """What is counted, in plain words: `days with a pain rating`."""
    because: "tuple[QuotaReason, ...]" = ()
