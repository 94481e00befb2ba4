"""Medicine days by month: a neutral count, and one line of information; never about doses."""

from collections.abc import Iterator, Sequence
from typing import Final

from pacing_cli.model.findings import DoseMonth
from pacing_cli.wording.phrases import MONTHS, count, listed

_MONTHS_TOLD: Final = 3


def dose_sentences(months: Sequence[DoseMonth]) -> Iterator[str]:
    """One sentence a medicine; then at most one line of information, about the last such month."""
    for name in dict.fromkeys(one.medicine for one in months):
        own = [one for one in months if one.medicine == name][-_MONTHS_TOLD:]
        told = [f"{count(one.days, 'day')} in {_month(one)}" for one in own]
        yield f"{name}: {listed(told)}."
    reached = [one for one in months if one.informs_from is not None]
    if reached:
        yield _information(max(reached, key=lambda one: (one.month, one.medicine)))


def _month(one: DoseMonth) -> str:
    return f"{MONTHS[one.month.month - 1]} {one.month.year}"


def _information(one: DoseMonth) -> str:
    painkiller = "" if one.kind else f"if {one.medicine} is a painkiller, "
    text = (
        f"{painkiller}headaches are logged too, and on {one.informs_from} or more days of a month "
        "some painkillers can go together with more headaches (ICHD-3, expert opinion). Worth "
        "asking a doctor or pharmacist about."
    )
    return text[0].upper() + text[1:]
