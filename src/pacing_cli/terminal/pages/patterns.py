"""The longer look back as a page: steadier or not first, then what the next days were like."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from pacing_cli.model.page import Gap, Heading, Line, Page, Part, section
from pacing_cli.model.patterns import Cost, LevelShift, Patterns, Payback, TimeMap
from pacing_cli.model.plan import NotYet
from pacing_cli.wording.day import energy_line
from pacing_cli.wording.look_back import (
    association_sentence,
    boom_bust_sentence,
    not_yet,
    quiet_week_sentence,
    swing_sentence,
    waiting_sentence,
)
from pacing_cli.wording.notices import sentence
from pacing_cli.wording.patterns import (
    HOW_TO_COPE,
    NO_RELIEF,
    NOT_A_CAUSE,
    NOTHING_EARLY,
    cost_sentence,
    cost_sum,
    map_sentence,
    place_words,
    relief_sentence,
    shift_sentence,
    unclear_sentence,
    usual_words,
)
from pacing_cli.wording.phrases import count, day_and_month, from_to, listed, number
from pacing_cli.wording.quota_short import PURPOSE

_HANDFUL: Final = 5


def patterns_page(found: Patterns, explained: Sequence[str] = ()) -> Page:
    """The page. `explained`: how it was worked out, where that was asked for."""
    explain = bool(explained)
    return (
        Heading(f"Patterns: {from_to(found.start, found.end)}", 1),
        Line(f"Entries on {count(found.days_logged, 'day')}."),
        *section("Early signs", _early(found)),
        *section("How steady your days are", _steady(found)),
        *section("Energy", _energy(found)),
        *section("The days after doing more than usual", _payback(found.payback, explain)),
        *section("What goes with what", _together(found)),
        *section("Times of day and days of the week", _map(found)),
        *section("How this is worked out", (Line(text, item=True) for text in explained)),
        Gap(),
        Line(NOT_A_CAUSE, "dim"),
        *(() if explain else (Line("The sums and sources: pace patterns --explain", "dim"),)),
        Line(PURPOSE, "dim"),
    )


def _early(found: Patterns) -> Iterator[Part]:
    match found.early_signs:
        case None:
            yield Line(NOTHING_EARLY)
        case NotYet() as missing:
            yield Line(f"Not known yet. {not_yet(missing)}")
        case signs:
            yield Line(sentence(signs), "note")
            if not signs.coping:
                yield Line(HOW_TO_COPE, "dim")


def _steady(found: Patterns) -> Iterator[Part]:
    if isinstance(found.shift, LevelShift):
        yield Line(shift_sentence(found.shift), "note")
    if isinstance(found.swing, NotYet):
        yield Line(f"Not known yet. {not_yet(found.swing)}")
    else:
        yield Line(swing_sentence(found.swing))
    if found.quiet_week:
        yield Line(quiet_week_sentence(found.quiet_week))
    for way, days in (("more", found.boom_days), ("less", found.bust_days)):
        if days:
            last = listed([day_and_month(day) for day in days[-_HANDFUL:]])
            which = "" if len(days) <= _HANDFUL else ", most recently"
            since = day_and_month(found.recent_start)
            many = count(len(days), "day")
            yield Line(f"Much {way} than usual on {many} since {since}{which}: {last}.")
    if isinstance(found.boom_bust, NotYet):
        yield Line(f"Much more, then harder days: not known yet. {not_yet(found.boom_bust)}")
    else:
        for episode in found.boom_bust[-_HANDFUL:]:
            yield Line(boom_bust_sentence(episode), item=True)


def _payback(ledgers: Sequence[Payback], explain: bool) -> Iterator[Part]:
    if not ledgers:
        yield Line("No activity is logged yet.")
    for one in islice((one for one in ledgers if not isinstance(one.costs, NotYet)), _HANDFUL):
        assert not isinstance(one.costs, NotYet)
        yield from _ledger(usual_words(one), one.costs, explain)
    waiting = ((one.activity, one.costs) for one in ledgers if isinstance(one.costs, NotYet))
    for name, missing in islice(waiting, _HANDFUL):
        yield Line(f"{name}: not known yet. {not_yet(missing)}")


def _ledger(name: str, costs: Sequence[Cost], explain: bool) -> Iterator[Part]:
    """What is clear in a line each; what is not, together; the sums where they are asked for."""
    unclear = [cost for cost in costs if cost.verdict == "cannot tell"]
    if len(unclear) == len(costs):
        yield Line(f"{name}: {unclear_sentence(unclear)}", item=True)
    else:
        for cost in costs:
            yield Line(f"{name}: {cost_sentence(cost)}", item=True)
    if explain:
        yield from (Line(f"Sum, {cost.outcome}: {cost_sum(cost)}.", "dim") for cost in costs)


def _together(found: Patterns) -> Iterator[Part]:
    if isinstance(found.associations, NotYet):
        yield Line(f"Not known yet. {not_yet(found.associations)}")
        return
    for each in found.associations[:_HANDFUL]:
        yield Line(association_sentence(each), item=True)
    more = len(found.associations) - _HANDFUL
    if more > 0:
        yield Line(f"pace compared {more} more. To see them all, add --json", "dim")
    for waiting in found.factors_waiting[:_HANDFUL]:
        yield Line(waiting_sentence(waiting), item=True)


def _map(found: Patterns) -> Iterator[Part]:
    where = found.day_map
    for title, one in (("In the day", where.parts), ("In the week", where.weekdays)):
        if isinstance(one, NotYet):
            yield Line(f"{title}: not known yet. {not_yet(one)}")
        else:
            yield Line(f"{title}: {map_sentence(one)}")
            yield Line(_stretches(one), "dim")
    if isinstance(where.relief, NotYet):
        yield Line(f"Lower pain afterwards: not known yet. {not_yet(where.relief)}")
    elif not where.relief:
        yield Line(NO_RELIEF)
    else:
        for each in where.relief[:_HANDFUL]:
            yield Line(relief_sentence(each), item=True)


def _stretches(found: TimeMap) -> str:
    """`on Mondays 4.2 (12 days); on Tuesdays 4 (11 days)`."""
    told = (
        f"{place_words(one.name)} {number(one.mean)} ({count(one.days, 'day')})"
        for one in found.stretches
        if one.mean is not None
    )
    return f"Fatigue {'; '.join(told)}."


def _energy(found: Patterns) -> Iterator[Part]:
    """One line; none where there is no such budget."""
    if found.energy is not None:
        yield Line(energy_line(found.energy))
