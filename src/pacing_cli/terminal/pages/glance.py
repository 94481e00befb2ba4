"""Today at a glance: what is on, what is next, and the one next thing."""

from collections.abc import Iterator
from datetime import date

from pacing_cli.model import reason as r
from pacing_cli.model.page import Heading, Line, Page, Part
from pacing_cli.model.plan import Block, NotYet, Plan, Quota
from pacing_cli.model.reason import EnergyUsed
from pacing_cli.model.value import Value
from pacing_cli.terminal.pages.plan import told_block
from pacing_cli.wording.bad_day import WHEN_OVER, bad_day_lines
from pacing_cli.wording.day import NOTHING_YET, energy_line
from pacing_cli.wording.notices import notice_sentence
from pacing_cli.wording.phrases import full_date, weekday
from pacing_cli.wording.quota_short import day_words


class Glance(Value):
    """What stands out of a plan at one moment."""

    on: date
    day: str
    now: Block | None
    """The block that has begun and not ended; rests included."""
    next: Block | None
    """The first block that is still to come and is no rest."""
    planned: bool
    """There is anything on the schedule today."""
    bad: tuple[str, ...] | None = None
    """On a bad day the person's own lines for it, and then nothing else is shown."""
    stopped: bool = False
    """A safety question was answered with yes: there are no suggestions."""


def glance_at(plan: Plan, minute: int) -> Glance:
    """The plan as it stands at a minute after midnight."""
    bad = next((one for one in plan.notices if isinstance(one, r.BadDayToday)), None)
    stopped = any(isinstance(notice, r.RedFlag) for notice in plan.notices)
    day = day_words(plan)
    if bad:
        return Glance(plan.date, day, None, None, False, bad_day_lines(*bad), stopped)
    done = {notice.activity for notice in plan.notices if isinstance(notice, r.DoneToday)}
    blocks = [block for block in plan.blocks if not block.done and block.activity not in done]
    running = [b for b in blocks if b.start <= minute < b.start + b.minutes]
    coming = [b for b in blocks if b.start > minute and b.kind != "rest"]
    return Glance(
        plan.date,
        day,
        running[0] if running else None,
        coming[0] if coming else None,
        bool(plan.blocks),
        stopped=stopped,
    )


def glance_page(seen: Glance, plan: Plan, one_next: str = WHEN_OVER) -> Page:
    """The page: a few lines, the last of them the one next thing; on a bad day the person's own."""
    quotas = {quota.activity: quota for quota in plan.quotas}
    lines: list[Part] = [Heading(f"{weekday(seen.on)} {full_date(seen.on)}", 1), Line(seen.day)]
    if seen.bad is not None:
        lines += [Line(line, item=True) for line in seen.bad]
    else:
        after = (one for one in plan.notices if isinstance(one, r.AfterMuchMore))
        lines += [Line(notice_sentence(one)) for one in after]
        lines += [Line(line) for line in _of_the_day(seen, quotas)]
    return (*lines, Line(one_next, "dim" if seen.bad is not None else "note"))


def first_page(seen: Glance, one_next: str) -> Page:
    """The page of somebody who has not written anything down."""
    heading = Heading(f"{weekday(seen.on)} {full_date(seen.on)}", 1)
    return (heading, Line(NOTHING_YET), Line(one_next, "note"))


def _of_the_day(seen: Glance, quotas: dict[str, Quota]) -> Iterator[str]:
    if seen.now:
        yield f"Now: {told_block(seen.now, quotas)}"
    if seen.next:
        yield f"Next: {told_block(seen.next, quotas)}"
    elif not seen.now:
        yield "Nothing more is planned for today." if seen.planned else "Nothing is planned yet."


# The energy of the last days as a line of a page, in envelope mode only.


def energy_part(energy: EnergyUsed | NotYet | None) -> Iterator[Part]:
    """One line; none where there is no such budget."""
    if energy is not None:
        yield Line(energy_line(energy))
