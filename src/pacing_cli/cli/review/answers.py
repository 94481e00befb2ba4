"""The answers of a review: from options, or asked for; all of them can be left out."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from pacing_cli.app.dates import read_coming_day
from pacing_cli.app.goals import read_level
from pacing_cli.console.output import Output
from pacing_cli.console.prompts import ask, ask_until, ask_yes_no, say_folded
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.review import BARRIERS, Proposal, WeekLookedAt
from pacing_cli.model.value import Value
from pacing_cli.wording import review as words

_NOTHING: Final = ("n", "no", "none", "nothing", "-")
"""Typed where Enter would do: no word of the person's, and nothing to keep."""


class Answers(Value):
    """What was said in a review."""

    well: tuple[str, ...] = ()
    barriers: tuple[str, ...] = ()
    changes: tuple[tuple[Proposal, bool], ...] = ()
    next_on: date | None = None
    values: str = ""
    helps: str = ""
    """What helps when it begins to look like a harder time."""
    ratings: tuple[tuple[str, int], ...] = ()
    monthly: bool = False


def read_answers(
    found: WeekLookedAt,
    well: Sequence[str],
    barriers: Sequence[str],
    yes: Sequence[str],
    no: Sequence[str],
    next_on: str | None,
    values: str,
    helps: str,
) -> Answers:
    """The options as answers. Raises WordsNotUnderstood."""
    return Answers(
        _filled(well),
        tuple(dict.fromkeys(each for text in barriers for each in read_barriers(text))),
        tuple((_proposal(found, key), answer) for keys, answer in ((yes, True), (no, False))
              for key in keys),
        read_coming_day("--next", next_on, found.end),
        values.strip(),
        helps.strip(),
        monthly=bool(values.strip()),
    )  # fmt: skip


def _filled(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(text.strip() for text in texts if text.strip())


def _said(answer: str) -> str:
    """The answer; empty where it says that there is none."""
    text = answer.strip()
    return "" if text.casefold() in _NOTHING else text


def read_barriers(text: str) -> tuple[str, ...]:
    """Numbers of the list with commas between, or own words."""
    parts = [part for part in map(_said, text.split(",")) if part]
    numbered = {str(number): barrier for number, barrier in enumerate(BARRIERS, 1)}
    unknown = [part for part in parts if part.isdecimal() and part not in numbered]
    if unknown:
        raise WordsNotUnderstood(
            f'"{unknown[0]}" is not in the list: 1 to {len(BARRIERS)}, or your own words.'
        )
    return tuple(numbered.get(part, part) for part in parts)


def _proposal(found: WeekLookedAt, key: str) -> Proposal:
    for one in found.proposals:
        if one.key.casefold() == key.strip().casefold():
            return one
    known = ", ".join(one.key for one in found.proposals) or "none today"
    raise WordsNotUnderstood(f'There is no suggestion "{key}". There are: {known}.')


def ask_answers(
    output: Output, found: WeekLookedAt, goals: Sequence[str], *, short: bool, coping: bool
) -> Answers:
    """The questions, one after the other. Enter skips; `short` asks the half of them."""
    well = () if short else _filled([_said(ask(words.WELL))])
    barriers = _barriers(output)
    changes = _changes(found)
    due = [one.name for one, yes in changes if yes and one.kind == "goal_review"]
    helps = "" if short or coping else _said(ask(words.HELPS))
    monthly = found.monthly and not short
    values = _said(ask(words.VALUES)) if monthly else ""
    ratings = _ratings(output, goals) if monthly else _rated(output, due)
    return Answers(well, barriers, changes, _next(output, found), values, helps, ratings, monthly)


def _barriers(output: Output) -> tuple[str, ...]:
    say_folded(output, words.BARRIERS_LEAD)
    for number, barrier in enumerate(BARRIERS, 1):
        output.say(f"  {number:2} {barrier}")
    return ask_until(output, "(Enter: nothing)", read_barriers) or ()


def _changes(found: WeekLookedAt) -> tuple[tuple[Proposal, bool], ...]:
    asked = ((one, ask_yes_no(words.proposal_sentence(one))) for one in found.proposals)
    return tuple((one, answer) for one, answer in asked if answer is not None)


def _ratings(output: Output, goals: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Once a month every open goal; a goal that no longer fits is told how to let go."""
    say_folded(output, words.MONTHLY)
    found: list[tuple[str, int]] = []
    for name in goals:
        if ask_yes_no(f"{name}: still right for you?") is False:
            say_folded(output, words.other_goal(name))
        else:
            found.extend(_rated(output, [name]))
    return tuple(found)


def _rated(output: Output, goals: Sequence[str]) -> tuple[tuple[str, int], ...]:
    levels = (
        (name, ask_until(output, words.how_near(name), lambda text: read_level([text])))
        for name in goals
    )
    return tuple((name, level) for name, level in levels if level is not None)


def _next(output: Output, found: WeekLookedAt) -> date | None:
    return ask_until(
        output,
        f"{words.next_sentence(found.next_on)} Another day? (Enter: this one)",
        lambda text: read_coming_day("That day", _said(text) or None, found.end),
    )
