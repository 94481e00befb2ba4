"""The law of every edit: parsed before + the change = parsed after, and all comments stay."""

import re
import tomllib
from collections import Counter
from random import Random
from typing import Any

import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from pacing_cli.errors import FileNotUsable
from pacing_cli.storage.settings import one_write
from pacing_cli.storage.settings.one_write import edited
from pacing_cli.storage.settings.toml_change import NotRewritten, rewritten, same
from tests.storage.toml_texts import Writer, any_table, any_value, parsed

CHANCE = st.integers(0, 2**64).map(Random)
_WHOLE_REMARK = re.compile(r"# remark \d+ \S+|# end")
_REMARK = re.compile(r"# remark \d+|# end")


def tables(value: Any) -> list[dict[str, Any]]:
    """Every table of a value, at any depth."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    own = [value] if isinstance(value, dict) else []
    return [*own, *(table for one in inner for table in tables(one))]


def lists(value: Any) -> list[list[Any]]:
    """Every array of a value, at any depth."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    own = [value] if isinstance(value, list) else []
    return [*own, *(found for one in inner for found in lists(one))]


def change(chance: Random, value: dict[str, Any], ways: list[str]) -> str:
    """Change one thing somewhere; answers with the way, `table` where a whole table went."""
    way = chance.choice(ways)
    table, rows = chance.choice(tables(value)), chance.choice(lists(value) or [[]])
    key = chance.choice(list(table) or [""])
    gone: object = None
    if way == "add":
        new = chance.choice(
            [name for name in ("new", "a b", "mode", "é", "x") if name not in table]
        )
        table[new] = any_value(chance, 1)
    elif way == "extend" and rows:
        rows.append(any_table(chance, 2) if isinstance(rows[-1], dict) else any_value(chance, 3))
    elif way == "put" and key in table:
        gone, table[key] = table[key], any_value(chance, 1)
    elif way == "remove" and key in table:
        gone = table.pop(key)
    elif way == "shorten" and rows:
        gone = rows.pop(chance.randrange(len(rows)))
    return "table" if tables(gone) else way


def document(chance: Random) -> tuple[str, dict[str, Any]]:
    """A text, and what it holds."""
    value = {**any_table(chance), "flare_plan": any_table(chance), **any_table(chance)}
    text = Writer(chance).text(value).decode().removeprefix("\ufeff")
    assert same(tomllib.loads(text), value)
    note(text)
    return text, value


@given(CHANCE)
def test_a_text_holds_what_was_asked_and_nothing_else(chance: Random) -> None:
    text, value = document(chance)
    ways = ["add", "extend", "put", "remove", "shorten"]
    done = {change(chance, value, ways) for _ in range(chance.randint(1, 3))}
    after = rewritten(text, value)
    assert same(tomllib.loads(after), value)
    before = Counter(_REMARK.findall(text))
    assert not Counter(_REMARK.findall(after)) - before
    if "table" not in done:
        assert Counter(_REMARK.findall(after)) == before


@given(CHANCE)
def test_what_is_added_takes_nothing_away_and_moves_nothing(chance: Random) -> None:
    text, value = document(chance)
    for _ in range(chance.randint(1, 3)):
        change(chance, value, ["add", "extend"])
    after = iter(rewritten(text, value))
    assert all(sign in after for sign in text.rstrip()), "the old text stands in the new one"


@given(CHANCE)
def test_what_is_taken_out_adds_nothing_and_moves_nothing(chance: Random) -> None:
    """But for comments, which move above the statement. A table stays, also an empty one."""
    text, value = document(chance)
    keys = [(table, key) for table in tables(value) for key in table if len(table) > 1]
    if keys:
        table, key = chance.choice(keys)
        del table[key]
    before = iter(_without_remarks(text))
    assert all(sign in before for sign in _without_remarks(rewritten(text, value)))


def _without_remarks(text: str) -> str:
    return "".join(_WHOLE_REMARK.sub("", text).split())


@pytest.mark.parametrize(
    ("before", "wanted", "after"),
    [
        # A new key stands below the last one, above the comment of the next table.
        ("a = 1\n\n# of b\n[b]\n", {"c": 2}, "a = 1\nc = 2\n\n# of b\n[b]\n"),
        ("# mine\n\n# of b\n[b]\n", {"c": 2}, "# mine\n\nc = 2\n\n# of b\n[b]\n"),
        ("# of b\n[b]", {"c": 2}, "c = 2\n\n# of b\n[b]"),
        ("[a.b]\nc = 1\n", {"a": {"d": 2}}, "[a]\nd = 2\n\n[a.b]\nc = 1\n"),
        ("[a]\n[b]\n", {"a": {"c": {"d": 1}}}, "[a]\n\n[a.c]\nd = 1\n\n[b]\n"),
        # In the way of its table: dotted, inline, a row for each.
        ("a.b.c = 1 # x\nd = 1\n", {"a": {"e": {"f": 2}}}, "a.b.c = 1 # x\na.e.f = 2\nd = 1\n"),
        ("a = {b = 1} # x\n", {"a": {"c": {"d": 2}}}, "a = {b = 1, c = { d = 2 }} # x\n"),
        ("a = {}\r\n", {"a": {"c": 2}}, "a = { c = 2 }\r\n"),
        ("a = []\n", {"a": [{"b": 1}]}, "a = [{ b = 1 }]\n"),
        ("[[a]]\nb = 1\n[c]\n", {"a": [{"b": 1}, {"b": 2}]},
         "[[a]]\nb = 1\n\n[[a]]\nb = 2\n\n[c]\n"),
        ('a = [\n  1, # one\n  2 # two\n]\n', {"a": [1, 2, 3]},
         'a = [\n  1, # one\n  2, # two\n  3\n]\n'),
        ('a = [\n  1,\n  2, # two\n]\n', {"a": [1, 2, 3]}, 'a = [\n  1,\n  2, # two\n  3,\n]\n'),
        ('a = [1,\n     2]\n', {"a": [1, 2, 3]}, 'a = [1,\n     2,\n     3]\n'),
        # What is taken out leaves its comment.
        ("a = 1 # one\nb = 2\n", {"a": None}, "# one\nb = 2\n"),
        ("a = [\n  1, # one\n  2,\n]\n", {"a": [2]}, "a = [\n   # one\n  2,\n]\n"),
        ("a = {b = 1, c = 2}\n", {"a": {"b": None}}, "a = {c = 2}\n"),
        ("a = {b = 1, c = 2}\n", {"a": {"c": None}}, "a = {b = 1}\n"),
    ],
)  # fmt: skip
def test_the_change_is_written_in_the_way_of_its_table(
    before: str, wanted: dict[str, Any], after: str
) -> None:
    value = tomllib.loads(before)
    _merge(value, wanted)
    assert rewritten(before, value) == after


def _merge(value: dict[str, Any], wanted: dict[str, Any]) -> None:
    for key, one in wanted.items():
        if one is None:
            del value[key]
        elif isinstance(one, dict) and key in value:
            _merge(value[key], one)
        else:
            value[key] = one


def test_what_cannot_be_done_is_refused_with_the_true_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def gives_up(text: str, wanted: object) -> str:
        raise NotRewritten

    monkeypatch.setattr(one_write, "rewritten", gives_up)
    with pytest.raises(FileNotUsable, match="is fine, but pace cannot") as refused:
        edited("profile.toml", b'mode = "graded"\n', lambda file: file.update(mode="envelope"))
    assert refused.value.exit_code == 3
    assert not refused.value.problems


def test_a_text_that_comes_out_otherwise_is_never_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """The judge is the parser of the standard library, not the one who writes."""
    from pacing_cli.storage.settings import toml_change

    monkeypatch.setattr(toml_change, "value_text", lambda value: '"something else"')
    with pytest.raises(NotRewritten):
        rewritten("a = 1\n", {"a": 2})
    monkeypatch.setattr(toml_change, "value_text", lambda value: "= not TOML")
    with pytest.raises(NotRewritten):
        rewritten("a = 1\n", {"a": 2})


def test_a_mark_and_foreign_line_ends_stay_where_they_were() -> None:
    before = b"\xef\xbb\xbfname = 'K'\r\n[coping]\nany = 'tea'\r\n"
    after = edited("profile.toml", before, lambda file: file.update(country="GB"))
    assert after == b"\xef\xbb\xbfname = 'K'\r\ncountry = \"GB\"\r\n[coping]\nany = 'tea'\r\n"
    assert parsed(after)["country"] == "GB"
