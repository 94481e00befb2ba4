"""Start an experiment: check the words, draw the order, write the protocol."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from pacing_cli.engine.experiments import draw_order
from pacing_cli.engine.progression.caps import below_floor, refused_level
from pacing_cli.errors import Problem, WordsNotUnderstood
from pacing_cli.model.entry import EXPERIMENT
from pacing_cli.model.experiment import (
    LEAST_BLOCKS,
    LONGEST,
    MOST_ARMS,
    MOST_BLOCKS,
    MOST_WASH_OUT,
    OUTCOMES,
    SPARE,
    TRY_KINDS,
    Protocol,
    TryKind,
)
from pacing_cli.model.quantity import Amount, parse_amount
from pacing_cli.model.text import did_you_mean
from pacing_cli.model.value import Value

if TYPE_CHECKING:
    from pacing_cli.app.run import Run
    from pacing_cli.engine.advise import Evaluation
    from pacing_cli.model.entry import Entry

_LONGEST = 60
_FARTHEST = 30
_LONGEST_QUESTION = 200


class ExperimentRequest(Value):
    """What was typed behind `pace try start` or `pace try level`."""

    activity: str
    arms: tuple[str, ...]
    kind: str = "other"
    question: str = ""
    outcome: str = "pain"
    same_day: bool = False
    useful: float | None = None
    blocks: int | None = None
    wash_out: int | None = None
    stop_at: float | None = None
    start: str | None = None
    seed: int | None = None


def wanted_of(
    activity: str, arms: tuple[str, ...], kind: str, terms: Mapping[str, Any]
) -> ExperimentRequest:
    """What was typed; of the terms what was not said stays as it is without."""
    said = {name: value for name, value in terms.items() if value is not None}
    said.pop("dry_run", None)
    return ExperimentRequest(activity, arms, kind, **said)


def protocol_of(run: "Run", wanted: ExperimentRequest, levels: tuple[Amount, ...] = ()) -> Protocol:
    """The protocol with its lots drawn. Raises WordsNotUnderstood for what cannot be."""
    from random import Random

    p = run.settings.parameters
    activity = _activity(run, wanted.activity)
    arms = _arms([f"{activity} {level}" for level in levels] or wanted.arms)
    blocks = wanted.blocks if wanted.blocks is not None else int(p.try_blocks)
    wash_out = wanted.wash_out if wanted.wash_out is not None else int(p.try_wash_out)
    least = LEAST_BLOCKS + len(arms) - 2  # with two comparisons each has to be surer
    _in_range("--blocks", blocks, least, MOST_BLOCKS)
    _in_range("--wash-out", wash_out, 0, MOST_WASH_OUT)
    useful = wanted.useful if wanted.useful is not None else p.try_useful
    _in_range("--useful", useful, 0.1, 10)
    if wanted.stop_at is not None:
        _in_range("--stop-at", wanted.stop_at, 0.1, 10)
    seed = wanted.seed if wanted.seed is not None else Random().getrandbits(32)
    outcome = _choice("--outcome", wanted.outcome, [one.key for one in OUTCOMES])
    kind: TryKind = "level" if levels else _kind(wanted.kind)
    start = _start(wanted.start, run.today)
    found = Protocol(
        question=_text("--question", wanted.question, _LONGEST_QUESTION)
        or _question(activity, wanted.arms),
        kind=kind,
        activity=activity,
        arms=tuple(_activity(run, arm) for arm in arms) if kind == "substitute" else arms,
        outcome=outcome,
        later=0 if wanted.same_day or outcome == "after" else 1,
        useful=float(useful),
        blocks=blocks,
        wash_out=wash_out,
        start=start,
        seed=seed,
        order=draw_order(Random(seed), len(arms), SPARE * blocks),
        levels=levels,
        stop_at=wanted.stop_at,
        weekdays=run.settings.activity(activity).days if kind != "substitute" else (),
    )
    _not_too_long(found, run.today)
    return found


def _not_too_long(protocol: Protocol, today: date) -> None:
    if protocol.days > LONGEST:
        raise WordsNotUnderstood(
            f"This could take {protocol.days} days, and an experiment can take up to {LONGEST}.",
            "To shorten it, use fewer blocks or fewer days between: --blocks 8 --wash-out 1",
        )
    if (protocol.start - today).days > _FARTHEST:
        raise WordsNotUnderstood(f"An experiment begins within {_FARTHEST} days from today.")


def check_may_start(run: "Run", protocol: Protocol, *, looking: bool) -> None:
    """Raises WordsNotUnderstood where one goes on, or where a safety rule says no.

    `looking`: nothing will be written, so that one may go on.
    """
    from pacing_cli.app.evaluation import evaluate
    from pacing_cli.app.experiments import standings
    from pacing_cli.engine.today.notices import gates
    from pacing_cli.wording.care import gate_title

    if not looking and any(found.ended is None for _, found in standings(run, evaluate)):
        raise WordsNotUnderstood(
            "You already have an experiment. Only one at a time gives a clear answer.",
            "To see it: pace try. To end it: pace try stop",
        )
    settings, seen = run.settings, evaluate(run, run.today)
    held = gates(settings.profile, seen.phase, run.today, settings.parameters)
    stops = [gate for gate in held if gate.kind != "after"]
    if stops:
        raise WordsNotUnderstood(
            f"You cannot start an experiment now. {gate_title(stops[0])} comes first.",
            "To see what is on and how it ends: pace mode",
        )
    if protocol.levels:
        _check_levels(run, protocol, seen)


def _check_levels(run: "Run", protocol: Protocol, seen: "Evaluation") -> None:
    from pacing_cli.wording.experiment import level_sentence

    name, settings = protocol.activity, run.settings
    quota = next((one for one in seen.plan.quotas if one.activity == name), None)
    course = seen.course.get(name, ())[-15:-1]
    earlier, agreed = [point.quota for point in course], settings.care.of(name)
    found = [
        refused
        for level in protocol.levels
        if (
            refused := refused_level(level, quota, agreed, earlier, settings.parameters)
            or below_floor(level, agreed)
        )
    ]
    if found:
        first, *more = [level_sentence(name, one) for one in found]
        raise WordsNotUnderstood(
            f"Nothing was saved. {first}",
            "The amounts of today and why: pace why",
            [Problem("", text) for text in more if text != first],
        )


def write_protocol(run: "Run", protocol: Protocol) -> "Entry":
    """The entry that it begins with."""
    from pacing_cli.storage.journal.journal import Draft
    from pacing_cli.storage.protocols import protocol_fields

    draft = Draft(EXPERIMENT, run.now, run.zone, protocol_fields(protocol))
    (entry,) = run.journal.append([draft], run.now)
    return entry


def read_levels(texts: Sequence[str]) -> tuple[Amount, ...]:
    """Two or three different amounts of one measure. Raises WordsNotUnderstood."""
    found = []
    for text in texts:
        amount = parse_amount(text.strip())
        if amount is None or amount.value <= 0:
            raise WordsNotUnderstood(
                f'"{text}" is not an amount. For example: 12m, 1400steps or 12reps'
            )
        found.append(amount)
    if not 2 <= len(set(found)) == len(found) <= MOST_ARMS:
        raise WordsNotUnderstood(
            "Give 2 or 3 different amounts. For example: pace try level walk 10m 12m"
        )
    if len({amount.measure for amount in found}) > 1:
        raise WordsNotUnderstood("Give all amounts in one measure, for example 10m 12m.")
    return tuple(found)


def _arms(texts: Sequence[str]) -> tuple[str, ...]:
    arms = tuple(_text("a side of the experiment", text, _LONGEST) for text in texts)
    if not all(arms) or len({arm.casefold() for arm in arms}) != len(arms) or len(arms) < 2:
        raise WordsNotUnderstood(
            "An experiment compares two ways with different names.",
            'For example: pace try start walk "with warm-up" "without warm-up"',
        )
    return arms


def _text(what: str, text: str, longest: int) -> str:
    from pacing_cli.model.text import visible

    clean = visible(" ".join(text.split()))
    if len(clean) > longest:
        raise WordsNotUnderstood(f"{what} has room for {longest} characters.")
    return clean


def _question(activity: str, arms: Sequence[str]) -> str:
    return f"{activity}: {' or '.join(arms)}?"


def _kind(word: str) -> TryKind:
    for kind in TRY_KINDS:
        if kind == word.casefold() and kind != "level":
            return kind
    allowed = ", ".join(kind for kind in TRY_KINDS if kind != "level")
    raise WordsNotUnderstood(f'--kind can be {allowed}, and you typed "{word}".')


def _choice(option: str, word: str, allowed: Sequence[str]) -> str:
    if word.casefold() in allowed:
        return word.casefold()
    raise WordsNotUnderstood(
        f'{option} can be {", ".join(allowed)}, and you typed "{word}".'
        + did_you_mean(word, allowed)
    )


def _in_range(option: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise WordsNotUnderstood(
            f"{option} is a number from {low:g} to {high:g}, and you typed {value:g}."
        )


def _activity(run: "Run", typed: str) -> str:
    """An activity of the inventory or the log, by its name or a unique beginning."""
    from pacing_cli.app.record import known
    from pacing_cli.shorthand.names import match

    logged = {entry.activity: entry.activity for entry in run.loaded().entries if entry.activity}
    names = {**logged, **known(run)}
    found = match([typed], names, 1) if typed.strip() else None
    if found is None or found.new:
        told = ", ".join(sorted(set(names.values()))) or "none yet"
        raise WordsNotUnderstood(
            f'pace does not know an activity "{typed}". Your activities: {told}.'
            + did_you_mean(typed, sorted(set(names.values())))
        )
    return found.name


def _start(text: str | None, today: date) -> date:
    from pacing_cli.app.dates import read_coming_day

    if text is not None and text.strip().lower() == "today":
        return today
    return read_coming_day("--from", text, today) or today + timedelta(days=1)
