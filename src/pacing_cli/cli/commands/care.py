"""`pace care` and `pace mode`: agreed limits, and what stops suggestions today."""

import re
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from pacing_cli.app.run import Run
from pacing_cli.cli.options import WordsArgument
from pacing_cli.cli.tree import group
from pacing_cli.console.prompts import ask_yes_no, may_ask
from pacing_cli.errors import CouldNotWrite, WordsNotUnderstood
from pacing_cli.model.profile import Mode, Pause, PauseWhy
from pacing_cli.wording.phrases import full_date

if TYPE_CHECKING:
    from pacing_cli.storage.settings.care import CareVersion


care = group("Show the limits you agreed with a therapist.")


@care.callback()
def showing(ctx: typer.Context) -> None:
    """Show who agreed on what, and the review date."""
    if ctx.invoked_subcommand is None:
        from pacing_cli.exporters.json.settings import care_document
        from pacing_cli.terminal.pages.care import care_page

        run = Run.of(ctx)
        agreed = run.settings.care
        _see(run)
        run.output.show(
            lambda: care_page(agreed, run.today), lambda: care_document(agreed, run.today)
        )


@care.command()
def diff(ctx: typer.Context) -> None:
    """Show what changed since the earlier version."""
    from pacing_cli.engine.cards import care_changes
    from pacing_cli.exporters.json.settings import care_changes_document
    from pacing_cli.storage.settings.care import care_of_version
    from pacing_cli.terminal.pages.care import care_changes_page

    run = Run.of(ctx)
    now = run.settings.care
    before = _before(run)
    changes = care_changes(care_of_version(before), now) if before else None
    since = before.seen if before else None
    run.output.show(
        lambda: care_changes_page(changes, since), lambda: care_changes_document(changes, since)
    )


def _before(run: Run) -> "CareVersion | None":
    """The last version that was another one than this."""
    from pacing_cli.storage.settings.care import care_versions
    from pacing_cli.storage.settings.toml_text import content_of

    _see(run)
    now = content_of(run.home.care)
    others = [one for one in care_versions(run.home) if one.content != now]
    return others[-1] if others else None


def _see(run: Run) -> None:
    """Keep this version, where that can be written."""
    from pacing_cli.storage.settings.care import snapshot_care_file

    with suppress(CouldNotWrite):
        snapshot_care_file(run.home, run.now)


# `pace mode`: graded or envelope, and pauses: what is off, until when, how it ends.


mode = group("Show or change the mode, and pause steps up.")

_WHYS: dict[str, PauseWhy] = {
    "illness": "illness", "ill": "illness", "medicine": "medicine", "condition": "condition",
}  # fmt: skip

WhyArgument = Annotated[str, typer.Argument(metavar="WHY", help="illness, medicine or condition.")]
UntilOption = Annotated[
    str | None,
    typer.Option("--until", metavar="DAY", help="The first day after the pause."),
]
YesOption = Annotated[bool, typer.Option("--yes", help="Yes, leave envelope mode.")]


@mode.callback()
def show_mode(ctx: typer.Context) -> None:
    """Show the mode and any pauses: what is off, until when, and how it ends."""
    if ctx.invoked_subcommand is None:
        _show(Run.of(ctx))


@mode.command()
def graded(ctx: typer.Context, yes: YesOption = False) -> None:
    """Use small steps up when it goes well. Leaving envelope mode needs a clear yes."""
    from pacing_cli.cli.settling import refuse_copied
    from pacing_cli.wording.care import LEAVING

    run = Run.of(ctx)
    refuse_copied(run, lambda profile: profile.mode)
    if run.settings.profile.mode == "envelope" and not yes:
        asked = may_ask(run.output)
        if not (asked and ask_yes_no(f"{LEAVING} Leave it?")):
            raise WordsNotUnderstood(
                f"Envelope mode stays on. {LEAVING}", "To leave it: pace mode graded --yes"
            )
    _set_mode(run, "graded")


@mode.command()
def envelope(ctx: typer.Context) -> None:
    """Take no steps up: for people who get much worse hours or days after a small effort."""
    _set_mode(Run.of(ctx), "envelope")


@mode.command()
def pause(ctx: typer.Context, why: WhyArgument, until: UntilOption = None) -> None:
    """Pause steps up from today. For an illness, amounts are also lower.

    pace mode pause illness

    pace mode pause medicine --until 2026-04-01
    """
    from pacing_cli.app.dates import read_coming_day
    from pacing_cli.app.setup import begin_pause

    run = Run.of(ctx)
    kind = _WHYS.get(why.casefold())
    if kind is None:
        raise WordsNotUnderstood(
            f'pace does not know a pause for "{why}". It is for illness, medicine or condition.',
            "For time away: pace holiday until 31 March",
        )
    end = read_coming_day("--until", until, run.today)
    begin_pause(run.home, kind, run.today, end, _open(run))
    _show(run, "Saved: a pause from today. To undo: pace undo")


@mode.command()
def resume(ctx: typer.Context) -> None:
    """End every pause today."""
    from pacing_cli.app.setup import end_pauses
    from pacing_cli.cli.settling import refuse_copied

    run = Run.of(ctx)
    held = _open(run)
    refuse_copied(run, lambda profile: profile.pauses)
    if held:
        end_pauses(run.home, held, run.today)
    _show(run, "The pause has ended." if held else "Nothing is paused now.")


_UNTIL = ("until", "till", "til", "to", "through", "for", "from", "now", "today", "on")
_ENDED = ("end", "ends", "ended", "over", "done", "stop", "back", "finished")


def holiday(ctx: typer.Context, words: WordsArgument = None) -> None:
    """Pause the plan for a holiday. These days do not count as a gap.

    pace holiday until 31 March

    pace holiday end

    The holiday includes the day after the word until. Then your amounts build back up in steps.
    """
    from pacing_cli.app.setup import begin_pause, end_pauses

    run = Run.of(ctx)
    typed = [word.lower() for word in words or []]
    if typed and typed[-1] in _ENDED:
        held = [one for one in _open(run) if one.why == "holiday"]
        if held:
            end_pauses(run.home, held, run.today)
        _show(
            run,
            "The holiday has ended. Welcome back." if held else "No holiday is saved now.",
        )
        return
    last = _last_day(run, typed)
    end = last + timedelta(days=1) if last else None
    begin_pause(run.home, "holiday", run.today, end, _open(run))
    until = f" until {full_date(last)}" if last else ". To end it: pace holiday end"
    _show(
        run,
        f"Saved: a holiday{until.removesuffix('.')}. Nothing is planned in it, and afterwards your "
        "amounts build back up in steps. To undo: pace undo",
    )


def _last_day(run: Run, words: list[str]) -> date | None:
    """The last day of the holiday; None where none was said. Raises WordsNotUnderstood."""
    from pacing_cli.app.dates import read_coming_day

    bare = words
    while bare and bare[0] in _UNTIL:
        bare = bare[1:]
    if not bare:
        return None
    span = re.fullmatch(r"(an?|\d{1,2}) (day|week)s?", " ".join(bare))
    if span:
        many = int(span[1]) if span[1].isdigit() else 1
        return run.today + timedelta(days=many * (7 if span[2] == "week" else 1) - 1)
    try:
        return read_coming_day("until", " ".join(bare), run.today)
    except WordsNotUnderstood:
        ends = bare[-1] if len(bare) > 2 and bare[-2] in (*_UNTIL, "-") else "31 March"
        raise WordsNotUnderstood(
            f'pace does not know the day "{" ".join(bare)}". A holiday begins on the day on which '
            "you type it.",
            f"For example: pace holiday until {ends}",
        ) from None


def _open(run: Run) -> list[Pause]:
    from pacing_cli.engine.flares.scale_back import pause_on

    p, pauses = run.settings.parameters, run.own_settings.profile.pauses
    return [one for one in pauses if pause_on([one], run.today, p)]


def _set_mode(run: Run, wanted: Mode) -> None:
    from pacing_cli.app.setup import SetupAnswers, write_answers

    own = run.own_settings
    changed = own.profile.mode != wanted
    if changed:
        write_answers(run.home, SetupAnswers(mode=wanted), own, run.today)
    said = f"Saved: {wanted} mode." if changed else f"It is {wanted} mode already."
    _show(run, said)


def _show(run: Run, said: str = "") -> None:
    """What holds now, read again from the files."""
    from pacing_cli.app.evaluation import evaluate
    from pacing_cli.engine.today.notices import gates
    from pacing_cli.exporters.json.settings import mode_document
    from pacing_cli.terminal.pages.care import mode_page

    fresh = run.again()
    profile, p = fresh.settings.profile, fresh.settings.parameters
    phase = evaluate(fresh, fresh.today).phase
    held = gates(profile, phase, fresh.today, p)
    run.output.show(
        lambda: mode_page(profile.mode, held, p, said),
        lambda: mode_document(profile.mode, profile.mode_since, held, p),
    )
