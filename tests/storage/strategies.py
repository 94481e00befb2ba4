"""Invented lines of a journal, for the laws."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from pacing_cli.model.entry import EVENT_KINDS, FIELDS, Amendment, Entry
from pacing_cli.storage.journal.format import text_of

OFFSETS = st.integers(-12 * 4, 14 * 4).map(lambda q: timezone(timedelta(minutes=15 * q)))
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
FIRST = datetime.fromisoformat("1971-01-01")
LAST = datetime.fromisoformat("2199-12-30")
MOMENTS = st.datetimes(FIRST, LAST, timezones=OFFSETS).map(
    lambda at: at.replace(microsecond=0, fold=0)
)
RATINGS = st.integers(0, 100).map(lambda tenth: tenth / 10)
NAMES = st.text("abcdefghjkmnpqrstvwxyz0123456789", min_size=1, max_size=10)

_OF_KIND = {
    "rating": RATINGS,
    "hours": st.integers(0, 48).map(lambda half: half / 2),
    "count": st.integers(20, 250),
    "kilograms": st.integers(0, 500),
    "flag": st.booleans(),
    "words": TEXT,
}
KNOWN = {
    field.key: st.sampled_from(field.choices) if field.choices else _OF_KIND[field.kind]
    for field in FIELDS
} | {
    "minutes": st.floats(0, 600),
    "steps": st.integers(0, 40_000),
    "note": TEXT,
    "tags": st.lists(TEXT, max_size=3),
}
UNKNOWN = st.dictionaries(
    NAMES.map(lambda name: f"x_{name}"),
    st.one_of(st.none(), st.booleans(), st.integers(), TEXT, st.lists(TEXT, max_size=2)),
    max_size=2,
)

MARKS = st.fixed_dictionaries(
    {},
    optional={
        "changed": st.dictionaries(
            st.sampled_from(["pain", "effort"]), st.one_of(st.none(), st.integers(0, 3))
        ),
        "seen": st.lists(st.sampled_from([f"id{number}" for number in range(8)]), max_size=3),
    },
)
"""What an amendment says beside its text: the keys it changed, and the amendments it knew."""


@st.composite
def entries(draw: st.DrawFn, ids: st.SearchStrategy[str] = NAMES) -> Entry:
    """Any entry that the format can hold, with fields that it does not know."""
    kind = draw(st.sampled_from(EVENT_KINDS))
    keys = draw(st.lists(st.sampled_from(sorted(KNOWN)), unique=True, max_size=4))
    fields = {key: draw(KNOWN[key]) for key in keys} | draw(UNKNOWN)
    if kind == "activity":
        fields["activity"] = draw(NAMES)
    at = draw(MOMENTS)
    noted = draw(MOMENTS).astimezone(UTC)
    return Entry(draw(ids), kind, at, draw(st.sampled_from(["Europe/Berlin", ""])), noted, fields)


@st.composite
def journals(draw: st.DrawFn) -> list[Entry | Amendment]:
    """Lines that speak of one another in every way: amended, withdrawn, undone, in rings, twice."""
    names = st.sampled_from([f"id{number}" for number in range(8)])
    lines: list[Entry | Amendment] = draw(st.lists(entries(names), min_size=1, max_size=6))
    for _ in range(draw(st.integers(0, 6))):
        noted = draw(MOMENTS).astimezone(UTC)
        new = draw(st.one_of(st.none(), entries(names).map(text_of), st.just({"pain": 2})))
        marks = draw(MARKS) if new is not None else {}
        lines.append(Amendment(draw(names), noted, draw(names), new, marks))
    return lines
