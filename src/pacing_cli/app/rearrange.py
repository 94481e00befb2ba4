"""Read the words that rearrange today's plan: less, more rest, only, skip, move, swap, fixed."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from pacing_cli.app.day_input import so_far
from pacing_cli.app.evaluation import evaluate, quotas_of
from pacing_cli.app.run import Run
from pacing_cli.engine.today.changes import hours_of_day
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.activity import PRIORITIES
from pacing_cli.model.entry import REARRANGE
from pacing_cli.model.plan import Block, Plan
from pacing_cli.model.text import did_you_mean, nearest
from pacing_cli.storage.journal.journal import Draft
from pacing_cli.storage.settings.times import minute_of, stretch_of
from pacing_cli.wording.phrases import clock

if TYPE_CHECKING:
    from pacing_cli.model.entry import Entry

Fields = Mapping[str, object]
_EXAMPLES: Final = {
    "skip": "pace plan skip walk",
    "move": "pace plan move walk 15:00",
    "swap": "pace plan swap walk kitchen",
    "fixed": "pace plan fixed 14:00-14:45 physio",
    "afresh": "pace plan afresh",
}


def is_rearranging(run: Run, words: Sequence[str]) -> bool:
    """True where the first word rearranges the day and names none, or is a word for its hours."""
    return bool(words) and (words[0].lower() in _EXAMPLES or _names_hours(run, words))


def _names_hours(run: Run, words: Sequence[str]) -> bool:
    return len(words) == 1 and words[0].casefold() in run.settings.profile.shifts


def refuse_near(words: Sequence[str]) -> None:
    """Refuse a word that is close to a plan word. Raises WordsNotUnderstood."""
    near = nearest(words[0], _EXAMPLES) if len(words) > 1 else ""
    if near:
        raise WordsNotUnderstood(
            f'A plan has no "{words[0]}".{did_you_mean(words[0], _EXAMPLES)}', _EXAMPLES[near]
        )


def rearrange(
    run: Run, words: Sequence[str], *, less: bool, more_rest: bool, only: str | None
) -> "tuple[Entry, ...]":
    """Write down how today is rearranged. Raises WordsNotUnderstood; then nothing is written."""
    run.need_settings()
    changes: list[Fields] = []
    if _names_hours(run, words):
        changes.append({"change": "hours", "what": words[0].casefold()})
    elif is_rearranging(run, words):
        changes.append(_by_word(run, words[0].lower(), list(words[1:])))
    if only is not None:
        changes.append({"change": "only", "priority": _priority(only)})
    if less:
        changes.append({"change": "less"})
    if more_rest:
        changes.append({"change": "more_rest"})
    first = 1 + _said_today(run)
    drafts = [
        Draft(REARRANGE, run.now, run.zone, {**fields, "order": first + index})
        for index, fields in enumerate(changes)
    ]
    return run.journal.append(drafts, run.now)


def _said_today(run: Run) -> int:
    """The highest number that a change of today has: of two in one second the higher is later."""
    numbers = [
        int(entry.number("order") or 0)
        for entry in run.loaded(since=run.today).entries
        if entry.kind == REARRANGE and entry.day == run.today
    ]
    return max(numbers, default=0)


def _by_word(run: Run, word: str, words: list[str]) -> Fields:
    if word == "afresh" and not words:
        return {"change": "afresh"}
    if word == "fixed" and words:
        return _fixed(words)
    read: dict[str, tuple[int, Callable[[Run, Plan, list[str]], Fields]]] = {
        "skip": (1, _skip), "move": (2, _move), "swap": (2, _swap),
    }  # fmt: skip
    if word not in read or len(words) < read[word][0]:
        raise WordsNotUnderstood(f"{word} needs more. For example: {_EXAMPLES[word]}")
    return read[word][1](run, evaluate(run, run.today).plan, words)


def _skip(run: Run, plan: Plan, words: list[str]) -> Fields:
    name = _named(run, plan, " ".join(words))
    return {"change": "skip", "activity": name}


def _move(run: Run, plan: Plan, words: list[str]) -> Fields:
    name = _named(run, plan, " ".join(words[:-1]))
    minute = minute_of(words[-1])
    so_far_today = so_far(run, run.today, run.loaded(since=run.today).entries, run.now)
    profile = hours_of_day(run.settings, run.today, so_far_today).profile
    if minute is None:
        raise WordsNotUnderstood(
            f'"{words[-1]}" is not a time of day. Type hours and minutes: pace plan move walk 15:00'
        )
    now = run.now.hour * 60 + run.now.minute
    if minute < now:
        raise WordsNotUnderstood(f"{clock(minute)} has passed. Type a time after {clock(now)}.")
    if not profile.day_start <= minute < profile.day_end:
        raise WordsNotUnderstood(
            f"{clock(minute)} is outside your day, {clock(profile.day_start)} to "
            f"{clock(profile.day_end)}.",
            "You can change `day` in profile.toml: when it begins and ends.",
        )
    return {"change": "move", "activity": name, "time": clock(minute)}


def _swap(run: Run, plan: Plan, words: list[str]) -> Fields:
    one, other = _two(run, plan, words)
    if one == other:
        raise WordsNotUnderstood(f"{one} cannot swap with itself.")
    first, second = _next_block(plan, one), _next_block(plan, other)
    return {
        "change": "swap",
        "activity": one,
        "time": clock(second.start),
        "other": other,
        "other_time": clock(first.start),
    }


def _two(run: Run, plan: Plan, words: list[str]) -> tuple[str, str]:
    """Two names, of which each may be of several words: the first split that both know."""
    refused: WordsNotUnderstood | None = None
    for cut in range(1, len(words)):
        try:
            return (
                _named(run, plan, " ".join(words[:cut])),
                _named(run, plan, " ".join(words[cut:])),
            )
        except WordsNotUnderstood as error:
            refused = refused or error
    assert refused is not None
    raise refused


def _named(run: Run, plan: Plan, words: str) -> str:
    """The activity of today's plan that is meant; what is done or not planned cannot be."""
    (quota,) = quotas_of(run, plan, words)
    _next_block(plan, quota.activity)
    return quota.activity


def _next_block(plan: Plan, name: str) -> Block:
    blocks = [one for one in plan.blocks if one.activity == name and one.kind == "activity"]
    ahead = [one for one in blocks if not one.done]
    if ahead:
        return ahead[0]
    if blocks:
        raise WordsNotUnderstood(f"{name} is done for today.")
    raise WordsNotUnderstood(f"{name} is not on today's plan.", "To see what is: pace plan")


def _fixed(words: list[str]) -> Fields:
    stretch = stretch_of(words[0])
    if stretch is None:
        raise WordsNotUnderstood(
            f'"{words[0]}" is not a start and an end. For example: pace plan fixed 14:00-14:45 '
            "physio"
        )
    what = " ".join(words[1:]) or "appointment"
    until = f"{stretch.end // 60:02}:{stretch.end % 60:02}"
    return {"change": "fixed", "what": what, "time": clock(stretch.start), "until": until}


def _priority(word: str) -> str:
    found = [one for one in PRIORITIES if word and one.startswith(word.strip().lower())]
    if len(found) != 1:
        raise WordsNotUnderstood(
            f"--only can be {', '.join(PRIORITIES[:-1])} or {PRIORITIES[-1]}, and you "
            f'typed "{word}". The plan then leaves out what matters less.'
        )
    return found[0]
