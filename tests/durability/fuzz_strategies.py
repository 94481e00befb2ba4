"""Things that are nearly lines of a journal, and nearly words that a person types."""

import json

from hypothesis import strategies as st

from pacing_cli.model.entry import FIELDS

_moments = st.sampled_from(
    ["2026-03-01T10:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026-03-01",
     "2026-02-30T10:00:00Z", "1969-12-31T23:59:59Z", "2200-12-31T23:59:59+00:00", "", "now"]
)  # fmt: skip
_numbers = st.one_of(st.integers(), st.floats(), st.sampled_from([0, 10, 10.0, 5.5, -1, 1e300]))
_values = st.recursive(
    st.one_of(st.none(), st.booleans(), _numbers, st.text(max_size=12), _moments),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
_kinds = st.sampled_from(
    ["activity", "check", "bad", "flare", "flare_end", "dose", "note", "visit", "amend", "withdraw",
     "teleport", "", 3, None]
)  # fmt: skip
_KEYS = sorted({field.key for field in FIELDS} | {"activity", "minutes", "tags", "batch", "x"})
_objects = st.builds(
    lambda fixed, more: {**fixed, **more},
    st.fixed_dictionaries(
        {"v": st.sampled_from([1, 1, 1, 2, 0, "1", None]), "id": st.one_of(st.just("abc"), _values),
         "kind": _kinds},
        optional={"at": st.one_of(_moments, _values), "zone": st.one_of(st.just("UTC"), _values),
                  "noted": st.one_of(_moments, _values), "of": st.one_of(st.just("good1"), _values),
                  "entry": _values},
    ),
    st.dictionaries(st.sampled_from(_KEYS), _values, max_size=4),
)  # fmt: skip
_lines = _objects.map(
    lambda found: json.dumps(found, ensure_ascii=False).encode("utf-8", "surrogatepass")
)


@st.composite
def _damaged(draw: st.DrawFn) -> bytes:
    """A line, torn, glued to another one, or with other bytes in it."""
    line = draw(_lines)
    start = draw(st.integers(0, len(line)))
    end = draw(st.integers(start, len(line)))
    return line[:start] + draw(st.one_of(st.binary(max_size=8), _lines)) + line[end:]


contents = st.lists(st.one_of(_lines, _damaged(), st.binary(max_size=40)), max_size=4).map(
    b"\n".join
)

_TYPED = (
    "walk swim yesterday today monday 10:00 24:61 2026-03-01 2026-02-30 2026-03-01T10:00 12m 1h20m "
    "90s 1400steps 0.9km 12reps 5 pain peak effort p4 e3 f5 p3-5 3-4 11 -1 4.5 4,5 sleep 6.5h hr 96 "
    "hrmax load 4kg upright impact stopped done with Sam +busy + ++ note check bad better flare end "
    "dose -- --json = : p= p: 1e9 ² ٣ NaN inf 0x1f 99999999999999999999m 🙂 [red] -"
)
_WORDS = _TYPED.split()
texts = st.lists(
    st.one_of(
        st.sampled_from(_WORDS),
        st.text(max_size=6),
        st.from_regex(r"[a-z]{1,5}[-=:]?\d{0,4}[a-z]{0,3}", fullmatch=True),
    ),
    max_size=9,
).map(lambda words: " ".join(words).replace("\n", " "))
