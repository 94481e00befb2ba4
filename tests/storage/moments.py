"""Short words for moments and drafts."""

from datetime import datetime, timedelta, timezone

from pacing_cli.storage.journal.journal import Draft

BERLIN = timezone(timedelta(hours=1))
NOW = datetime(2026, 3, 10, 18, tzinfo=BERLIN)


def at(day: str, time: str = "10:00") -> datetime:
    """`2026-03-01` or `03-01` of 2026, in Berlin in winter."""
    full = day if len(day) == 10 else f"2026-{day}"
    return datetime.fromisoformat(f"{full}T{time}:00+01:00")


def walk(day: str = "03-01", minutes: float = 12, **more: object) -> Draft:
    """A walk in the morning of a day."""
    return Draft(
        "activity", at(day), "Europe/Berlin", {"activity": "walk", "minutes": minutes, **more}
    )
