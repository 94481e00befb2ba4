"""The journal as it was known at a moment: what was written down later is not seen."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from pacing_cli.storage.journal.journal import Draft, Journal
from pacing_cli.storage.paths import Home

MORNING = datetime(2026, 3, 1, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)


def walked(at: datetime, minutes: int) -> Draft:
    return Draft("activity", at, "UTC", {"activity": "walk", "minutes": minutes})


def known(journal: Journal, at: datetime) -> list[object]:
    return [entry.fields["minutes"] for entry in journal.entries(noted_until=at).entries]


def test_a_late_entry_is_not_seen_before_it_was_written(tmp_path: Path) -> None:
    """A walk of the morning is written down in the evening."""
    journal = Journal(Home(tmp_path), lambda: "here")
    journal.append([walked(MORNING, 12)], MORNING + 10 * HOUR)
    assert known(journal, MORNING + 9 * HOUR) == []
    assert known(journal, MORNING + 10 * HOUR) == [12]


def test_a_later_amendment_and_a_later_withdrawal_are_not_applied(tmp_path: Path) -> None:
    journal = Journal(Home(tmp_path), lambda: "here")
    first, second = journal.append([walked(MORNING, 12), walked(MORNING, 5)], MORNING)
    journal.amend(first, {**first.fields, "minutes": 20}, first.at, "UTC", MORNING + 2 * HOUR)
    journal.withdraw([second], MORNING + 3 * HOUR)
    assert sorted(map(str, known(journal, MORNING + HOUR))) == ["12", "5"]
    assert sorted(map(str, known(journal, MORNING + 2 * HOUR))) == ["20", "5"]
    assert known(journal, MORNING + 3 * HOUR) == [20]


def test_without_a_moment_everything_is_known(tmp_path: Path) -> None:
    journal = Journal(Home(tmp_path), lambda: "here")
    journal.append([walked(MORNING, 12)], MORNING + 100 * HOUR)
    assert len(journal.entries().entries) == 1
