"""The page of the flare plan: the person's own words, and counts from the journal."""

from collections.abc import Iterator, Sequence
from datetime import date

from pacing_cli.model.findings import TriggerDays
from pacing_cli.model.page import Gap, Heading, Line, Page, Part
from pacing_cli.model.profile import Profile
from pacing_cli.wording import flare_plan as words
from pacing_cli.wording.flare_plan import MOST_LINES
from pacing_cli.wording.notices import SIGNALS
from pacing_cli.wording.phrases import full_date


def flare_plan_page(
    profile: Profile, counts: Sequence[TriggerDays], due: date | None, today: date
) -> Page:
    """All parts that are written; those that are not, with how to write them."""
    lines = lines_by_part(profile, counts)
    return (
        Heading(words.TITLE, 1),
        *_read(profile, due, today),
        *(part for name, found in lines.items() if found for part in _part(name, found)),
        *_coping(profile),
        *_empty([name for name, found in lines.items() if not found]),
        Gap(),
        Line(words.SOMETHING_NEW, "dim"),
    )


def lines_by_part(profile: Profile, counts: Sequence[TriggerDays]) -> dict[str, tuple[str, ...]]:
    """The lines of each part, by the word that is typed for it."""
    plan = profile.flare_plan
    told = {one.name: words.counted(one) for one in counts}
    triggers = (
        " ".join(filter(None, [f"{name}: {step}." if step else f"{name}.", told.get(name, "")]))
        for name, step in plan.triggers.items()
    )
    return {
        "bad": profile.contingency,
        "helps": plan.helps,
        "drop": plan.drop,
        "who": plan.who,
        "call": plan.call,
        "signs": plan.signs,
        "triggers": tuple(triggers),
    }


def _read(profile: Profile, due: date | None, today: date) -> Iterator[Part]:
    read_on = profile.flare_plan.read_on
    if due and due <= today and read_on:
        yield Line(f"Last read on {full_date(read_on)}. {words.STILL_RIGHT}", "note")
    elif due and read_on:
        yield Line(f"Last read on {full_date(read_on)}. Next review date: {full_date(due)}.", "dim")
    elif profile.flare_plan.written or profile.contingency:
        yield Line(words.NEVER_READ, "dim")


def _part(name: str, lines: Sequence[str]) -> Iterator[Part]:
    yield Gap()
    yield Heading(words.PARTS[name])
    yield from (Line(line, item=True) for line in lines)
    if name == "bad" and len(lines) > MOST_LINES:
        yield Line(words.THE_FIRST_THREE, "dim")


def _coping(profile: Profile) -> Iterator[Part]:
    if profile.coping:
        yield Gap()
        yield Heading(words.FROM_THE_LOG)
    for key, step in profile.coping.items():
        yield Line(f"{SIGNALS.get(key, 'any sign' if key == 'any' else key)}: {step}", item=True)


def _empty(names: Sequence[str]) -> Iterator[Part]:
    if names:
        yield Gap()
        yield Heading("Not written yet")
    for name in names:
        yield Line(f"{words.PARTS[name]}. For example: {words.TYPED[name]}", item=True)
