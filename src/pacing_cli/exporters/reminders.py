"""From plans to reminders: blocks, check-ins and reviews; nothing on a day of rest."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from hashlib import blake2s
from typing import Final

from pacing_cli.model.activity import WEEKDAYS
from pacing_cli.model.plan import Block, Plan
from pacing_cli.model.reason import RedFlag
from pacing_cli.model.reminder import CalendarChoice, Reminder
from pacing_cli.model.value import Value
from pacing_cli.wording import timer as words
from pacing_cli.wording.day import stop_sentence, stop_words

_KINDS: Final = ("activity", "calm", "warm_up", "cool_down")
_CHECK_IN_MINUTES: Final = 5
_REVIEW_MINUTES: Final = 10
_BEFORE_THE_END: Final = 30
Local = Callable[[datetime], datetime]


class ReminderFacts(Value):
    """What the reminders need to know beside the plans."""

    now: datetime
    local: Local
    """A time on the person's clock as a moment, with the offset of that day."""
    choice: CalendarChoice
    name: str = ""
    day_start: int = 8 * 60
    day_end: int = 20 * 60
    done: frozenset[int] = frozenset()
    """The places of today's blocks that are done."""
    checked: bool = False
    """There was a check-in today."""
    next_review: date | None = None
    """The day that was chosen at the last review, where it is still to come."""
    care_review: date | None = None
    flare_plan_due: date | None = None


def reminders(plans: Sequence[Plan], person: ReminderFacts) -> tuple[Reminder, ...]:
    """Everything that is still to come, in order of time."""
    letters = _letters(plans)
    active = [plan for plan in plans if not is_quiet_day(plan)]
    found = [
        *(one for plan in active for one in _blocks(plan, person, letters)),
        *(one for plan in active for one in _check_in(plan, person)),
        *_reviews([plan.date for plan in active], person),
    ]
    coming = (one for one in found if one.start > person.now)
    return tuple(sorted(coming, key=lambda one: (one.start, one.uid)))


def is_quiet_day(plan: Plan) -> bool:
    """A day of rest, a bad day, or one after a safety answer: nothing rings on it."""
    if plan.day in ("rest", "bad") or any(isinstance(one, RedFlag) for one in plan.notices):
        return True
    active = any(block.kind == "activity" for block in plan.blocks)
    return not active and any(quota.quota is not None for quota in plan.quotas)


def _letters(plans: Sequence[Plan]) -> dict[str, str]:
    """A letter for every activity, by the alphabet: the same one on every day."""
    names = sorted({quota.activity for plan in plans for quota in plan.quotas})
    return {name: words.block_letter(number) for number, name in enumerate(names)}


def _blocks(plan: Plan, person: ReminderFacts, letters: dict[str, str]) -> Iterator[Reminder]:
    stops = {quota.activity: quota.stop for quota in plan.quotas}
    today, seen = plan.date == person.now.date(), dict[str, int]()
    for place, block in enumerate(plan.blocks):
        if block.kind not in _KINDS:
            continue
        what = block.activity or block.kind
        seen[what] = seen.get(what, 0) + 1
        if today and place in person.done:
            continue
        neutral = person.choice.neutral
        rest = _rest_after(plan.blocks, place)
        ends = person.choice.stop and block.kind == "activity"
        sign = stops.get(what)
        yield Reminder(
            uid=_uid(person, plan.date, what, seen[what]),
            start=_at(plan.date, block.start, person),
            minutes=block.minutes,
            title=letters.get(what, words.block_letter(0)) if neutral else words.block_title(block),
            note=stop_sentence(what, sign) if sign and stop_words(sign) and not neutral else "",
            stop=words.stop_text(rest, neutral=neutral) if ends else "",
        )


def _rest_after(blocks: Sequence[Block], place: int) -> float:
    following = blocks[place + 1] if place + 1 < len(blocks) else None
    return following.minutes if following and following.kind == "rest" else 0


def _check_in(plan: Plan, person: ReminderFacts) -> Iterator[Reminder]:
    choice = person.choice
    if not choice.check_ins or (person.checked and plan.date == person.now.date()):
        return
    minute = person.day_start if choice.check_in is None else choice.check_in
    yield Reminder(
        _uid(person, plan.date, "check", 0),
        _at(plan.date, minute, person),
        _CHECK_IN_MINUTES,
        words.CHECK_IN[choice.neutral],
        "" if choice.neutral else words.HOW_TO_CHECK_IN,
    )


def _reviews(days: Sequence[date], person: ReminderFacts) -> Iterator[Reminder]:
    """Each on its day; where that is a day of rest, on the next one that is not."""
    weekly = _weekly(days, person)
    titles = [(day, f"week {day:%G-%V}", words.REVIEW) for day in weekly]
    for due, name, title in (
        (person.care_review, "care review", words.CARE_REVIEW),
        (person.flare_plan_due, "flare plan", words.FLARE_PLAN),
    ):
        # What has been due for longer is said by the plan; here it would come back daily.
        day = next((day for day in days if due and day >= due >= person.now.date()), None)
        if day and due:
            titles.append((day, f"{name} {due}", title))
    for day, name, title in titles:
        minute = max(person.day_end - _BEFORE_THE_END, 0)
        yield Reminder(
            _uid(person, None, name, 0),
            _at(day, minute, person),
            _REVIEW_MINUTES,
            title[person.choice.neutral],
        )


def _weekly(days: Sequence[date], person: ReminderFacts) -> list[date]:
    """Looking back at the week: on the day that was chosen for the next one, and from a
    week after it on the weekday of the calendar again."""
    review, chosen = person.choice.review, person.next_review
    if not review:
        return []
    found = [day for day in days if _is_weekly(day, days, review)]
    if chosen is None:
        return found
    first = [day for day in days if day >= chosen][:1]
    return [*first, *(day for day in found if day >= chosen + timedelta(days=len(WEEKDAYS)))]


def _is_weekly(day: date, days: Sequence[date], review: str) -> bool:
    """The review's weekday, or the first day after it that has anything planned."""
    since = (day.weekday() - WEEKDAYS.index(review)) % len(WEEKDAYS)
    before = {day - timedelta(days=back) for back in range(1, since + 1)}
    return not before & set(days) and (since == 0 or day - timedelta(days=since) >= days[0])


def _uid(person: ReminderFacts, day: date | None, what: str, number: int) -> str:
    """The same for the same thing on the same day. It can be told from nobody's name."""
    text = "|".join((person.name, str(day or ""), what.casefold(), str(number)))
    digest = blake2s(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
    return f"{digest}@pacing-cli"


def _at(day: date, minute: float, person: ReminderFacts) -> datetime:
    return person.local(datetime.combine(day, time()) + timedelta(minutes=minute))
