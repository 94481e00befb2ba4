"""Run the everyday commands once their words are known, for both entry points.

Typer is not loaded here. A command loads the modules that only it needs.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from pacing_cli.app.run import Run
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import BAD, BETTER, CHECK, DOSE, NOTE

if TYPE_CHECKING:
    from datetime import date

    from pacing_cli.engine.advise import Evaluation
    from pacing_cli.terminal.pages.today import DayList, Glance


def log(run: Run, words: Sequence[str]) -> None:
    """Write an activity down, or whatever the words say."""
    from pacing_cli.app.record import enter

    enter(run, words)


def check(run: Run, words: Sequence[str]) -> None:
    """Write a check-in down."""
    from pacing_cli.app.record import enter

    enter(run, words, CHECK)


def note(run: Run, words: Sequence[str]) -> None:
    """Write a note down."""
    from pacing_cli.app.record import enter

    enter(run, words, NOTE)


def bad(run: Run, words: Sequence[str]) -> None:
    """Write the person's word for a bad day down."""
    from pacing_cli.app.record import enter

    enter(run, words, BAD)


def better(run: Run, words: Sequence[str]) -> None:
    """Write the person's word for better days down."""
    from pacing_cli.app.record import enter

    enter(run, words, BETTER)


def dose(run: Run, words: Sequence[str]) -> None:
    """Write a medicine that was taken down."""
    from pacing_cli.app.cards import offer_one
    from pacing_cli.app.record import enter

    enter(run, words, DOSE)
    offer_one(run.again(), "medicines")


# `pace` alone, `plan`, `today` and `done`.


def glance(run: Run, _words: Sequence[str] = ()) -> None:
    """Show what is next today, and the one next thing."""
    from pacing_cli.app.evaluation import evaluate
    from pacing_cli.app.today_list import nothing_yet, what_next
    from pacing_cli.terminal.pages.today import first_page, glance_at, glance_page

    found = evaluate(run, run.today)
    seen = glance_at(found.plan, _minute(run))
    left = _left_by_a_timer(run)
    one_next = what_next(run, seen, left)
    if nothing_yet(run):
        run.output.show(
            lambda: first_page(seen, one_next), lambda: _glance_document(seen, left, one_next)
        )
        return
    run.output.show(
        lambda: glance_page(seen, found.plan, one_next),
        lambda: _glance_document(seen, left, one_next),
    )
    _ask_or_offer(run, found, asks=True)


def _left_by_a_timer(run: Run) -> str:
    """What a timer that was cut off did and nobody logged; without one nothing is loaded."""
    from pacing_cli.storage.timer_runs import unlogged

    if not unlogged(run.home):
        return ""
    from pacing_cli.app.timer_runs import not_logged_line

    return not_logged_line(run)


def _glance_document(seen: "Glance", left: str, one_next: str) -> dict[str, object]:
    from pacing_cli.exporters.json.plan import block_document

    return {
        "schema": "pace/glance/1",
        "date": seen.on.isoformat(),
        "day": seen.day,
        "now": block_document(seen.now) if seen.now else None,
        "next": block_document(seen.next) if seen.next else None,
        "bad_day": None if seen.bad is None else list(seen.bad),
        "not_logged": left or None,
        "next_thing": one_next,
    }


def plan(
    run: Run,
    words: Sequence[str],
    *,
    less: bool = False,
    more_rest: bool = False,
    only: str | None = None,
) -> None:
    """Show the plan of a day; where the words rearrange today, rearrange it before."""
    said = " ".join(words).lower()
    less, more_rest = less or said == "less", more_rest or said in ("more rest", "more rests")
    words = () if said in ("less", "more rest", "more rests") else words
    day = _day(run, words, changing=less or more_rest or only is not None)
    if day is None:
        from pacing_cli.app.rearrange import rearrange

        rearrange(run, words, less=less, more_rest=more_rest, only=only)
        run = run.again()
        run.output.say(_rearranged(run, less=less), "")
    _show(run, day or run.today)


def _day(run: Run, words: Sequence[str], *, changing: bool) -> "date | None":
    """The day that is asked for; None where today is to be rearranged."""
    from pacing_cli.app.dates import read_day

    if words:
        from pacing_cli.app.rearrange import is_rearranging, refuse_near

        if is_rearranging(run, words):
            return None
        refuse_near(words)
    day = read_day(" ".join(words) or None, run.today)
    if changing and day != run.today:
        raise WordsNotUnderstood("You can rearrange only today. Leave the day out.")
    return None if changing else day


def _rearranged(run: Run, *, less: bool) -> str:
    """The receipt; with what it cannot do, where only tries are planned."""
    from pacing_cli.app.evaluation import evaluate
    from pacing_cli.wording.day import NO_AMOUNT_TO_LESSEN, REARRANGED

    quotas = evaluate(run, run.today).plan.quotas if less else ()
    none_yet = less and all(quota.quota is None for quota in quotas)
    return f"{NO_AMOUNT_TO_LESSEN} {REARRANGED}" if none_yet else REARRANGED


def _show(run: Run, day: "date") -> None:
    from pacing_cli.app.evaluation import evaluate, log_shown_plan
    from pacing_cli.exporters.json.plan import plan_document
    from pacing_cli.terminal.pages.plan import plan_page

    found = evaluate(run, day)
    chosen = run.settings.profile.parameters
    plan = found.plan
    minute = _minute(run) if day == run.today else None
    run.output.show(lambda: plan_page(plan, minute), lambda: plan_document(plan, chosen))
    log_shown_plan(run, found)
    _ask_or_offer(run, found, asks=day == run.today)


def _ask_or_offer(run: Run, found: "Evaluation", *, asks: bool) -> None:
    """One question or one card under what was shown; nothing is loaded where nobody looks."""
    if run.output.json or not sys.stdout.isatty():
        return
    from pacing_cli.app.cards import offer_for
    from pacing_cli.app.morning import ask_morning

    if not asks or not ask_morning(run, found):
        offer_for(run, found)


def _minute(run: Run) -> int:
    """Minutes after midnight."""
    return run.now.hour * 60 + run.now.minute


def today(run: Run, _words: Sequence[str] = (), *, checklist: bool = False) -> None:
    """Show what is done today and what is still to come; with `checklist` as a numbered list."""
    from pacing_cli.app.evaluation import evaluate, log_shown_plan
    from pacing_cli.app.today_list import entries_of_today
    from pacing_cli.engine.today.ticks import ticked
    from pacing_cli.terminal.pages.today import (
        checklist_page,
        day_list,
        glance_at,
        glance_page,
        today_page,
    )

    found = evaluate(run, run.today)
    plan, minute = found.plan, _minute(run)
    seen = day_list(plan, ticked(plan.blocks, entries_of_today(run)))
    glance = glance_at(plan, minute)
    if checklist:
        run.output.show(lambda: checklist_page(seen, minute), lambda: _today_document(seen))
    elif glance.bad is not None:
        run.output.show(lambda: glance_page(glance, plan), lambda: _today_document(seen))
    else:
        run.output.show(lambda: today_page(seen, minute), lambda: _today_document(seen))
    log_shown_plan(run, found, as_list=checklist or run.output.json)


def _today_document(seen: "DayList") -> dict[str, object]:
    from pacing_cli.exporters.json.plan import block_document

    return {
        "schema": "pace/today/1",
        "date": seen.on.isoformat(),
        "day": seen.day,
        "blocks": [
            {"number": item.number or None, **block_document(item.block), "done": item.done}
            for item in seen.items
        ],
    }


def done(run: Run, words: Sequence[str]) -> None:
    """Tick parts of today's list, which logs them."""
    from pacing_cli.app.evaluation import evaluate
    from pacing_cli.app.record import tell_written
    from pacing_cli.app.today_list import blocks_last_shown, drafts, read_ticks, same_list
    from pacing_cli.wording.day import LIST_HAS_CHANGED

    ticks = read_ticks(words)
    plan, shown = evaluate(run, run.today, news=False).plan, blocks_last_shown(run)
    blocks = plan.blocks if shown is None else shown
    written = run.journal.append(drafts(run, blocks, ticks), run.now)
    tell_written(run, written, "" if same_list(blocks, plan) else LIST_HAS_CHANGED)


BY_NAME: Final[Mapping[str | None, Callable[[Run, Sequence[str]], None]]] = {
    None: glance,
    "log": log,
    "check": check,
    "plan": plan,
    "today": today,
    "done": done,
    "bad": bad,
    "better": better,
    "note": note,
    "dose": dose,
}
"""What the quick door does by itself; None is `pace` alone."""
