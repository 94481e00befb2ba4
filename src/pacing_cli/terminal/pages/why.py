"""For each number: the rule, what went in, the arithmetic, the source, what would change it."""

from collections.abc import Collection, Iterator, Sequence

from pacing_cli.model.activity import StopSign
from pacing_cli.model.page import Gap, Heading, Line, Page, Part, Rows
from pacing_cli.model.plan import Plan, Quota
from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import NoticeReason, QuotaReason
from pacing_cli.wording.day import stop_sentence
from pacing_cli.wording.notices import sentence
from pacing_cli.wording.phrases import full_date, weekday
from pacing_cli.wording.quota_short import decided
from pacing_cli.wording.sources import source
from pacing_cli.wording.sums import arithmetic, would_change


def why_page(
    plan: Plan,
    quotas: Sequence[Quota],
    chosen: Collection[str] = (),
    notices: Sequence[NoticeReason] = (),
) -> Page:
    """The page for some of the plan's quotas, and what else is said of the day.

    `chosen`: parameters that were set, by name.
    """
    if not quotas:
        return (
            _title(plan),
            Line("You have no amounts to explain yet. To begin: pace log walk 5m"),
            *_notices(notices, chosen),
        )
    explained = (part for quota in quotas for part in _quota(quota, chosen))
    return (_title(plan), *explained, *_notices(notices, chosen))


def _notices(notices: Sequence[NoticeReason], chosen: Collection[str]) -> Iterator[Part]:
    """Every one of them, also those that the plan has no room for."""
    if notices:
        yield Gap()
        yield Heading("About the day")
        cells = tuple((sentence(one), source(one, chosen)) for one in notices)
        told = tuple(f"{said} Source: {rests_on}." for said, rests_on in cells)
        yield Rows(("note", "source"), cells, told, stacked=True)


def _title(plan: Plan) -> Heading:
    return Heading(f"Why: {weekday(plan.date)} {full_date(plan.date)}", 1)


def _quota(quota: Quota, chosen: Collection[str]) -> Iterator[Part]:
    amount = quota.amount
    yield Gap()
    yield Heading(f"{quota.activity}, {amount}" if amount else f"{quota.activity}, no amount yet")
    yield Line(f"Today: {decided(quota)}.")
    if quota.full is not None and quota.full != quota.quota:
        yield Line(f"Otherwise the amount would be {Amount(quota.measure, quota.full)}.")
    yield from _reasons(quota.because, chosen)
    yield from _baseline(quota, chosen)
    if quota.stop != StopSign():
        yield Line(stop_sentence(quota.activity, quota.stop))
    needed = would_change(quota)
    yield Line(f"Still needed for a step up: {needed[:1].lower()}{needed[1:]}")


def _baseline(quota: Quota, chosen: Collection[str]) -> Iterator[Part]:
    if quota.baseline is None:
        return
    yield Line(f"The baseline is {Amount(quota.measure, quota.baseline)}.")
    # Two reasons of different kinds with the same facts compare equal: the kind counts too.
    told = {(type(reason), reason) for reason in quota.because}
    yield from _reasons(
        [reason for reason in quota.founded if (type(reason), reason) not in told], chosen
    )


def _reasons(reasons: Sequence[QuotaReason], chosen: Collection[str]) -> Iterator[Part]:
    cells = tuple(
        (sentence(reason), arithmetic(reason), source(reason, chosen)) for reason in reasons
    )
    if cells:
        yield Rows(("rule", "sum", "source"), cells, tuple(map(_told, cells)), stacked=True)


def _told(cells: tuple[str, str, str]) -> str:
    rule, sums, rests_on = cells
    return f"{rule} {f'Sum: {sums}. ' if sums else ''}Source: {rests_on}."
