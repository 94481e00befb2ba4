"""The pages as they look, on a screen of 80 and of 40 columns, as plain text, as Markdown."""

import io
from datetime import UTC, date, datetime, timedelta

import pytest
from syrupy.assertion import SnapshotAssertion

from pacing_cli.exporters.markdown import markdown
from pacing_cli.model.findings import TriggerDays
from pacing_cli.model.page import Page
from pacing_cli.model.profile import FlarePlan, Profile, Reminder
from pacing_cli.terminal.pages.flare_plan import flare_plan_page
from pacing_cli.terminal.pages.journal import entry_page, journal_page
from pacing_cli.terminal.pages.plan import plan_page
from pacing_cli.terminal.pages.report import report_page
from pacing_cli.terminal.pages.today import (
    calendar_page,
    checklist_page,
    day_list,
    glance_at,
    glance_page,
    today_page,
)
from pacing_cli.terminal.pages.why import why_page
from pacing_cli.terminal.plain import lines
from pacing_cli.terminal.rich_page import write
from pacing_cli.wording.aloud import aloud
from tests.advice_examples import (
    BAD,
    CHECK,
    FIRST,
    MONTH,
    STEADY,
    STOPPED,
    SUNDAY,
    UNKNOWN,
    WALK,
)

TICKED = (True, *(False for _ in STEADY.blocks[1:]))
OWN_PLAN = Profile(
    contingency=("lie down", "soup from the freezer", "text Ana", "call off what can wait"),
    flare_plan=FlarePlan(
        helps=("a warm pack",),
        call=("the practice, if it lasts a week",),
        signs=("I get short with people, and cannot say why, for a day or two",),
        triggers={"weather": "warm clothes", "busy": ""},
        read_on=date(2025, 12, 1),
    ),
    coping={"sleep": "no screens after nine", "any": "call off one thing"},
)
COUNTED = (TriggerDays("weather", 12, 2, 3, 90), TriggerDays("busy", 0, 0, 3, 90))
_AT = datetime(2026, 3, 8, 9, 0, tzinfo=UTC)
REMINDERS = (
    Reminder("a", _AT, 7, "walk, 7 min (1 of 2)"),
    Reminder("b", _AT + timedelta(hours=3), 5, "No longer planned", cancelled=True),
    Reminder("c", _AT + timedelta(days=1), 5, "Check in: how is today?"),
)
PAGES: dict[str, Page] = {
    "steady": plan_page(STEADY, 8 * 60),
    "bad": plan_page(BAD),
    "stopped": plan_page(STOPPED),
    "first": plan_page(FIRST),
    "why": why_page(STEADY, STEADY.quotas, ("progress.pct",)),
    "why_nothing": why_page(FIRST, ()),
    "month": report_page(MONTH),
    "unknown": report_page(UNKNOWN),
    "list": journal_page((WALK, CHECK)),
    "list_nothing": journal_page(()),
    "entry": entry_page(WALK),
    "today": today_page(day_list(STEADY, TICKED), 10 * 60),
    "checklist": checklist_page(day_list(STEADY, TICKED), 10 * 60),
    "rest_day": checklist_page(day_list(STEADY._replace(day="rest", blocks=()), ()), 600),
    "glance_bad": glance_page(glance_at(BAD, 600), BAD),
    "flare_plan": flare_plan_page(OWN_PLAN, COUNTED, date(2026, 3, 1), SUNDAY),
    "flare_plan_nothing": flare_plan_page(Profile(), (), None, SUNDAY),
    "calendar": calendar_page(REMINDERS),
}


def on_screen(page: Page, width: int) -> str:
    stream = io.StringIO()
    write(page, stream, width, colour=False)
    return "".join(line.rstrip() + "\n" for line in stream.getvalue().splitlines())


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [80, 40])
def test_a_page_on_the_screen(name: str, width: int, snapshot: SnapshotAssertion) -> None:
    assert on_screen(PAGES[name], width) == snapshot


@pytest.mark.parametrize("name", PAGES)
def test_a_page_as_plain_text(name: str, snapshot: SnapshotAssertion) -> None:
    assert "\n".join(map(aloud, lines(PAGES[name]))) == snapshot


@pytest.mark.parametrize("name", PAGES)
def test_a_page_as_markdown(name: str, snapshot: SnapshotAssertion) -> None:
    assert markdown(PAGES[name]) == snapshot


def test_function_stands_before_pain_on_the_sheet() -> None:
    """What was done comes first; pain is met only after it."""
    sheet = "\n".join(lines(PAGES["month"]))
    assert sheet.index("What you did") < sheet.index("What happened") < sheet.index("pain")


def test_the_sheet_says_that_silent_days_are_unknown() -> None:
    """22 of 28 days have entries: the other 6 are told as unknown, not as zero."""
    sheet = "\n".join(lines(PAGES["month"]))
    assert "6 days without entries are unknown." in sheet


def test_a_safety_answer_stands_above_everything_and_gives_the_number_of_the_country() -> None:
    """Somebody in Great Britain answered yes to a safety question."""
    page = list(lines(PAGES["stopped"]))
    assert page[2].startswith("Important: ")
    assert "call 999" in page[2]


def test_the_sheet_ends_with_what_pace_is_for() -> None:
    assert "does not diagnose, monitor, predict or treat" in list(lines(PAGES["unknown"]))[-1]
