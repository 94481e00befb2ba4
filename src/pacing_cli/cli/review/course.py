"""A review from beginning to end: look, ask, write, show what was kept."""

from datetime import timedelta

from pacing_cli.app.run import Pacing
from pacing_cli.app.signposts import signpost_lines
from pacing_cli.cli.review.answers import Answers, ask_answers
from pacing_cli.console.prompts import may_ask
from pacing_cli.engine.look_back.weeks import reviews, week
from pacing_cli.model.findings import Findings
from pacing_cli.model.review import WeekLookedAt

_WEEK = 7


def look(pacing: Pacing) -> tuple[WeekLookedAt, Findings]:
    """The last seven days, today the last of them."""
    from pacing_cli.app.dates import Span
    from pacing_cli.app.evaluation import landmarks, looked_back, scores_until

    today = pacing.today
    span = Span(today - timedelta(days=_WEEK - 1), today)
    found, findings = looked_back(pacing, span)
    kept = scores_until(pacing, span.start, span.end)
    begun = landmarks(pacing, today).first or today
    days = found.days[-_WEEK:]
    return week(days, findings, found.outlook, pacing.settings, kept, begun), findings


def review_at_terminal(
    pacing: Pacing, found: WeekLookedAt, findings: Findings, *, short: bool
) -> Answers | None:
    """Show the week, and ask where a person is there; None: nobody is, or it is a hard day."""
    from pacing_cli.exporters.json.look_back import review_document
    from pacing_cli.terminal.pages.review import review_page

    asking = may_ask(pacing.output) and not found.hard_day
    coping = pacing.settings.profile.coping
    pacing.output.show(
        lambda: review_page(found, findings.goals, coping, short=short, asking=asking),
        lambda: review_document(found, None),
    )
    if not asking:
        return None
    goals = [goal.name for goal in findings.goals if goal.closed_how is None]
    return ask_answers(pacing.output, found, goals, short=short, coping=bool(coping))


def keep(pacing: Pacing, found: WeekLookedAt, answers: Answers) -> None:
    """Write the review down and show what was kept."""
    from pacing_cli.app.own_plans import supports_for
    from pacing_cli.cli.review.writing import write_review
    from pacing_cli.exporters.json.look_back import review_document
    from pacing_cli.terminal.pages.review import Kept, kept_page
    from pacing_cli.wording.review import next_sentence, proposal_sentence

    written = write_review(pacing, found, answers)
    kept = Kept(
        answers.well,
        answers.barriers,
        [proposal_sentence(one) for one, yes in answers.changes if yes],
        answers.values,
        answers.helps,
        next_sentence(answers.next_on or found.next_on),
        [one.told for one in supports_for(pacing, *answers.barriers)],
    )
    pacing.output.show(
        lambda: kept_page(kept, signpost_lines(pacing, _own_words(answers))),
        lambda: review_document(found, written),
    )


def _own_words(answers: Answers) -> tuple[str, ...]:
    texts = (*answers.well, *answers.barriers, answers.values, answers.helps)
    return tuple(text for text in texts if text)


def show_wins(pacing: Pacing) -> None:
    """What went well, of every review."""
    from pacing_cli.exporters.json.look_back import wins_document
    from pacing_cli.terminal.pages.review import wins_page

    past = reviews(pacing.loaded().entries, pacing.today)
    pacing.output.show(lambda: wins_page(past), lambda: wins_document(past))
