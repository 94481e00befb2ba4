"""What changed from one version of the care file to another, key by key."""

from pacing_cli.model.care import Agreement, Care
from pacing_cli.model.care_change import CareChange

_TOP = ("agreed_with", "agreed_on", "review_on")


def care_changes(old: Care, new: Care) -> tuple[CareChange, ...]:
    """Every key that differs: first who and when, then the activities by name."""
    names = sorted({*old.activities, *new.activities})
    return (
        *(
            CareChange("", key, getattr(old, key) or None, getattr(new, key) or None)
            for key in _TOP
            if getattr(old, key) != getattr(new, key)
        ),
        *(change for name in names for change in _of(name, old.of(name), new.of(name))),
    )


def _of(name: str, old: Agreement, new: Agreement) -> tuple[CareChange, ...]:
    pairs = zip(old._fields, old, new, strict=True)
    return tuple(
        CareChange(name, key, None if before == () else before, None if now == () else now)
        for key, before, now in pairs
        if before != now
    )
