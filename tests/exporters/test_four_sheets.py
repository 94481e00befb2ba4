"""What a physiotherapist reads within a minute, on the sheets of four kinds of people."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

import pytest

from pacing_cli.engine.look_back.course import by_week
from pacing_cli.engine.look_back.timeline import for_handing_over
from pacing_cli.exporters.charts import day_ticks, limits_from, week_ticks
from pacing_cli.exporters.sheet.page import visit_sheet
from pacing_cli.model.chart import Chart
from pacing_cli.model.findings import Association, Swing
from pacing_cli.model.plan import NotYet
from pacing_cli.model.visit import Paper, Sheet
from pacing_cli.wording.look_back import boom_bust_sentence, not_yet, swing_sentence
from tests import four_people as people
from tests.exporters.sheets import END, sheet_of
from tests.exporters.test_visit_sheet import Seen, month, one_week
from tests.histories import History, entry


@cache
def of_steps() -> Sheet:
    return sheet_of(
        people.device_steps(), people.STEPS_START, people.STEPS_END, people.STEPS_SETTINGS
    )


@cache
def of_fatigue() -> Sheet:
    sheet = sheet_of(
        people.fatigue_alone(), people.TIRED_START, people.TIRED_END, people.TIRED_SETTINGS
    )
    return sheet._replace(findings=for_handing_over(sheet.findings, notes=True), notes_in=True)


@cache
def sides(make: Callable[[], Sheet]) -> tuple[str, str]:
    """The words of the front and of the back, with pictures counted as drawn."""
    page = visit_sheet(make())
    front, _, back = page.partition('id="details"')
    return Seen(front.partition("<main>")[2]).words, Seen(back).words


def of_month() -> Sheet:
    return month(notes=True)


def test_what_came_before_a_flare_stands_under_its_line_in_front() -> None:
    """It was on the back only; the own words of a day that has its line are not said twice."""
    front, back = sides(of_month)
    line = front.index("Flare of 6 days.")
    before = "Before: 9 Apr: pain 4, fatigue 5. 10 Apr: 4 h of activity (usual day 12 min)"
    assert line < front.index(before) < front.index("Holiday.")
    assert front.count("my sister came") == 1
    assert "These days came before. That does not show why." in front
    assert "What came before each flare" not in back


def test_where_the_front_is_full_what_came_before_stands_on_the_back() -> None:
    """A flare that is not in front has its two days on the back."""
    sheet = of_month()
    found = sheet.findings
    alone = sheet._replace(
        findings=found._replace(timeline=tuple(one for one in found.timeline if not one.flare))
    )
    back = visit_sheet(alone, with_pictures=False).partition('id="details"')[2]
    assert "the day before the flare of 11 April: 4 h of activity" in Seen(back).words


def test_the_peaks_of_a_device_stand_in_the_time_line_and_are_asked_about() -> None:
    """11,800 steps on two days, and about 4,300 on the others: "only what a device counted"."""
    front, _ = sides(of_steps)
    assert front.count("Much more than usual: steps, 11,800 steps.") == 2
    assert "Much more than usual on 2 days: steps." in front  # of two alike, none is the most
    assert "Only what a device counted is known of these days" in front
    assert "no daily amount yet" not in front


def test_steps_of_a_device_have_their_median_and_a_row_of_boxes() -> None:
    front, _ = sides(of_steps)
    (middle,) = [one.middle for one in of_steps().findings.activities]
    assert middle
    said = f"{50 * round(middle / 50):,} steps"
    assert f"median {said} a day, counted by a device" in front
    assert f"none, median {said}" in front
    assert f"Median {said}." in front, "the chart says the same"
    assert f"not set, median {said}" in front.partition("What we agree on")[2]


def test_weeks_of_a_device_are_weeks() -> None:
    """ "0 of 2 weeks with entries on 5 of 7 days" stood beside 79 of 84 days with entries."""
    _, back = sides(of_steps)
    assert "median, 12 weeks" in back
    assert "0 of 2 weeks" not in back


def test_a_week_of_two_known_days_is_in_no_row_of_weeks() -> None:
    """ "most done, from 4 Apr, 1 h 54 min" was the week in bed, by the two days before it."""
    _, back = sides(of_fatigue)
    told = back.partition("The usual week")[2].partition("Flares")[0]
    assert "1 h 54 min" not in told
    assert "4 Apr" not in told
    _, back = sides(of_month)
    assert "1 h 27 min" not in back
    told = back.partition("Weeks that stood out")[2].partition("Flares")[0]
    assert "most pain from 13 Apr, on 4 days 5.8" in told


def test_what_a_flare_took_off_and_when_it_was_back_stands_with_the_flare() -> None:
    front, back = sides(of_fatigue)
    assert "Lower amounts: reading from 20 min to 14 min, back on 17 April; shower from" in front
    assert "Then down to 14 min for a while, now 20 min again." in back
    assert (
        "Lower amounts: walk from 9 min 30 s to 6 min 30 s, now 8 min 30 s." in sides(of_month)[0]
    )


def test_the_agreed_ceiling_stands_in_the_box_and_on_the_chart() -> None:
    front, _ = sides(of_fatigue)
    assert "ceiling of reading: 30 min." in front
    assert "now 30 min" in front.partition("What we agree on")[2]
    drawn = of_fatigue().front[0]
    assert drawn.ceiling == 30
    assert drawn.days[0] + timedelta(days=limits_from(drawn) + 0.5) == people.TIRED_VISIT
    assert limits_from(drawn._replace(agreed_on=None)) < 0
    assert "ceiling 30 min" in front


def test_the_worst_of_a_flare_is_what_was_rated() -> None:
    """ "worst pain: not rated" stood where fatigue is what is rated."""
    front, back = sides(of_fatigue)
    assert "Worst fatigue 8.5 on 6 April" in front
    assert "fatigue 8.5 on 6 Apr" in back.partition("Flares")[2]
    assert "Pain not rated" not in front
    assert "not rated" not in back.partition("Flares")[2]
    assert "pain 8 on 12 Apr" in sides(of_month)[1]


@pytest.mark.parametrize("make", [of_month, of_steps, of_fatigue])
def test_sleep_is_one_figure_under_one_name(make: Callable[[], Sheet]) -> None:
    """The chart said a median and the list below it a mean."""
    front, back = sides(make)
    said = set(re.findall(r"[Mm]edian ([\d.]+) h\b(?! \d)", front + back))
    assert len(said) == 1
    assert "on average" not in front + back


def test_the_usual_pain_is_that_of_the_span(history: History) -> None:
    """Days of the sheet look like 4, and the days before it pulled it down to 3."""
    assert of_month().findings.usual_pain == 4
    assert of_month().findings.usual_pain_since is None
    assert "Usual 4 outside flares." in sides(of_month)[0]


def test_a_span_with_few_ratings_says_since_when_the_usual_holds(history: History) -> None:
    """
    2026-02-09..2026-02-20 check pain 3
    2026-02-24..2026-02-28 check pain 5
    2026-02-24..2026-02-28 walk 10m
    """
    start = one_week().findings.start
    found = sheet_of(history.entries, start).findings
    assert (found.usual_pain, found.usual_pain_since) == (3, history.entries[0].day)
    page = Seen(visit_sheet(sheet_of(history.entries, start), with_pictures=False)).words
    assert "Usual 3 outside flares, with days since 9 February" in page


def test_a_day_of_much_more_is_called_by_what_took_most_of_it() -> None:
    """A family lunch of 3 h was "all activities together"."""
    front, _ = sides(of_fatigue)
    assert "all activities together, 3 h 20 min, most of it family lunch." in front
    assert "“stayed too long, it was lovely”" in front
    assert "3 h 20 min on 4 April, most of it family lunch, was much more than usual." in front


def test_days_before_there_was_an_amount_are_accounted_for() -> None:
    """ "40 days, within 10, over 27": three days came before the amount."""
    front, back = sides(of_fatigue)
    assert (front + back).count("Days without an amount to compare are in none of them.") == 1
    assert "are in none of them" not in "".join(sides(of_steps) + sides(of_month))


def test_a_dip_between_two_steps_is_told_with_them() -> None:
    """The shower went to 4 min 30 s in the flare, and its last step was 2 days before the end."""
    assert "In between down to 4 min 30 s for a while, now 7 min." in sides(of_fatigue)[1]
    assert "and stayed there" not in sides(of_fatigue)[1]


def test_no_usual_of_an_activity_that_was_done_once() -> None:
    """The garden, done once: the 12 minutes are those of a usual day."""
    sheet = of_month()
    assert isinstance(sheet.findings.boom_bust, tuple)
    (episode,) = sheet.findings.boom_bust
    assert "About 20 times a usual day of 12 min." in boom_bust_sentence(episode)
    assert not any("the usual 12 min" in text for text in sides(of_month))


def test_pain_rose_above_the_usual_that_the_sheet_names() -> None:
    """ "Pain was 5 above usual" stood beside a usual of 4 and a highest of 8."""
    front, back = sides(of_month)
    assert "Usual 4 outside flares." in front
    assert "Pain was up to 4 above usual." in back


def test_the_key_explains_what_is_there_and_nothing_else() -> None:
    """The key explained "Stopped" and "Pain" where there is no such column."""
    front, back = sides(of_fatigue)
    assert "Stopped:" not in front
    assert "Pain, 0 to 10" not in front
    assert "Effort, 0 to 10: the median." in front
    assert "Framed" not in back
    assert "Grey band" not in front
    for sign, words in (("▲", "much more than usual"), ("V", "a visit")):
        assert f"{sign} {words}" in front
        assert f"{sign} {words}" in back
    assert "M a medicine" not in front + back
    assert "+word: a tag that you gave the day." in front
    assert "+word" not in "".join(sides(of_steps))
    steps = sides(of_steps)[0]
    assert "Hatched" not in steps
    assert "Small ring: nothing logged of it." in steps
    assert "Small ring: nothing logged of it or not rated." in front
    assert "Darker: more fatigue, lower mood, less sleep." in back
    assert "Grey band: lowest to highest of a day." in sides(of_month)[0]


def test_a_medicine_that_was_started_stands_among_the_medicines() -> None:
    assert "amitriptyline 10mg: started on 7 April, no doses logged." in sides(of_month)[1]


def test_every_activity_has_its_boxes_where_there_is_room() -> None:
    """The agreement table ended after two of three, above an empty row."""
    names = ("walk", "kitchen", "garden", "stairs", "reading", "bath")
    told = [
        entry(10 * n + place, "activity", END - timedelta(days=n), 10, activity=name, minutes=10)
        for n in range(7)
        for place, name in enumerate(names)
    ]
    page = Seen(visit_sheet(sheet_of(told, END - timedelta(days=6)))).words
    boxes = page.partition("What we agree on")[2].partition("Review date")[0]
    assert all(f" {name} " in boxes for name in names)


def test_what_goes_together_stands_in_front() -> None:
    """The clearest finding of the demo was on the back only."""
    busy = Association("busy", "pain", 1, 13, 55, 1.6, 1.0, 2.2, "goes together")
    sheet = of_month()
    told = sheet._replace(findings=sheet.findings._replace(associations=(busy,)))
    front = visit_sheet(told, with_pictures=False).partition('id="details"')[0]
    words = Seen(front).words
    assert "Pain tended to be 1.6 points higher the day after days with +busy" in words
    assert "Patterns show what happened together, not why." in words


def test_what_is_not_known_says_how_much_it_needs() -> None:
    """ "13 of 14 pairs of neighbouring days with an amount" was read as a share."""
    front, back = sides(of_fatigue)
    assert "It needs 14 pairs of neighbouring days with an amount, and there are 13." in front
    needed = "It needs 5 days with a rating in each of the 2 weeks, and there are 3."
    assert f"Change from the first week to the last: not known yet. {needed}" in back
    assert not_yet(NotYet(1, 3, "days")) == "It needs 3 days, and there is 1."
    assert "It needs 7 days with a pain rating, and there are none." in sides(of_steps)[0]


def test_steadier_is_said_in_words_before_its_figures() -> None:
    """ "day-to-day change 0.56, was 0.52" had no unit, no direction and no time."""
    said = swing_sentence(Swing(0.42, 0.61, "steadier", 18))
    assert said == (
        "Your days are steadier than in the 4 weeks before. "
        "Day-to-day change: 0.42 now, 0.61 then. Lower is steadier."
    )
    assert "about as steady as in the 4 weeks before." in sides(of_steps)[0]


def test_no_amount_is_asked_for_what_was_done_once() -> None:
    """ "family lunch has no baseline yet" was the third question."""
    assert not [one for one in of_fatigue().findings.questions if one.kind == "no_baseline"]
    assert "has no baseline" not in "".join(map("".join, map(sides, (of_month, of_fatigue))))


def test_steps_up_from_before_a_flare_and_after_it_are_two_events() -> None:
    """ "28 Mar to 29 Apr" stood before 4 April and before the flare of 6 to 11 April."""
    steps = [one for one in of_fatigue().findings.timeline if one.kind == "step_up"]
    assert [(one.on.month, one.many) for one in steps if one.what == "shower"] == [(3, 1), (4, 1)]
    front, _ = sides(of_fatigue)
    told = [front.index(when) for when in ("28 Mar shower", "6 to 11 Apr", "29 Apr shower")]
    assert told == sorted(told)


def test_how_a_flare_was_known_is_said_as_it_was() -> None:
    """ "noticed from: own fatigue" meant nothing to a reader."""
    flares = sides(of_fatigue)[1].partition("Flares")[2]
    assert "how pace knew" in flares
    assert "fatigue above usual" in flares


def test_each_side_says_which_it_is_and_a_sheet_without_a_name_has_a_line_for_it() -> None:
    """Nothing told a reader of the first side that there is a second."""
    for make in (of_steps, of_fatigue, of_month):
        front, back = sides(make)
        assert front.rstrip().endswith("Side 1 of 2. Details on the back.")
        assert back.rstrip().endswith("Side 2 of 2.")
    assert "Name:" in sides(of_steps)[0]
    assert "Name:" not in sides(of_fatigue)[0]


def test_the_boxes_say_what_they_mean_and_how_they_are_typed_in() -> None:
    """A therapist does not know what pace visit is."""
    boxes = sides(of_fatigue)[0].partition("What we agree on")[2]
    assert "Ceiling: never more. Floor: never less." in boxes
    assert "At home, type pace visit: it asks for each box." in boxes
    assert "Over: more than the daily amount." in sides(of_fatigue)[0]


def test_the_months_of_a_calendar_are_all_named() -> None:
    """A row of 12 weeks said "Feb, Apr, May", and its chart had no days."""
    pytest.importorskip("matplotlib")
    from matplotlib.figure import Figure

    from pacing_cli.exporters.charts import draw_calendar

    sheet = of_steps()
    axes = Figure().add_subplot()
    draw_calendar(axes, next(one for one in sheet.back if one.kind == "calendar"))
    assert [one.get_text() for one in axes.get_xticklabels()] == ["Feb", "Mar", "Apr", "May"]
    month_from_28_march = next(one for one in of_month().back if one.kind == "calendar")
    axes = Figure().add_subplot()
    draw_calendar(axes, month_from_28_march)
    assert "Apr" in [one.get_text() for one in axes.get_xticklabels()]
    assert [words for _, words in day_ticks(sheet.front[0])][:3] == ["9 Feb", "23 Feb", "9 Mar"]


def of_four_days() -> Sheet:
    told = []
    for n, (on, pain) in enumerate(zip((6, 13, 20, 29), (4, 6, 5, 4), strict=True)):
        told.append(entry(2 * n, "check", date(2026, 4, on), 8, pain=pain, fatigue=pain))
        told.append(
            entry(2 * n + 1, "activity", date(2026, 4, on), 10, activity="walk", minutes=9 + n % 2)
        )
    told.append(entry(99, "activity", date(2026, 4, 13), 12, activity="kitchen", minutes=25))
    return sheet_of(told, date(2026, 4, 6), date(2026, 5, 1))


def test_four_known_days_say_of_how_many_days_there_is_no_flare() -> None:
    """ "None in this time, according to the entries", where 22 of 26 days have none."""
    front, back = sides(of_four_days)
    assert "None found, with ratings on 4 of 26 days." in front
    assert "None found, with ratings on 4 of 26 days." in back


def test_what_was_done_on_one_day_is_not_always() -> None:
    """ "Logged on 1 of 26 days. Always 25 min." """
    _, back = sides(of_four_days)
    assert "Logged on 1 of 26 days. 25 min on 13 April." in back


def test_the_totals_have_no_column_without_a_figure() -> None:
    """ "baseline" stood over nothing, where no activity has one."""
    assert "baseline" not in sides(of_four_days)[1]
    assert "baseline" in sides(of_fatigue)[1]


def test_the_column_of_pain_says_before_and_after() -> None:
    """ "3 to 4" under "pain" was explained only below the table."""
    front, _ = sides(of_month)
    assert "pain before/after" in front
    assert "Pain and effort, 0 to 10: the medians." in front


def test_an_amount_that_is_lower_today_stands_beside_the_one_that_holds() -> None:
    """The table said 11 min and the box 25 min: a day after much more than usual."""
    told = []
    for n in range(35):
        on = END - timedelta(days=34 - n)
        told.append(entry(10 * n, "check", on, 8, fatigue=4 + n % 2))
        told.append(entry(10 * n + 1, "activity", on, 10, activity="walk", minutes=10))
        if n % 3 == 0:
            told.append(entry(10 * n + 2, "activity", on, 15, activity="desk", minutes=40 + n))
    sheet = sheet_of(told, END - timedelta(days=27))
    now = {one.activity: one.quota_last for one in sheet.findings.activities}["desk"]
    (full,) = [one.now for one in sheet.boxes if one.activity == "desk"]
    assert full
    assert now
    assert now < full.value
    boxes = Seen(visit_sheet(sheet, with_pictures=False)).words.partition("What we agree on")[2]
    assert f"desk {full}, {now:g} min today" in boxes


def long_chart(first: date, last: date) -> Chart:
    days = tuple(first + timedelta(days=n) for n in range((last - first).days + 1))
    return by_week(Chart("pain", "points", days, (4.0,) * len(days), known=(True,) * len(days)))


def test_the_dates_of_a_chart_are_mondays() -> None:
    """A span from a Saturday had only Saturdays below it: 7 Mar, 14 Mar, 21 Mar."""
    drawn = of_fatigue().front[0]
    assert drawn.days[0].weekday() == 5
    assert [words for _, words in day_ticks(drawn)][:3] == ["9 Mar", "23 Mar", "6 Apr"]
    assert len(day_ticks(drawn)) <= 7, "nine of them touched"
    assert week_ticks(drawn)[:2] == [2, 9]


def test_a_chart_of_weeks_has_the_first_mondays_of_months() -> None:
    """Half a year and more had the names of months alone; no date could be found."""
    half = long_chart(date(2026, 2, 4), date(2026, 8, 27))
    assert [words for _, words in day_ticks(half)] == [
        "9 Feb", "2 Mar", "6 Apr", "4 May", "1 Jun", "6 Jul", "3 Aug",
    ]  # fmt: skip
    assert len(week_ticks(half)) == len(half.days), "each week has its mark"
    over = day_ticks(long_chart(date(2026, 9, 7), date(2027, 3, 1)))
    assert [words for _, words in over][:5] == [
        "7 Sep\n2026",
        "5 Oct",
        "2 Nov",
        "7 Dec",
        "4 Jan\n2027",
    ]
    years = long_chart(date(2025, 1, 1), date(2026, 12, 31))
    assert len(day_ticks(years)) <= 9
    assert len(week_ticks(years)) == 24, "each month has its mark"


FIGURE = re.compile(r"\d[\d.,:]*")


@pytest.mark.parametrize("make", [of_steps, of_fatigue, of_month, one_week])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_figure_of_the_page_is_drawn_on_the_printed_page(
    make: Callable[[], Sheet], paper: Paper
) -> None:
    """All numbers with their commas and points, as often as they stand on the page."""
    weasyprint = pytest.importorskip("weasyprint", exc_type=(ImportError, OSError),
                                     reason="WeasyPrint or Pango is not installed")  # fmt: skip
    page = visit_sheet(make(), paper, with_pictures=False)
    drawn = weasyprint.HTML(string=page).render()
    texts = [
        box.text
        for each in drawn.pages
        for box in each._page_box.descendants()
        if hasattr(box, "text")
    ]
    body = Seen(page.partition("<main>")[2]).words
    missing = Counter(FIGURE.findall(body)) - Counter(FIGURE.findall(" ".join(texts)))
    assert not missing
    assert len(drawn.pages) == 2
