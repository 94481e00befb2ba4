"""`pace measure`: log outcome measures, weeks apart, in the person's own words."""

from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from pacing_cli.app.run import Run
from pacing_cli.app.scores import (
    MOST_ACTIVITIES,
    read_activities,
    read_better,
    read_instrument,
    read_number,
    read_own,
    read_peg,
    read_value,
    write_score,
)
from pacing_cli.cli.options import FREE_WORDS
from pacing_cli.cli.tree import group
from pacing_cli.console.prompts import ask, may_ask, say_folded
from pacing_cli.engine.look_back.outcomes import compared, due, series
from pacing_cli.engine.statistics import mean
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import Entry
from pacing_cli.model.findings import OutcomeChange
from pacing_cli.model.score import BY_KEY, Better, InstrumentKey, Series

measure = group("Take a measure every few weeks, and see which changes are more than chance.")

OnOption = Annotated[str | None, typer.Option("--on", help="The day, if not today.", metavar="DAY")]
PracticeOption = Annotated[
    bool, typer.Option("--practice", help="A practice run. pace does not compare it.")
]
NumberArgument = Annotated[str | None, typer.Argument(metavar="NUMBER", help="The result.")]


@measure.callback()
def showing(ctx: typer.Context) -> None:
    """Show what you measured, what changed, and what to repeat. Nothing is required."""
    if ctx.invoked_subcommand is None:
        show_measures(Run.of(ctx))


@measure.command()
def peg(
    ctx: typer.Context,
    numbers: Annotated[list[str] | None, typer.Argument(metavar="N N N")] = None,
    on: OnOption = None,
) -> None:
    """Answer three questions on pain and daily life, 0 to 10 each.

    pace measure peg 6 5 4
    """

    take_peg(Run.of(ctx), numbers or [], on)


@measure.command()
def psfs(
    ctx: typer.Context,
    activities: Annotated[list[str] | None, typer.Argument(metavar="ACTIVITY=N...")] = None,
    turned: Annotated[bool, typer.Option("--turned", help="0 is best, as in PSFS 2.0.")] = False,
    on: OnOption = None,
) -> None:
    """Activities of your own: 0 not at all, 10 as well as before.

    pace measure psfs "stairs=4" "cooking=6"
    """

    take_psfs(Run.of(ctx), activities or [], on, turned=turned)


@measure.command("sit-to-stand")
def sit_to_stand(
    ctx: typer.Context,
    times: NumberArgument = None,
    practice: PracticeOption = False,
    on: OnOption = None,
) -> None:
    """Log how often you stand up from a chair in 30 seconds. Without a number: how to do it."""

    take_test(Run.of(ctx), "sit_to_stand", times, on, practice=practice)


@measure.command("walk-test")
def walk_test(
    ctx: typer.Context,
    metres: NumberArgument = None,
    practice: PracticeOption = False,
    on: OnOption = None,
) -> None:
    """Log how many metres you walk in 6 minutes. Without a number: how to do it."""

    take_test(Run.of(ctx), "walk_test", metres, on, practice=practice)


@measure.command(context_settings=FREE_WORDS)
def score(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="The name of the questionnaire.")],
    number: Annotated[str, typer.Argument(help="The score.")],
    better: Annotated[
        str | None, typer.Option(help="Which way is better.", metavar="less|more")
    ] = None,
    error: Annotated[
        str | None, typer.Option(help="Its measurement error, if you know it.", metavar="NUMBER")
    ] = None,
    on: OnOption = None,
) -> None:
    """Log the score of a questionnaire from a clinic. The clinic keeps its questions.

    pace measure score PSEQ 32 --better more --error 11
    """

    take_score(Run.of(ctx), name, number, better, error, on)


# Measures taken: asked for at a terminal, or typed; written down; held beside the last time.


def show_measures(run: Run) -> None:
    """All measures: the last score, the change since the first, what is worth doing again."""
    from pacing_cli.app.evaluation import evaluate
    from pacing_cli.exporters.json.look_back import measures_document
    from pacing_cli.terminal.pages.measure import measures_page

    p, found = run.settings.parameters, series(run.loaded().entries)
    hard = evaluate(run, run.today).phase.kind in ("flare", "bad", "ill")
    again = () if hard else due(found, run.today, p)
    changes = [change for one in found for change in _since_first(one, run)]
    run.output.show(
        lambda: measures_page(found, changes, again, hard),
        lambda: measures_document(found, changes, again),
    )


def _since_first(one: Series, run: Run) -> list[OutcomeChange]:
    if len(one.scores) < 2:
        return []
    return list(compared(one.scores[0], one.scores[-1], run.settings.parameters))


def show_instrument(run: Run, key: InstrumentKey) -> None:
    """How a measure is taken; nothing is written."""
    from pacing_cli.exporters.json.look_back import measures_document
    from pacing_cli.terminal.pages.measure import instrument_page

    run.output.show(lambda: instrument_page(BY_KEY[key]), lambda: measures_document((), (), ()))


def take_peg(run: Run, words: Sequence[str], on: str | None) -> None:
    """The three questions."""
    if not words and not may_ask(run.output):
        show_instrument(run, "peg")
        return
    items = read_peg(words or _ask_peg(run))
    _write(run, "peg", "less", mean(list(items.values())), on, items)


def _ask_peg(run: Run) -> list[str]:
    from pacing_cli.wording.goal import PEG_LEAD, PEG_QUESTIONS

    say_folded(run.output, PEG_LEAD)
    return [_ask_value(run, "peg", f"{text} ({scale})") for _, text, scale in PEG_QUESTIONS]


def _ask_value(run: Run, key: InstrumentKey, question: str) -> str:
    """Asked until it can be; an empty answer ends it all, and nothing is written."""
    while answer := ask(question):
        try:
            read_value(answer, BY_KEY[key])
            return answer
        except WordsNotUnderstood as error:
            say_folded(run.output, error.message)
    raise WordsNotUnderstood("Skipped. Nothing was saved, and nothing is due.")


def take_psfs(run: Run, words: Sequence[str], on: str | None, *, turned: bool) -> None:
    """Own activities. `turned`: the scale of PSFS 2.0, where less is better."""
    better: Better = "less" if turned else "more"
    if not words and not may_ask(run.output):
        show_instrument(run, "psfs")
        return
    items = read_activities(words or _ask_psfs(run, better))
    _write(run, "psfs", better, mean(list(items.values())), on, items)


def _ask_psfs(run: Run, better: Better) -> list[str]:
    from pacing_cli.wording.goal import PSFS_LEAD, PSFS_SCALE

    before = [
        name
        for one in series(run.loaded().entries)
        if (one.instrument, one.better) == ("psfs", better) and one.scores
        for name, _ in one.scores[-1].items
    ]
    if not before:
        say_folded(run.output, PSFS_LEAD)
    say_folded(run.output, f"{PSFS_SCALE[better]}.")
    names = before or _ask_names()
    return [f"{name}={_ask_value(run, 'psfs', f'{name}:')}" for name in names]


def _ask_names() -> list[str]:
    names: list[str] = []
    while len(names) < MOST_ACTIVITIES:
        name = ask(f"Activity {len(names) + 1} (Enter: done):")
        if not name:
            break
        names.append(read_own(name))
    return names


def take_test(
    run: Run, key: InstrumentKey, word: str | None, on: str | None, *, practice: bool
) -> None:
    """A test of the body: instructions first where no number was typed."""
    if word is None and not may_ask(run.output):
        show_instrument(run, key)
        return
    if word is None:
        show_instrument(run, key)
        word = _ask_value(run, key, "What was it? (Enter: not today)")
    value = read_value(word, BY_KEY[key])
    _write(run, key, "more", value, on, practice=practice)


def take_score(
    run: Run, name: str, number: str, better: str | None, error: str | None, on: str | None
) -> None:
    """A number from a questionnaire that somebody else owns; no question of it is known here."""
    instrument = read_instrument(name)
    known = [one for one in series(run.loaded().entries) if one.instrument == instrument]
    if better is None and len(known) != 1:
        raise WordsNotUnderstood(
            f"Which way is better for {instrument}?", "Add --better less or --better more."
        )
    way = known[0].better if better is None else read_better(better)
    missing = known[-1].scores[-1].error if known and known[-1].scores else None
    size = missing if error is None else abs(read_number(error, "a measurement error"))
    value = read_number(number, "a score")
    _write(run, instrument, way, value, on, error=size)


def _write(
    run: Run,
    instrument: str,
    better: Better,
    value: float,
    on: str | None,
    items: Mapping[str, float] | None = None,
    *,
    practice: bool = False,
    error: float | None = None,
) -> None:
    run.need_settings()
    fields: dict[str, object] = {
        "instrument": instrument, "value": round(value, 4), "better": better,
    }  # fmt: skip
    more = {"items": items, "practice": practice or None, "error": error}
    fields |= {key: each for key, each in more.items() if each is not None}
    write_score(run, fields, on, lambda entry: _receipt(run, entry))


def _receipt(run: Run, entry: Entry) -> None:
    """What was written, beside the time before and the first time."""
    from pacing_cli.terminal.pages.measure import score_page

    fresh = run.again()
    written = series([entry])[0]
    found = series([one for one in fresh.loaded().entries if one.day <= entry.day])
    one = next(each for each in found if each[:2] == written[:2])
    scores, p = one.scores, fresh.settings.parameters
    earlier = dict.fromkeys((*scores[-2:-1], *scores[:-1][:1]))
    changes = [change for score in earlier for change in compared(score, scores[-1], p)]
    practice = not written.scores
    known = BY_KEY.get(written.instrument)
    first = bool(known and known.physical and len(scores) == 1 and not one.tries)
    told = () if practice else changes
    run.output.show(lambda: score_page(written, told, practice=practice, unpractised=first), dict)
