"""Write reminders as a calendar file (RFC 5545), with alarms and the zone's clock changes."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from hashlib import blake2s
from typing import TYPE_CHECKING, Final

from pacing_cli.model.activity import WEEKDAYS
from pacing_cli.model.plan import Block, Plan
from pacing_cli.model.profile import CalendarChoice, Reminder
from pacing_cli.model.reason import RedFlag
from pacing_cli.model.value import Value
from pacing_cli.wording import timer as words
from pacing_cli.wording.day import stop_sentence, stop_words
from pacing_cli.wording.timer import CALENDAR

if TYPE_CHECKING:
    from icalendar import Event, Timezone


# When the clocks of a zone change, as a calendar file says it (RFC 5545, 3.6.5).
#
# The library's own list gives the onset in the time after the change, an hour late in
# spring. By the standard it is in the time before: so the list is made here.

_STEP = timedelta(days=1)
_SECOND = timedelta(seconds=1)


def zone_rules(zone: tzinfo, first: date, last: date) -> "Timezone":
    """Every change from the beginning of the year before `first` to that of two years after
    `last`."""
    from icalendar import Timezone

    rules = Timezone()
    rules.add("tzid", str(zone))
    start = datetime.combine(date(first.year - 1, 1, 1), time(), UTC)
    _add(rules, start, start, zone)
    for before, after in _changes(zone, start, datetime(last.year + 2, 1, 1, tzinfo=UTC)):
        _add(rules, before, after, zone)
    return rules


def _changes(zone: tzinfo, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The last second before each change, and the first one after it."""
    day = start
    while day < end:
        if _offset(day, zone) != _offset(day + _STEP, zone):
            yield _between(day, day + _STEP, zone)
        day += _STEP


def _between(low: datetime, high: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
    before = _offset(low, zone)
    while high - low > _SECOND:
        middle = low + timedelta(seconds=(high - low) // _SECOND // 2)
        low, high = (middle, high) if _offset(middle, zone) == before else (low, middle)
    return low, high


def _offset(moment: datetime, zone: tzinfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _add(rules: "Timezone", before: datetime, after: datetime, zone: tzinfo) -> None:
    from icalendar import TimezoneDaylight, TimezoneStandard

    local = after.astimezone(zone)
    part = TimezoneDaylight() if local.dst() else TimezoneStandard()
    part.add("dtstart", (after + _offset(before, zone)).replace(tzinfo=None))
    part.add("tzoffsetfrom", _offset(before, zone))
    part.add("tzoffsetto", _offset(after, zone))
    part.add("tzname", local.tzname() or "")
    rules.add_component(part)


_MAKER: Final = "-//pacing-cli//pace//EN"


def calendar_ics(
    found: Sequence[Reminder], choice: CalendarChoice, now: datetime, zone: tzinfo | None
) -> bytes:
    """The file. `zone` is the zone that the times are written in; None: in UTC."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _MAKER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", CALENDAR[choice.neutral])
    if zone is not None and found:
        days = [one.start.date() for one in found]
        calendar.add_component(zone_rules(zone, min(days), max(days)))
    for one in found:
        calendar.add_component(_event(one, choice, now, zone))
    content: bytes = calendar.to_ical()
    return content


def _event(one: Reminder, choice: CalendarChoice, now: datetime, zone: tzinfo | None) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", one.uid)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("last-modified", now.astimezone(UTC))
    # Whole minutes: a later file always has a higher number, and calendars take it for newer.
    event.add("sequence", max(int(now.timestamp() // 60), 0))
    end = one.start.astimezone(UTC) + timedelta(minutes=one.minutes)
    event.add("dtstart", one.start.astimezone(zone or UTC))
    event.add("dtend", end.astimezone(zone or UTC))
    event.add("summary", one.title)
    if one.note:
        event.add("description", one.note)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    if not one.cancelled:
        _add_alarms(event, one, choice)
    return event


def _add_alarms(event: "Event", one: Reminder, choice: CalendarChoice) -> None:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one.title)
    alarm.add("trigger", timedelta(minutes=-choice.before))
    event.add_component(alarm)
    if one.stop:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", one.stop)
        alarm.add("trigger", timedelta(), parameters={"RELATED": "END"})
        event.add_component(alarm)


# From plans to reminders: blocks, check-ins and reviews; nothing on a day of rest.


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
