"""The time line of a span: what happened, in order, in the days' own words, the weightiest first."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import settings as examples

from pacing_cli.engine.advise import advise
from pacing_cli.engine.days import days
from pacing_cli.engine.look_back.course import marks
from pacing_cli.engine.look_back.review import review
from pacing_cli.engine.look_back.symptoms import hurt_places
from pacing_cli.engine.look_back.timeline import chosen, notes_by_day
from pacing_cli.model.entry import Entry
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.findings import Findings
from pacing_cli.model.settings import Settings
from pacing_cli.model.timeline import MOST_EVENTS
from pacing_cli.wording.timeline import before_lines, event_sentence, event_told
from tests.histories import START, Happening, History, happenings, told
from tests.sparse_month import END, SETTINGS, sparse_month
from tests.sparse_month import START as FIRST


def look_back(
    entries: Sequence[Entry], start: date, end: date, settings: Settings = Settings()
) -> Findings:
    seen = days([one for one in entries if one.day <= end], end)
    found = advise(EvaluationInput(seen, settings, end))
    return review(seen, found, settings, entries, start, end)


def month() -> Findings:
    return look_back(sparse_month().entries, FIRST, END, SETTINGS)


def test_a_sparse_month_tells_its_story_in_order() -> None:
    """4 h of garden, the flare of the day after, a new medicine, a holiday: on 14 of 28 days."""
    lines = [event_told(one) for one in chosen(month().timeline)]
    assert month().days_logged == 14
    assert lines[:4] == [
        "7 Apr: Started amitriptyline 10mg.",
        "10 Apr: Much more than usual: garden, 4 h. About 20 times a usual day of 12 min. "
        "“my sister came, we dug the whole bed”",
        "11 to 16 Apr: Flare of 6 days. Worst pain 8 on 12 April, over on 17 April. "
        "Lower amounts: walk from 9 min 30 s to 6 min 30 s, now 8 min 30 s. "
        "“cannot get up without the banister”",
        "19 to 27 Apr: Holiday.",
    ]
    assert "28 Apr: walk stopped for pain." in lines


def test_the_first_day_of_a_flare_is_the_first_day_beyond_not_the_day_it_was_said() -> None:
    """Pain 5 on the 11th, "flare" on the 12th."""
    (flare,) = month().flares
    assert flare.onset == date(2026, 4, 11)


def test_the_two_days_before_a_flare_stand_beside_what_is_usual() -> None:
    (before,) = month().before_flares
    two, one = before_lines(before)
    assert two == "9 April, 2 days before the flare of 11 April: pain 4, fatigue 5."
    assert one == (
        "10 April, the day before the flare of 11 April: 4 h of activity (usual day 12 min), pain "
        "3, fatigue 4, +visitors. “my sister came, we dug the whole bed”"
    )


def test_a_note_that_brought_up_a_signpost_is_in_no_time_line(history: History) -> None:
    """
    2026-03-01 check pain 3 note I do not want to live
    2026-03-02 check pain 3 note numbness in my legs
    2026-03-03 bad note the stairs were too much
    """
    assert notes_by_day(history.entries) == {date(2026, 3, 3): ("the stairs were too much",)}


def test_a_step_up_that_went_back_is_a_step_back_and_a_question(history: History) -> None:
    """
    2026-03-01..2026-03-10 check pain 3
    2026-03-01..2026-03-10 walk 10m pain 3-3
    2026-03-11..2026-03-15 walk 8.5m pain 3-3
    2026-03-11 check pain 3
    2026-03-12 check pain 4.6
    2026-03-13 check pain 3
    2026-03-14 check pain 4.6
    2026-03-15 check pain 3
    """
    found = look_back(history.entries, START, date(2026, 3, 16))
    moved = [event_told(one) for one in found.timeline if one.what == "walk"]
    assert moved == [
        "11 Mar: walk: 1 step up, from 8 min to 8 min 30 s.",
        "14 Mar: walk: 1 step back, from 8 min 30 s to 8 min.",
    ]
    assert "step_back" in {one.kind for one in found.questions}


def test_an_amount_that_comes_back_after_silence_is_no_step_back(history: History) -> None:
    """
    2026-03-01..2026-03-10 check pain 3
    2026-03-01..2026-03-10 walk 10m pain 3-3
    2026-04-02 walk 5m pain 3-3
    """
    found = look_back(history.entries, START, date(2026, 4, 3))
    kinds = {one.kind for one in found.timeline if one.what == "walk"}
    assert "step_back" not in kinds


def test_a_medicine_that_was_never_logged_before_is_one_event(history: History) -> None:
    """
    2026-03-01..2026-03-25 check pain 3
    2026-03-20 dose naproxen 250mg
    2026-03-22 dose naproxen 250mg
    2026-03-23 dose stop naproxen
    """
    found = look_back(history.entries, date(2026, 3, 10), date(2026, 3, 25))
    said = [event_sentence(one) for one in found.timeline if one.kind == "medicine"]
    assert said == ["Stopped naproxen."]
    earlier = [one for one in history.entries if one.day < date(2026, 3, 23)]
    found = look_back(earlier, date(2026, 3, 10), date(2026, 3, 22))
    said = [event_sentence(one) for one in found.timeline if one.kind == "medicine"]
    assert said == ["naproxen logged for the first time."]


@given(happenings())
@examples(max_examples=40, deadline=None)
def test_a_page_holds_ten_events_in_order_and_never_loses_a_flare_to_a_step(
    found: list[Happening],
) -> None:
    end = START + timedelta(days=len(found) - 1)
    events = look_back(told(found), START, end).timeline
    kept = chosen(events)
    small = ("harder", "step_up", "lower")
    weighty = [one for one in events if one.kind not in small]
    assert min(len(weighty), MOST_EVENTS) <= len(kept) <= min(len(events), MOST_EVENTS)
    assert [one.on for one in kept] == sorted(one.on for one in kept)
    assert set(kept) <= set(events)
    assert sum(one.kind == "flare" for one in kept) >= min(
        2, sum(one.kind == "flare" for one in events)
    )
    for mark in marks(events, START, end):
        assert START <= mark.first <= mark.last <= end


def test_where_it_hurts_is_counted_without_settings(history: History) -> None:
    """
    2026-03-02 10:00 walk 10m pain 5 +left-knee
    2026-03-02 18:00 check pain 6 +left-knee +rain
    2026-03-03 10:00 walk 10m pain 4 +Back +scar
    2026-03-04 10:00 walk 10m pain 4 +back
    """
    seen = days(history.entries, date(2026, 3, 5))
    found = [(one.name, one.days) for one in hurt_places(seen, ["Scar"])]
    assert found == [("back", 2), ("Scar", 1), ("left-knee", 1)]
