"""Make the numbered list of today, and the entry for a ticked line."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from pacing_cli.app.evaluation import evaluate
from pacing_cli.app.run import Run
from pacing_cli.engine.today.ticks import starts, ticked
from pacing_cli.errors import Stopped, WordsNotUnderstood
from pacing_cli.model import reason as r
from pacing_cli.model.activity import Leg
from pacing_cli.model.entry import ACTIVITY, CHECK, Entry
from pacing_cli.model.plan import Block, Plan
from pacing_cli.model.quantity import MEASURES, Amount, word_for
from pacing_cli.model.value import Value
from pacing_cli.storage.inbox import may_have_review
from pacing_cli.wording import day as say
from pacing_cli.wording.day import NOTHING_PLANNED
from pacing_cli.wording.flare_plan import WHEN_OVER
from pacing_cli.wording.phrases import as_typed

if TYPE_CHECKING:
    from pacing_cli.storage.journal.journal import Draft
    from pacing_cli.terminal.pages.today import Glance


class Ticks(Value):
    """Which blocks of the list are to be ticked, and how it was."""

    numbers: tuple[int, ...]
    """None of them where the words begin with the name of what was done."""
    words: tuple[str, ...]


def read_ticks(words: Sequence[str]) -> Ticks:
    """Read ticks: first numbers (`3`, `1 2`, `1,2`) or a name, then words as in a log line.

    Raises WordsNotUnderstood.
    """
    numbers: list[int] = []
    rest = list(words)
    while rest and all(part.isdecimal() for part in rest[0].strip(",").split(",")):
        numbers += map(int, rest.pop(0).strip(",").split(","))
    if not words:
        raise _which_one()
    return Ticks(tuple(dict.fromkeys(numbers)), tuple(rest))


def _which_one() -> WordsNotUnderstood:
    return WordsNotUnderstood(
        "Which one is done? Type its number on the list, or its name.",
        "To see the list: pace today --checklist. For example: pace done 3",
    )


def _by_name(blocks: Sequence[Block], done: Sequence[bool], words: Sequence[str]) -> Ticks:
    """The first block of that name that is not ticked yet; the name may be a beginning."""
    names = [str(block.activity).casefold() for block in blocks]
    for many in range(len(words), 0, -1):
        typed = " ".join(words[:many]).casefold()
        meant = {typed} & {*names} or {name for name in names if name.startswith(typed)}
        if len(meant) == 1:
            numbers = [number for number, name in enumerate(names, 1) if name in meant]
            left = [number for number in numbers if not done[number - 1]]
            return Ticks(tuple((left or numbers)[:1]), tuple(words[many:]))
    if not words[0][:1].isalpha():
        raise _which_one()
    raise WordsNotUnderstood(f'Today\'s list has no "{words[0]}".', _to_log(words))


def _to_log(words: Sequence[str]) -> str:
    """What was typed behind `pace done`, as `pace log` takes it."""
    return f"To log it: pace log {' '.join(map(as_typed, words))}"


def entries_of_today(run: Run) -> tuple[Entry, ...]:
    """What was logged today, up to now."""
    today = run.today
    return tuple(one for one in run.loaded(since=today).entries if one.day == today)


def blocks_last_shown(run: Run) -> tuple[Block, ...] | None:
    """The blocks of the list that was last shown today; None where none was."""
    from pacing_cli.storage.shown import last_plan_shown

    shown = last_plan_shown(run.home, run.today, run.now, as_list=True)
    plan = shown["plan"] if shown else None
    rows = plan.get("blocks") if isinstance(plan, Mapping) else None
    if not isinstance(rows, list):
        return None
    return tuple(block for row in rows if (block := _block(row)))


def drafts(run: Run, blocks: Sequence[Block], ticks: Ticks) -> "tuple[Draft, ...]":
    """What the ticks write. Raises WordsNotUnderstood; nothing is written then."""
    numbered = [block for block in blocks if block.kind == "activity"]
    if not numbered:
        named = ticks.words and not ticks.numbers and ticks.words[0][:1].isalpha()
        log = _to_log(ticks.words) if named else "To log something: pace log walk 12m"
        raise WordsNotUnderstood(NOTHING_PLANNED, log)
    done = ticked(numbered, entries_of_today(run))
    if not ticks.numbers:
        ticks = _by_name(numbered, done, ticks.words)
    return tuple(_draft(run, numbered, done, number, ticks.words) for number in ticks.numbers)


def _draft(
    run: Run, blocks: Sequence[Block], done: Sequence[bool], number: int, words: Sequence[str]
) -> "Draft":
    if not 1 <= number <= len(blocks):
        raise WordsNotUnderstood(
            f"Today's list has no {number}. It goes from 1 to {len(blocks)}.",
            "To see the list: pace today --checklist",
        )
    block = blocks[number - 1]
    if done[number - 1]:
        raise WordsNotUnderstood(
            f"{number} is ticked already: {block.activity}, {starts(block)}. Nothing was saved.",
            f"To log more: pace log {block.activity} {_typed(block.amount)}".rstrip()
            + f"\nTo say how it was: pace amend {block.activity} pain 3-4",
        )
    from pacing_cli.app.drafts import dated
    from pacing_cli.app.record import known
    from pacing_cli.shorthand.grammar import parse
    from pacing_cli.shorthand.tokens import Tokens
    from pacing_cli.storage.journal.journal import Draft

    parts = parse(Tokens.of_arguments(words), run.clock, lambda: known(run), ACTIVITY)
    at = parts.when.resolve(run.clock) if parts.when else _moment(run, block)
    typed = any(measure in parts.fields for measure in MEASURES)
    amount: dict[str, object] = (
        {} if typed or not block.amount else {block.amount.measure: block.amount.value}
    )
    fields = {
        "activity": block.activity,
        **amount,
        **dated(parts, run.clock),
        "block": starts(block),
    }
    return Draft(ACTIVITY, at, run.clock.zone_of(at), fields)


def _typed(amount: Amount | None) -> str:
    return word_for(amount) if amount else ""


def _moment(run: Run, block: Block) -> datetime:
    """Return its time on the list if that has come, otherwise now."""
    midnight = datetime.combine(run.today, time())
    planned = run.clock.local(midnight + timedelta(minutes=block.start))
    return min(planned, run.now)


def _block(row: object) -> Block | None:
    """A block as it was kept; None where it cannot be read."""
    if not isinstance(row, Mapping):
        return None
    start, minutes, activity = row.get("start"), row.get("minutes"), row.get("activity")
    hours, _, rest = str(start).partition(":")
    if not (hours.isdecimal() and rest.isdecimal()) or not isinstance(minutes, int | float):
        return None
    if row.get("kind") != "activity" or not isinstance(activity, str):
        return None
    value, measure = row.get("amount"), row.get("measure")
    counted = next((one for one in MEASURES if one == measure), None)
    amount = Amount(counted, value) if counted and isinstance(value, int | float) else None
    at = int(hours) * 60 + int(rest)
    return Block(
        at, minutes, "activity", activity, None, amount,
        trial=row.get("trial") is True, done=row.get("done") is True,
    )  # fmt: skip


def same_list(blocks: Sequence[Block], plan: Plan) -> bool:
    """True where the plan still has these activities at these times, with these amounts."""
    return [(b.start, b.activity, b.amount) for b in blocks if b.kind == "activity"] == [
        (b.start, b.activity, b.amount) for b in plan.blocks if b.kind == "activity"
    ]


# Which bout comes next, by today's plan: of one activity, or of the day.


class Next(Value):
    """A bout of the plan, and the rest after it."""

    activity: str
    legs: tuple[Leg, ...]
    rest_after: float = 0
    """Seconds."""
    amount: Amount | None = None
    """How much of it, where that is not its minutes."""
    part: tuple[int, int] | None = None


def plan_of_today(run: Run) -> Plan:
    """Today's plan. Raises Stopped where a safety question was answered yes."""
    plan = evaluate(run, run.today).plan
    if any(isinstance(notice, r.RedFlag) for notice in plan.notices):
        from pacing_cli.wording.timer import STOPPED_BY_ANSWER

        raise Stopped(STOPPED_BY_ANSWER, "Where to turn: pace safety")
    return plan


def next_of(run: Run, plan: Plan, activity: str | None) -> Next | None:
    """The next bout that is not done yet; None where none is planned any more.

    Of the whole day it is the one that is on, or the next to come, or else the first
    that was left: nothing is ever too late.
    """
    minute = run.now.hour * 60 + run.now.minute
    open_ = _not_done(run, plan, activity)
    coming = [block for block in open_ if block.start + block.minutes > minute]
    block = next(iter((coming if activity is None else []) or open_), None)
    if block is None or block.activity is None:
        return None
    counted = block.amount and block.amount.measure != "minutes"
    return Next(
        block.activity,
        (Leg("bout", round(block.minutes * 60)),),
        _rest_behind(plan.blocks, block),
        block.amount if counted else None,
        block.part,
    )


def line_of_the_same(run: Run) -> list[str]:
    """The words that log the plan's next part; without one, the last activity of late again.

    Raises WordsNotUnderstood where there is neither.
    """
    blocks = blocks_last_shown(run)
    open_ = [
        block
        for block, over in zip(
            blocks or (), ticked(blocks or (), entries_of_today(run)), strict=True
        )
        if not over and block.kind == "activity" and block.activity
    ]
    if open_:
        block = open_[0]
        amount = block.amount or Amount("minutes", block.minutes)
        return [block.activity or "", word_for(amount)]
    done = [one for one in run.loaded(since=run.today - 7 * _OF_LATE).entries if one.activity]
    yesterday = [one for one in done if one.day < run.today] or done
    if not yesterday:
        raise WordsNotUnderstood(
            "There is nothing to log again yet.", "For example: pace log walk 12m pain 3-4"
        )
    last = max(yesterday, key=lambda one: one.at)
    return [last.activity or "", *map(word_for, last.amounts)]


def amount_of_today(plan: Plan, activity: str) -> float | None:
    """Today's quota in minutes; None where there is none, or it is counted otherwise."""
    for quota in plan.quotas:
        if quota.activity.casefold() == activity.casefold() and quota.measure == "minutes":
            return quota.quota
    return None


def _not_done(run: Run, plan: Plan, activity: str | None) -> list[Block]:
    """The bouts in the order of the day that are still open."""
    done = ticked(plan.blocks, entries_of_today(run))
    return [
        block
        for block, over in zip(plan.blocks, done, strict=True)
        if not over and block.kind == "activity" and block.activity
        if activity is None or block.activity.casefold() == activity.casefold()
    ]


def _rest_behind(blocks: Sequence[Block], bout: Block) -> float:
    """Seconds of the first rest after the bout's beginning, if nothing else is between."""
    behind = [block for block in blocks if block.start > bout.start]
    return behind[0].minutes * 60 if behind and behind[0].kind == "rest" else 0.0


# The one next thing, said by `pace` alone: the first of these that there is.

_OF_LATE: Final = timedelta(days=1)


def _waiting_for_review(run: Run) -> int:
    """How many lines of the inbox could not be read."""
    if not may_have_review(run.home):
        return 0
    from pacing_cli.storage.inbox_text import to_review

    return len(to_review(run.home))


def what_next(run: Run, seen: "Glance", not_logged: str) -> str:
    """One sentence. `not_logged`: what a timer left that was cut off, empty where none did.

    What is waiting goes first; then how the day is, then what the day holds.
    """
    if seen.bad is not None:
        return WHEN_OVER
    review = _waiting_for_review(run)
    return (
        not_logged
        or (say.lines_to_look_at(review) if review else "")
        or (say.WHERE_TO_TURN if seen.stopped else "")
        or (begin(run) if nothing_yet(run) else "")
        or ("" if _checked_in(run) else say.HOW_IS_TODAY)
        or _of_the_day(seen)
    )


def nothing_yet(run: Run) -> bool:
    """Nothing was ever written down in this home."""
    return not run.loaded(since=run.today - _OF_LATE).entries and not any(
        run.home.journal.glob("*")
    )


def begin(run: Run) -> str:
    """How to begin, where nothing was saved down yet."""
    return say.BEGIN_AFTER_SETUP if run.home.profile.exists() else say.BEGIN


def _checked_in(run: Run) -> bool:
    recent = run.loaded(since=run.today - _OF_LATE).entries
    return any(entry.kind == CHECK and entry.day == run.today for entry in recent)


def _of_the_day(seen: "Glance") -> str:
    block = seen.now if seen.now and seen.now.activity else seen.next
    if block and block.activity:
        return say.when_done(_as_logged(block), timed=block.minutes > 0)
    return say.LIST_DONE if seen.planned and not (seen.now or seen.next) else say.TO_LOG


def _as_logged(block: "Block") -> str:
    """`walk 12m`, in the words in which it will be written down."""
    name = block.activity or ""
    name = f'"{name}"' if " " in name else name
    amount = block.amount or Amount("minutes", block.minutes)
    return f"{name} {word_for(amount)}"
