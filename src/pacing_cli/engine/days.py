"""Turn entries into consecutive days, from the first day of the journal to today."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from pacing_cli.model import entry as kinds
from pacing_cli.model.day import FELT, SYMPTOMS, Day, Done, Felt, Stopped
from pacing_cli.model.entry import Entry
from pacing_cli.model.quantity import MEASURES, Measure

Ratings = Mapping[str, float]

_PAINS = ("pain", "pain_after", "peak")
_MEANS = ("fatigue", "mood", "stress", "stiff", "quality")
_SUMS_OF_DAY = ("sleep_hours", "upright_hours")
_RATED = ("fatigue", "stiff", "mood", "quality")
_OF_RATED = frozenset(_RATED)
_COMPARED = frozenset(("pain", "fatigue", "mood"))
_OF_DAY = frozenset((*_PAINS, *_MEANS, *_SUMS_OF_DAY))
_OF_BOUT = frozenset((*MEASURES, *SYMPTOMS, "pain_after", "peak", "effort", "load_kg"))
_OF_SYMPTOMS = frozenset(SYMPTOMS)
_NUMERIC = frozenset((int, float))

# Orders of entries, without a call for each of them.
_AT, _ID = attrgetter("at"), attrgetter("id")


def days(
    entries: Iterable[Entry], today: date, since: date | None = None, names: Iterable[str] = ()
) -> tuple[Day, ...]:
    """One `Day` for every local date from the first entry to today; unknown days included.

    Entries after today are not seen. The order of the entries changes nothing:
    within a day they are taken by (moment, id). With `since` the run begins there; `names`
    are the activities of the days before, as they are spelt.
    """
    by_day: dict[date, list[Entry]] = {}
    written = {*names}
    on, one_day = None, list[Entry]()
    for entry in entries:
        _, kind, at, _, _, fields = entry
        if kind not in kinds.BESIDE_THE_DAY:
            if at.date() != on:  # mostly the next entry is of the same day
                on = at.date()
                one_day = by_day.setdefault(on, [])
            one_day.append(entry)
            if "activity" in fields:
                name = fields["activity"]
                if name and isinstance(name, str):
                    written.add(name)
    spelling = _spelling(written)
    first = since or min((day for day in by_day if day <= today), default=today)
    return tuple(
        sum_up(day, _in_order(by_day[day]), spelling) if day in by_day else Day(day)
        for day in span(first, today)
    )


def still_to_come(run: Sequence[Day], today: date) -> tuple[Day, ...]:
    """The run with the days after today marked as such: they are not over, and so not silent."""
    return tuple(day._replace(ahead=True) if day.on > today else day for day in run)


def _in_order(entries: list[Entry]) -> list[Entry]:
    """By moment and id; of two words at one moment `better` was said after `bad`."""
    ordered = sorted(entries, key=_ID)
    if kinds.BETTER in [one.kind for one in entries]:
        ordered.sort(key=lambda entry: entry.kind == kinds.BETTER)
    ordered.sort(key=_AT)
    return ordered


def span(first: date, last: date) -> Iterator[date]:
    """Every date from first to last, both included."""
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(ordinal)


def sum_up(day: date, entries: Sequence[Entry], spelling: Mapping[str, str] | None = None) -> Day:
    """All entries of one local date as one `Day`; entries in order of time.

    `spelling` maps an activity that was written in several cases to one name.
    """
    # What stands in no entry of the day is asked of none of them: there are tens of thousands.
    activities = [one for one in entries if one.kind == kinds.ACTIVITY]
    others = [one for one in entries if one.kind != kinds.ACTIVITY]
    of_bouts = frozenset().union(*[one.fields for one in activities])
    written = of_bouts.union(*[one.fields for one in others])
    # A part of a day would be taken for a quiet one: how much it was in all is unknown.
    in_part = "x_partial" in written and any(entry.partial for entry in entries)
    if in_part:
        activities = [one for one in activities if not one.partial]
    own, measured = others, []
    if "source" in written:
        own = [one for one in others if not one.measured]
        measured = [one for one in others if one.measured]
    done = {} if _OF_DAY.isdisjoint(of_bouts) else _numbers(activities, _OF_DAY)
    told, seen = _numbers(own, _OF_DAY), _numbers(measured, _OF_DAY) if measured else {}
    pains = told.get("pain") or done.get("pain", [])
    words = [entry.kind for entry in others]
    mood_words = [word for word in words if word in (kinds.BAD, kinds.BETTER)]
    worst = [*pains]
    for key in _PAINS:
        worst += [*done.get(key, ()), *told.get(key, ())]
    ratings: dict[str, Any] = {}
    for key in _MEANS:
        ratings[key] = _mean([*told.get(key, ()), *done.get(key, ())])
    for key in _SUMS_OF_DAY:
        both = [*told.get(key, ()), *done.get(key, ())]
        ratings[key] = max(both or seen.get(key, []), default=None)
    before, later = _around(activities, others, written)
    return Day(
        on=day,
        known="source" not in written or not all(entry.measured for entry in entries),
        ahead=False,
        seen=True,
        pain=_mean(pains),
        morning=pains[0] if pains else None,
        worst=max(worst, default=None),
        **ratings,
        checked=any(_is_check_in(entry) for entry in others),
        impact="impact" in written and any(entry.impact for entry in entries),
        bad=mood_words[-1:] == [kinds.BAD],
        better=mood_words[-1:] == [kinds.BETTER],
        was_bad=mood_words[-1:] == [kinds.BETTER] and kinds.BAD in mood_words,
        felt=_felt(others) if "tags" in written else "",
        flare=kinds.FLARE in words,
        flare_end=kinds.FLARE_END in words,
        done=_done(activities, others, spelling or {}, written),
        tags=frozenset(_told_tags(entries)) if "tags" in written else frozenset(),
        doses=tuple(entry.medicine for entry in others if entry.kind == kinds.DOSE),
        load=_load(activities) if "effort" in written else None,
        in_part=in_part,
        first=_first(told, done),
        before=before,
        later=later,
    )


def _around(
    activities: Sequence[Entry], others: Sequence[Entry], written: Container[str]
) -> tuple[Ratings, Ratings]:
    """The check-ins before and after all that was done, where that is known."""
    rated = others
    if "date_only" in written or "x_whole_day" in written or "source" in written:
        if any(entry.date_only or entry.whole_day for entry in activities):
            return {}, {}
        rated = [one for one in others if not (one.measured or one.date_only)]
    # Time upright is said of the day so far: what was rated before it may have come first.
    told = rated if "upright_hours" in written else ()
    upright = [one.at for one in told if "upright_hours" in one.fields]
    if not activities:
        return {}, _means([one for one in rated if upright and one.at >= upright[-1]])
    begun, over = activities[0], max([activities[-1].at, *upright])
    before = _numbers([one for one in rated if one.at < begun.at], _COMPARED)
    own = {"pain": pain} if (pain := begun.number("pain")) is not None else {}
    return (
        {**own, **{key: values[0] for key, values in before.items()}},
        _means([one for one in rated if one.at > activities[-1].at and one.at >= over]),
    )


def _means(entries: Iterable[Entry]) -> dict[str, float]:
    found = _numbers(entries, _COMPARED)
    return {key: sum(values) / len(values) for key, values in found.items()}


def _first(told: Mapping[str, list[float]], done: Mapping[str, list[float]]) -> dict[str, float]:
    """The first rating of each kind, of a check-in, else with an activity; where others differ."""
    found: dict[str, float] = {}
    if _OF_RATED.isdisjoint(told) and _OF_RATED.isdisjoint(done):
        return found
    for key in _RATED:
        ratings = told.get(key) or done.get(key, [])
        if len({*ratings, *done.get(key, ())}) > 1:
            found[key] = ratings[0]
    return found


def _is_check_in(entry: Entry) -> bool:
    """A check-in that says how it was. One from elsewhere may be of something else than pain."""
    return entry.kind == kinds.CHECK and (not entry.source or "pain" in entry.fields)


def _told_tags(entries: Iterable[Entry]) -> Iterator[str]:
    """The circumstances of a day, without the tags by which the person describes the day."""
    for entry in entries:
        for tag in entry.tags:
            if entry.kind != kinds.CHECK or tag not in FELT:
                yield tag


def _felt(entries: Sequence[Entry]) -> Felt:
    """`+hard` or `+good` of the last check-in that has one; of both the careful one counts."""
    for entry in reversed(entries):
        if entry.kind == kinds.CHECK and "hard" in entry.tags:
            return "hard"
        if entry.kind == kinds.CHECK and "good" in entry.tags:
            return "good"
    return ""


def _numbers(entries: Iterable[Entry], wanted: frozenset[str]) -> dict[str, list[float]]:
    """The numbers of the entries under the wanted keys, by key, in their order."""
    found: dict[str, list[float]] = {}
    for entry in entries:
        for key, value in entry.fields.items():
            if key in wanted and type(value) in _NUMERIC:
                if key in found:
                    found[key].append(float(value))  # type: ignore[arg-type]
                else:
                    found[key] = [float(value)]  # type: ignore[arg-type]
    return found


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None


def _done(
    activities: Sequence[Entry],
    others: Sequence[Entry],
    spelling: Mapping[str, str],
    written: Container[str],
) -> dict[str, Done]:
    by_name: dict[str, list[Entry]] = {}
    for entry in activities:
        name = entry.fields.get("activity")
        if name and isinstance(name, str):
            by_name.setdefault(spelling.get(name, name), []).append(entry)
    checks = [one for one in others if one.kind == kinds.CHECK]
    if "date_only" in written:
        checks = [one for one in checks if not one.date_only]
    return {name: _done_of(bouts, checks, written) for name, bouts in sorted(by_name.items())}


def _done_of(bouts: Sequence[Entry], checks: Sequence[Entry], written: Container[str]) -> Done:
    """`checks` of the day whose time is known; `written`: all fields of the day."""
    own, whole = bouts, []
    if "x_whole_day" in written:
        own = [entry for entry in bouts if not entry.whole_day]
        whole = [entry for entry in bouts if entry.whole_day]
    numbers = _numbers(own, _OF_BOUT)
    totals: dict[Measure, float] = {}
    longest: dict[Measure, float] = {}
    for one in MEASURES:
        if one in numbers:
            totals[one], longest[one] = sum(numbers[one]), max(numbers[one])
    if "bouts" in written and any("bouts" in entry.fields for entry in own):
        longest = {measure: max(_longest(bout, measure) for bout in own) for measure in totals}
    if whole:
        for measure, found in _numbers(whole, _OF_BOUT).items():
            if measure in MEASURES:
                # The whole day holds the bouts that the person wrote down: they are not added.
                totals[measure] = max(totals.get(measure, 0.0), *found)
    after = [*numbers.get("pain_after", ()), *numbers.get("peak", ())]
    # By place, in the order of the fields: by name it takes twice as long, and there are many.
    return Done(
        len(bouts),
        totals,
        longest,
        max(after) if after else None,
        _mean(numbers["effort"]) if "effort" in numbers else None,
        max(numbers["load_kg"]) if "load_kg" in numbers else None,
        len(whole) == len(bouts),
        _stopped(bouts) if "stopped" in written else "",
        _after(own, checks, numbers, written) if own else {},
        numbers["pain"][0] if "pain" in numbers else None,
    )


def _spelling(names: Iterable[str]) -> dict[str, str]:
    """One spelling for names that differ in case alone: the first of them, by the alphabet."""
    first: dict[str, str] = {}
    return {name: first.setdefault(name.casefold(), name) for name in sorted(names)}


def _stopped(bouts: Sequence[Entry]) -> Stopped:
    why = {entry.word("stopped") for entry in bouts}
    return "pain" if "pain" in why else "tired" if "tired" in why else ""


def _after(
    own: Sequence[Entry],
    checks: Sequence[Entry],
    numbers: Mapping[str, Sequence[float]],
    written: Container[str],
) -> dict[str, float]:
    """The highest ratings with a bout, or in a check-in after the first of them.

    Of a bout whose time was not given nothing on the same day is known to come after it.
    `numbers`: those of the bouts.
    """
    ordered = "date_only" not in written or not any(one.date_only for one in own)
    later = [one for one in checks if one.at > own[0].at] if ordered else []
    if not later and _OF_SYMPTOMS.isdisjoint(numbers):
        return {}
    found = _numbers([*own, *later], _OF_SYMPTOMS)
    pain = _numbers(later, _OF_SYMPTOMS).get("pain") if later else None
    return {
        **{key: max(values) for key, values in found.items() if key != "pain"},
        **({"pain": max(pain)} if pain else {}),
    }


def _longest(entry: Entry, measure: Measure) -> float:
    """The longest bout of an entry: of minutes the timer knows them, else it was one bout."""
    whole = entry.number(measure) or 0.0
    bouts = entry.fields.get("bouts")
    if measure != "minutes" or not isinstance(bouts, list | tuple):
        return whole
    return min(whole, max((float(one) for one in bouts if _is_number(one)), default=whole))


def _is_number(value: object) -> bool:
    return type(value) is int or type(value) is float


def _load(activities: Sequence[Entry]) -> float | None:
    loads = [
        float(minutes) * float(effort)  # type: ignore[arg-type]
        for one in activities
        if type(effort := one.fields.get("effort")) in _NUMERIC
        and type(minutes := one.fields.get("minutes")) in _NUMERIC
    ]
    return sum(loads) if loads else None
