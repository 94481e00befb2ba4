"""Advice: a value with the reasons for it, or what is still missing to give one."""

from typing import Generic, NamedTuple, TypeVar

from pacing_cli.model.reason import QuotaReason

T = TypeVar("T")


class Advice(NamedTuple, Generic[T]):
    """A value and every reason that led to it, in the order they were met."""

    value: T
    because: tuple[QuotaReason, ...]


class NotYet(NamedTuple):
    """Too little is known. Not a default, not zero, not an error."""

    have: int
    need: int
    what: str
    """What is counted, in plain words: `days with a pain rating`."""
    because: tuple[QuotaReason, ...] = ()
