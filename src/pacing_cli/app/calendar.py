"""Make the calendar of the days to come from plans ahead, and remember it for the next one."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from hashlib import blake2s
from typing import Final

from pacing_cli.app.dates import read_weekday
from pacing_cli.app.evaluation import plans_ahead
from pacing_cli.app.run import Run
from pacing_cli.app.today_list import entries_of_today
from pacing_cli.engine.look_back.weeks import reviews
from pacing_cli.engine.today.notices import flare_plan_due
from pacing_cli.engine.today.ticks import ticked
from pacing_cli.errors import CouldNotWrite, WordsNotUnderstood
from pacing_cli.exporters.calendar import ReminderFacts, is_quiet_day, reminders
from pacing_cli.exporters.json.settings import calendar_document, event_document
from pacing_cli.model.entry import CHECK, REVIEW
from pacing_cli.model.plan import Plan
from pacing_cli.model.profile import CalendarChoice, Reminder
from pacing_cli.model.support import CalendarEvent, appointments
from pacing_cli.storage.settings.profile import NONE, minute_of_day
from pacing_cli.wording import timer as words
from pacing_cli.wording.timer import APPOINTMENT

# Appointments of the person's supports, as reminders for the calendar.


def appointment_reminders(
    run: "Run", first: date, last: date, *, neutral: bool
) -> Iterator[Reminder]:
    """Return the future appointments from `first` to `last`, both included, even on days of rest.

    An appointment without a time is at the beginning of the day."""
    if not run.home.supports.exists():
        return
    from pacing_cli.storage.settings.supports import load_supports

    for one in appointments(load_supports(run.home), first, last):
        start = _start(run, one)
        if start >= run.now:
            title = APPOINTMENT if neutral else one.title
            yield Reminder(_uid(one), start, one.minutes, title, "" if neutral else one.where)


def _start(run: "Run", one: CalendarEvent) -> datetime:
    minute = one.at if one.at is not None else run.settings.profile.on_day(one.on).day_start
    return run.clock.local(datetime.combine(one.on, time()) + timedelta(minutes=minute))


def _uid(one: CalendarEvent) -> str:
    """The same for the same appointment on the same day; it tells nobody's name."""
    text = f"appointment|{one.on}|{one.title.casefold()}"
    return (
        f"{blake2s(text.encode('utf-8', 'surrogatepass'), digest_size=12).hexdigest()}@pacing-cli"
    )


_LATELY: Final = timedelta(days=60)


def read_choice(
    usual: CalendarChoice,
    neutral: bool | None,
    check_in: str | None,
    review: str | None,
    before: int,
    stop: bool,
) -> CalendarChoice:
    """What was typed over what the profile says. Raises WordsNotUnderstood."""
    choice = usual._replace(before=before, stop=stop)
    if neutral is not None:
        choice = choice._replace(neutral=neutral)
    if check_in is not None:
        minute = None if check_in == NONE else minute_of_day(check_in)
        if minute is None and check_in != NONE:
            raise WordsNotUnderstood(
                f'--check-in is a time or none, and you typed "{check_in}". For example: '
                "--check-in 08:30"
            )
        choice = choice._replace(check_in=minute, check_ins=check_in != NONE)
    if review is not None:
        choice = choice._replace(review="" if review == NONE else read_weekday("--review", review))
    return choice


def show_calendar(run: Run, days: int, choice: CalendarChoice) -> None:
    """Print the file, or at a terminal a list of its events.

    Raises WordsNotUnderstood.
    """
    plans = plans_ahead(run, days)
    own = appointment_reminders(run, plans[0].date, plans[-1].date, neutral=choice.neutral)
    planned = (*reminders(plans, _person(run, plans, choice)), *own)
    found = (*planned, *_taken_out(run, planned, plans, choice))
    found = tuple(sorted(found, key=lambda one: (one.start, one.uid)))
    if run.output.json:
        run.output.document(calendar_document(plans, found, choice))
    elif not found:
        raise WordsNotUnderstood(words.NOTHING_FOR_IT, _why_nothing(run, plans))
    elif sys.stdout.isatty():
        from pacing_cli.terminal.pages.today import calendar_page

        run.output.show(lambda: calendar_page(found), dict)
        return
    else:
        from pacing_cli.exporters.calendar import calendar_ics

        content = calendar_ics(found, choice, run.now, _zone(run, found))
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    _keep(run, found)


def _person(run: Run, plans: Sequence[Plan], choice: CalendarChoice) -> ReminderFacts:
    profile, entries = run.settings.profile, entries_of_today(run)
    done = ticked(plans[0].blocks, entries)
    return ReminderFacts(
        now=run.now,
        local=run.clock.local,
        choice=choice,
        name=profile.name,
        day_start=profile.day_start,
        day_end=profile.day_end,
        done=frozenset(place for place, ticked_off in enumerate(done) if ticked_off),
        checked=any(entry.kind == CHECK for entry in entries),
        next_review=_next_review(run),
        care_review=run.settings.care.review_on,
        flare_plan_due=flare_plan_due(run.settings),
    )


def _next_review(run: Run) -> date | None:
    """What the last review chose, if that is still to come; older months only where they are
    asked."""
    today = run.today
    for since in (today - _LATELY, date.min):
        if run.journal.may_hold(REVIEW, since, today):
            kept = reviews(run.loaded(since=since).entries, today)
            if kept:
                chosen = kept[-1].next_on
                return chosen if chosen and chosen >= today else None
    return None


def _taken_out(
    run: Run, planned: Sequence[Reminder], plans: Sequence[Plan], choice: CalendarChoice
) -> Iterator[Reminder]:
    """Return the events of an earlier file that are no longer planned, as cancelled.

    They have no alarm, so that a calendar removes its copy."""
    from pacing_cli.storage.shown import calendar_shown

    kept = {one.uid for one in planned}
    for uid, (start, minutes) in calendar_shown(run.home, run.now).items():
        if uid not in kept and start.date() <= plans[-1].date:
            yield Reminder(uid, start, minutes, words.NO_LONGER[choice.neutral], cancelled=True)


def _why_nothing(run: Run, plans: Sequence[Plan]) -> str:
    if run.settings.profile.safety.red_flags:
        return words.STOPPED
    return words.REST_DAYS if all(map(is_quiet_day, plans)) else "To see the day: pace plan"


def _zone(run: Run, found: Sequence[Reminder]) -> tzinfo | None:
    """The person's zone by its name; None where it has none, or the name means another clock."""
    from zoneinfo import ZoneInfo

    try:
        zone = ZoneInfo(run.zone)
    except (ValueError, OSError, KeyError):
        return None
    if zone.key in ("UTC", "Etc/UTC"):
        return None
    same = all(one.start.astimezone(zone).utcoffset() == one.start.utcoffset() for one in found)
    return zone if same else None


def _keep(run: Run, found: Sequence[Reminder]) -> None:
    """Keep what the file held. Where that cannot be written, it was still given."""
    from pacing_cli.storage.paths import device_word
    from pacing_cli.storage.shown import record_plan

    events = [event_document(one) for one in found]
    line = {"v": 1, "shown": run.now.isoformat(), "calendar": events}
    try:
        record_plan(run.home, device_word(), line)
    except (CouldNotWrite, OSError):
        return
