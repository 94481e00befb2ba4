"""The empty boxes of the sheet as a file to fill in: TOML, with what holds now as comments."""

import re
from collections.abc import Iterator
from datetime import date

from pacing_cli.model.quantity import word_for
from pacing_cli.model.text import visible
from pacing_cli.model.visit import LIMITS, Box, Sheet
from pacing_cli.wording.phrases import full_date
from pacing_cli.wording.sheet import question_sentence


def visit_form(sheet: Sheet) -> str:
    """Take the # away from a line to fill its box. Everything else stays as it is."""
    return "\n".join(_lines(sheet)) + "\n"


def _lines(sheet: Sheet) -> Iterator[str]:
    care = sheet.care
    yield f"# What was agreed on at the visit of {full_date(sheet.made_on)}."
    yield "# Remove the # before each line that you fill in. The other lines change nothing."
    yield '# "none" removes a limit. Then: pace visit --answers FILE'
    yield ""
    yield _box("agreed_with", _quoted(care.agreed_with or "A. Therapist"))
    yield _box("agreed_on", sheet.made_on.isoformat())
    yield _box("review_on", _example(care.review_on))
    yield _box("note", '""')
    for box in sheet.boxes:
        yield ""
        yield from _activity(box)
    for goal in sheet.goals:
        yield ""
        yield f"[goal.{_key(goal.name)}]"
        yield _box("by", _example(goal.by))
        yield _box("closed", '"reached"')
    yield ""
    yield "[questions]"
    for number, question in enumerate(sheet.findings.questions, 1):
        yield f"# {visible(question_sentence(question))}"
        yield _box(str(number), '""')


def _activity(box: Box) -> Iterator[str]:
    now = f"    # {box.now} amount a day now" if box.now else ""
    yield f"[activity.{_key(box.activity)}]{now}"
    for key in LIMITS:
        held = getattr(box, key)
        yield _box(key, _quoted(word_for(held) if held else ""))


def _box(key: str, value: str) -> str:
    return f"# {key} = {value}"


def _example(on: date | None) -> str:
    return on.isoformat() if on else "2026-06-01"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _quoted(name)


def _quoted(text: str) -> str:
    signs = (f"\\{sign}" if sign in '"\\' else sign for sign in text)
    return '"' + "".join(_plain(sign) for sign in signs) + '"'


def _plain(sign: str) -> str:
    return f"\\u{ord(sign):04x}" if len(sign) == 1 and (sign < " " or sign == "\x7f") else sign
