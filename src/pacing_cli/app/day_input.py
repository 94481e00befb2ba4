"""Combine the entries of one day, the profile and the calendar into the hours of the day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pacing_cli.app.run import Run
from pacing_cli.engine.today.budget import LEARNT_FROM, good_hours
from pacing_cli.errors import FileNotUsable
from pacing_cli.model.activity import WEEKDAYS
from pacing_cli.model.day import CHANGES, DayContext, DoneBout, Fixed, Rearrangement, TimeRange
from pacing_cli.model.entry import ACTIVITY, DOSE, REARRANGE, Entry
from pacing_cli.model.profile import Profile
from pacing_cli.model.quantity import Measure

if TYPE_CHECKING:
    from pacing_cli.importers.calendar import CalendarDay

_AT_ONCE: Final = timedelta(minutes=2)
"""An entry written down so soon after its moment was written when the thing ended."""


def so_far(run: Run, day: date, entries: Sequence[Entry], now: datetime) -> DayContext:
    """What is known of the day at the moment `now`."""
    return _hours(run, day, entries, now, _calendars(run))


def coming_hours(run: Run, entries: Sequence[Entry], count: int) -> dict[date, DayContext]:
    """What is known of today and of the days to come, `count` in all; no file is read twice."""
    held = _calendars(run)
    days = [run.today + timedelta(days=more) for more in range(count)]
    return {day: _hours(run, day, entries, run.now, held) for day in days}


def _hours(
    run: Run,
    day: date,
    entries: Sequence[Entry],
    now: datetime,
    calendars: dict[str, bytes],
) -> DayContext:
    of_day = [entry for entry in entries if entry.day == day and entry.at <= now]
    profile = run.settings.profile
    calendar = list(_calendar_days(run, day, calendars))
    return DayContext(
        minute=minute_of(now) if now.date() == day else None,
        done=tuple(_done(of_day)),
        fixed=(*_appointments(profile, day), *(one for held in calendar for one in held.fixed)),
        all_day=tuple(dict.fromkeys(what for held in calendar for what in held.all_day)),
        changes=tuple(_changes(of_day)),
        drowsy=tuple(_drowsy(profile, of_day)),
        good=good_hours(_lately(run, day, entries), profile, run.settings.parameters),
    )


def _lately(run: Run, day: date, entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries that good hours are learnt from; none where they are typed."""
    if run.settings.profile.good_hours != "learn":
        return ()
    since = day - LEARNT_FROM
    if not entries or entries[0].day > since:
        entries = run.loaded(since=since).entries
    return [entry for entry in entries if since <= entry.day <= day]


def minute_of(moment: datetime) -> int:
    """Minutes after midnight, on the clock of the moment."""
    return moment.hour * 60 + moment.minute


def _done(entries: Sequence[Entry]) -> Iterator[DoneBout]:
    """Return the sessions of the day, each at its time.

    A whole-day count of a device has no time. If it is more than the bouts of the day, the
    last bout gets the rest."""
    activities = [entry for entry in entries if entry.kind == ACTIVITY and entry.activity]
    own = [entry for entry in activities if not entry.whole_day]
    last = {(entry.activity or "").casefold(): entry.id for entry in own}
    for entry in own:
        minutes = entry.number("minutes") or 0.0
        start = minute_of(entry.at)
        if abs(entry.noted - entry.at) < _AT_ONCE:
            start = max(0, int(start - minutes))
        amounts = {amount.measure: amount.value for amount in entry.amounts}
        name = (entry.activity or "").casefold()
        if last[name] == entry.id:
            of_name = [one for one in activities if (one.activity or "").casefold() == name]
            amounts |= _with_the_day(amounts, of_name)
        yield DoneBout(entry.activity or "", start, minutes, amounts)


def _with_the_day(
    amounts: Mapping[Measure, float], entries: Sequence[Entry]
) -> Mapping[Measure, float]:
    """Amounts of the last bout, with what the whole day's count has beyond all bouts."""
    found = {}
    for measure in {one.measure for entry in entries if entry.whole_day for one in entry.amounts}:
        counted = max(entry.number(measure) or 0.0 for entry in entries if entry.whole_day)
        bouts = sum(entry.number(measure) or 0.0 for entry in entries if not entry.whole_day)
        found[measure] = amounts.get(measure, 0.0) + max(counted - bouts, 0.0)
    return found


def _changes(entries: Iterable[Entry]) -> Iterator[Rearrangement]:
    """Return the changes of the plan, in order.

    Unknown changes of a newer version are skipped.
    """
    for entry in sorted(entries, key=lambda one: (one.at, one.number("order") or 0, one.id)):
        kind = next((one for one in CHANGES if one == entry.word("change")), None)
        if entry.kind == REARRANGE and kind:
            yield Rearrangement(
                kind,
                minute_of(entry.at),
                activity=entry.word("activity") or "",
                other=entry.word("other") or "",
                time=_minute(entry.word("time")),
                other_time=_minute(entry.word("other_time")),
                priority=entry.word("priority") or "",
                hours=entry.word("what") or "" if kind == "hours" else "",
                fixed=_fixed(entry),
            )


def _fixed(entry: Entry) -> Fixed | None:
    start, end = _minute(entry.word("time")), _minute(entry.word("until"))
    if start is None or end is None or end <= start:
        return None
    return Fixed(entry.word("what") or "appointment", start, end)


def _minute(text: str | None) -> int | None:
    from pacing_cli.storage.settings.times import minute_of as read

    return read(text) if text else None


def _appointments(profile: Profile, day: date) -> Iterator[Fixed]:
    for one in profile.appointments:
        if one.on is not None and one.on != day:
            continue
        if not one.days or WEEKDAYS[day.weekday()] in one.days:
            yield one.fixed


def _drowsy(profile: Profile, entries: Iterable[Entry]) -> Iterator[TimeRange]:
    """After each dose that was logged, and after the usual times of those not logged today."""
    taken: Mapping[str, list[int]] = {name: [] for name in profile.drowsy}
    for entry in entries:
        name = entry.medicine.casefold()
        if entry.kind == DOSE and name in taken:
            taken[name].append(minute_of(entry.at))
    for name, found in taken.items():
        medicine = profile.drowsy[name]
        for minute in found or medicine.at:
            yield TimeRange(minute, int(minute + medicine.minutes))


def _calendars(run: Run) -> dict[str, bytes]:
    """Return the calendar files. One that cannot be opened is reported once in a run."""
    if run.calendars is not None:
        return run.calendars
    found = run.calendars = {}
    for name in run.settings.profile.calendars:
        try:
            found[name] = (run.home.root / Path(name).expanduser()).read_bytes()
        except OSError as error:
            run.output.problem(
                f"{name}: {error.strerror or error}. The plan leaves this calendar out. You can "
                "change `appointments_from` in profile.toml."
            )
    return found


def _calendar_days(run: Run, day: date, calendars: dict[str, bytes]) -> "Iterator[CalendarDay]":
    """Return the events of the calendars. An unreadable file is reported and left out."""
    for name, content in list(calendars.items()):
        from pacing_cli.importers.calendar import events_on

        try:
            yield events_on(content, day, run.clock.rule)
        except FileNotUsable:
            del calendars[name]
            run.output.problem(
                f"{name}: this is not a calendar file (.ics) that pace can read. The plan leaves "
                "it out."
            )
