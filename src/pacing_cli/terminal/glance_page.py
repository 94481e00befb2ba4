"""Today at a glance: what is next, and one line on how to log."""

from datetime import date
from typing import Final, NamedTuple

from pacing_cli.model import reason as r
from pacing_cli.model.page import Heading, Line, Page, Part
from pacing_cli.model.plan import Block, Plan
from pacing_cli.terminal.plan_page import told_block
from pacing_cli.wording.bad_day import WHEN_OVER, bad_day_lines
from pacing_cli.wording.decision import day_words
from pacing_cli.wording.phrases import full_date, weekday

HOW_TO_LOG: Final = "To log: pace log walk 12m pain 3. The whole day: pace plan."


class Glance(NamedTuple):
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


def glance_at(plan: Plan, minute: int) -> Glance:
    """The plan as it stands at a minute after midnight."""
    bad = next((one for one in plan.notices if isinstance(one, r.BadDayToday)), None)
    day = day_words(plan)
    if bad:
        return Glance(plan.date, day, None, None, False, bad_day_lines(*bad))
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
    )


def glance_page(seen: Glance, plan: Plan, not_logged: str = "") -> Page:
    """The page: a few lines; on a bad day the person's own. `not_logged`: what a timer
    left that was cut off."""
    quotas = {quota.activity: quota for quota in plan.quotas}
    lines: list[Part] = [Heading(f"{weekday(seen.on)} {full_date(seen.on)}", 1), Line(seen.day)]
    if seen.bad is not None:
        return (*lines, *(Line(line, item=True) for line in seen.bad), Line(WHEN_OVER, "dim"))
    if not_logged:
        lines.append(Line(not_logged, "note"))
    if seen.now:
        lines.append(Line(f"Now: {told_block(seen.now, quotas)}"))
    if seen.next:
        lines.append(Line(f"Next: {told_block(seen.next, quotas)}"))
    elif not seen.now:
        nothing = (
            "Nothing more is planned for today." if seen.planned else "Nothing is planned yet."
        )
        lines.append(Line(nothing))
    return (*lines, Line(HOW_TO_LOG, "dim"))
