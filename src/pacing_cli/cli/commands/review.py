"""`pace review`: review the week, in two minutes or ten."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from pacing_cli.app.cards import signpost_lines
from pacing_cli.app.dates import read_coming_day
from pacing_cli.app.goals import read_level
from pacing_cli.app.run import Run
from pacing_cli.cli.tree import group
from pacing_cli.console.output import Output
from pacing_cli.console.prompts import ask, ask_until, ask_yes_no, may_ask, say_folded
from pacing_cli.engine.look_back.weeks import reviews, week
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import REVIEW, SCORE, Entry
from pacing_cli.model.findings import BARRIERS, Findings, Proposal, WeekLookedAt
from pacing_cli.model.score import GAS
from pacing_cli.model.value import Value
from pacing_cli.wording import review as words
from pacing_cli.wording.review import proposal_sentence, win_sentence

if TYPE_CHECKING:
    from pacing_cli.storage.journal.journal import Draft

review = group("Look back at the week: what went well, what got in the way, what to change.")

Texts = list[str] | None
ShortOption = Annotated[
    bool, typer.Option("--short", help=("The short review: half of the questions."))
]
WellOption = Annotated[Texts, typer.Option(help="What went well, in your words.", metavar="TEXT")]
BarrierOption = Annotated[
    Texts, typer.Option(help="What got in the way: a number or words.", metavar="WORDS")
]
YesOption = Annotated[Texts, typer.Option(help="Say yes to a suggestion, by name.", metavar="NAME")]
NoOption = Annotated[Texts, typer.Option(help="Say no to a suggestion.", metavar="NAME")]
NextOption = Annotated[
    str | None, typer.Option("--next", help="The day of the next review.", metavar="DAY")
]
ValuesOption = Annotated[
    str, typer.Option(help="Monthly: what matters most to you.", metavar="TEXT")
]
HelpsOption = Annotated[
    str, typer.Option(help="Something that helps when days begin to get harder.", metavar="TEXT")
]
DoneOption = Annotated[bool, typer.Option("--done", help="Save the review as it is.")]


@review.callback()
def reviewing(
    ctx: typer.Context,
    short: ShortOption = False,
    well: WellOption = None,
    barrier: BarrierOption = None,
    yes: YesOption = None,
    no: NoOption = None,
    next_on: NextOption = None,
    values: ValuesOption = "",
    helps: HelpsOption = "",
    done: DoneOption = False,
) -> None:
    """Look back at the last 7 days, and save it.

    Without a terminal it shows the week. With an answer, or --done, it saves the review.
    """
    if ctx.invoked_subcommand is not None:
        return

    run = Run.of(ctx)
    found, findings = look(run)
    said = (well or [], barrier or [], yes or [], no or [], next_on, values, helps)
    if done or any(said):
        keep(run, found, read_answers(found, *said))
        return
    answers = review_at_terminal(run, found, findings, short=short)
    if answers is not None:
        keep(run, found, answers)


@review.command()
def wins(ctx: typer.Context) -> None:
    """Show what went well, from every review."""
    show_wins(Run.of(ctx))


# The answers of a review: from options, or asked for; all of them can be left out.

_NOTHING: Final = ("n", "no", "none", "nothing", "-")
"""Typed where Enter would do: no word of the person's, and nothing to keep."""


class ReviewAnswers(Value):
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
) -> ReviewAnswers:
    """The options as answers. Raises WordsNotUnderstood."""
    return ReviewAnswers(
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
            f'"{unknown[0]}" is not on the list. Type 1 to {len(BARRIERS)}, or your own words.'
        )
    return tuple(numbered.get(part, part) for part in parts)


def _proposal(found: WeekLookedAt, key: str) -> Proposal:
    for one in found.proposals:
        if one.key.casefold() == key.strip().casefold():
            return one
    known = ", ".join(one.key for one in found.proposals) or "none today"
    raise WordsNotUnderstood(
        f'pace does not know a suggestion "{key}". The suggestions are: {known}.'
    )


def ask_answers(
    output: Output, found: WeekLookedAt, goals: Sequence[str], *, short: bool, coping: bool
) -> ReviewAnswers:
    """The questions, one after the other. Enter skips; `short` asks the half of them."""
    well = () if short else _filled([_said(ask(words.WELL))])
    barriers = _barriers(output)
    changes = _changes(found)
    due = [one.name for one, yes in changes if yes and one.kind == "goal_review"]
    helps = "" if short or coping else _said(ask(words.HELPS))
    monthly = found.monthly and not short
    values = _said(ask(words.VALUES)) if monthly else ""
    ratings = _ratings(output, goals) if monthly else _rated(output, due)
    return ReviewAnswers(
        well, barriers, changes, _next(output, found), values, helps, ratings, monthly
    )


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


# A review from beginning to end: look, ask, write, show what was kept.

_WEEK = 7


def look(run: Run) -> tuple[WeekLookedAt, Findings]:
    """The last seven days, today the last of them."""
    from pacing_cli.app.dates import Span
    from pacing_cli.app.evaluation import landmarks, looked_back, scores_until

    today = run.today
    span = Span(today - timedelta(days=_WEEK - 1), today)
    found, findings = looked_back(run, span)
    kept = scores_until(run, span.start, span.end)
    begun = landmarks(run, today).first or today
    days = found.days[-_WEEK:]
    return week(days, findings, found.evaluation, run.settings, kept, begun), findings


def review_at_terminal(
    run: Run, found: WeekLookedAt, findings: Findings, *, short: bool
) -> ReviewAnswers | None:
    """Show the week, and ask where a person is there; None: nobody is, or it is a hard day."""
    from pacing_cli.exporters.json.look_back import review_document
    from pacing_cli.terminal.pages.review import review_page

    asking = may_ask(run.output) and not found.hard_day
    coping = run.settings.profile.coping
    run.output.show(
        lambda: review_page(found, findings.goals, coping, short=short, asking=asking),
        lambda: review_document(found, None),
    )
    if not asking:
        return None
    goals = [goal.name for goal in findings.goals if goal.closed_how is None]
    return ask_answers(run.output, found, goals, short=short, coping=bool(coping))


def keep(run: Run, found: WeekLookedAt, answers: ReviewAnswers) -> None:
    """Write the review down and show what was kept."""
    from pacing_cli.app.evaluation import supports_for
    from pacing_cli.exporters.json.look_back import review_document
    from pacing_cli.terminal.pages.review import StoredReview, kept_page
    from pacing_cli.wording.review import next_sentence, proposal_sentence

    written = write_review(run, found, answers)
    kept = StoredReview(
        answers.well,
        answers.barriers,
        [proposal_sentence(one) for one, yes in answers.changes if yes],
        answers.values,
        answers.helps,
        next_sentence(answers.next_on or found.next_on),
        [one.told for one in supports_for(run, *answers.barriers)],
    )
    run.output.show(
        lambda: kept_page(kept, signpost_lines(run, _own_words(answers))),
        lambda: review_document(found, written),
    )


def _own_words(answers: ReviewAnswers) -> tuple[str, ...]:
    texts = (*answers.well, *answers.barriers, answers.values, answers.helps)
    return tuple(text for text in texts if text)


def show_wins(run: Run) -> None:
    """What went well, of every review."""
    from pacing_cli.exporters.json.look_back import wins_document
    from pacing_cli.terminal.pages.review import wins_page

    past = reviews(run.loaded().entries, run.today)
    run.output.show(lambda: wins_page(past), lambda: wins_document(past))


# A review written down: the entry, and what a yes changes; one undo takes all of it back.


def write_review(run: Run, found: WeekLookedAt, answers: ReviewAnswers) -> Entry:
    """All of it or nothing. Raises FileNotUsable or CouldNotWrite."""
    from pacing_cli.storage.settings.one_write import one_write

    drafts = _drafts(run, found, answers)
    with one_write(run.home) as group:
        for proposal, yes in answers.changes:
            if yes:
                _act(run, proposal, group)
        if answers.helps:
            _set_helps(run, answers.helps, group)
        return run.journal.append(drafts, run.now, group)[0]


def _act(run: Run, one: Proposal, group: str) -> None:
    from pacing_cli.storage.settings.settings import edit_toml

    if one.kind == "restart":
        edit_toml(run.home.activities, lambda file: _set(file, one.name, "restart_on",
                                                            run.today), group)  # fmt: skip
    elif one.kind == "wish_date":
        edit_toml(run.home.goals, lambda file: _set(file, one.name, "by", one.on), group)


def _set(file: dict[str, Any], name: str, key: str, value: object) -> None:
    spelt = next((one for one in file if one.casefold() == name.casefold()), name)
    file.setdefault(spelt, {})[key] = value


def _set_helps(run: Run, helps: str, group: str) -> None:
    from pacing_cli.storage.settings.settings import edit_toml

    edit_toml(run.home.profile, lambda file: _set(file, "coping", "any", helps), group)


def _drafts(run: Run, found: WeekLookedAt, answers: ReviewAnswers) -> "list[Draft]":
    from pacing_cli.storage.journal.journal import Draft

    at, zone = run.now, run.zone
    ratings = (
        {"instrument": GAS, "goal": name, "value": level, "better": "more"}
        for name, level in answers.ratings
    )
    scores = [Draft(SCORE, at, zone, fields) for fields in ratings]
    return [Draft(REVIEW, at, zone, _fields(found, answers)), *scores]


def _fields(found: WeekLookedAt, answers: ReviewAnswers) -> dict[str, object]:
    next_on = answers.next_on or found.next_on
    changes = [
        {"what": one.key, "text": proposal_sentence(one), "yes": yes}
        for one, yes in answers.changes
    ]
    fields: dict[str, object] = {
        "wins": [win_sentence(win) for win in found.wins],
        "well": list(answers.well),
        "barriers": list(answers.barriers),
        "changes": changes,
        "values": answers.values,
        "monthly": answers.monthly or None,
        "next_on": next_on.isoformat(),
    }
    return {key: value for key, value in fields.items() if value}
