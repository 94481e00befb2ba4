"""`pace share`: say only what you mean to. It is shown or put into a file, and never sent."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pacing_cli.app.run import Run
from pacing_cli.cli.tree import group
from pacing_cli.errors import WordsNotUnderstood

if TYPE_CHECKING:
    from pacing_cli.model.support import Share

share = group("Say only what you mean to: pace share --to family")

WhoArgument = Annotated[
    str, typer.Argument(metavar="WHO", help="therapist, family, employer, partner or claim.")
]
FieldArgument = Annotated[list[str], typer.Argument(metavar="FIELD...", help="Names of fields.")]


@share.callback()
def sharing(
    ctx: typer.Context,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="WHO", help="therapist, family, employer, partner, claim."),
    ] = None,
    line: Annotated[bool, typer.Option("--line", help="In one line, for a message.")] = False,
    chat: Annotated[
        bool, typer.Option("--chat", help="In pieces for a chat window, as in a video session.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="What would leave, field by field, and what stays.")
    ] = False,
    start: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="The first day it tells of.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Put it into this new file.")
    ] = None,
) -> None:
    """Tell one of five only what is on their list. It is shown; nothing is ever sent.

    pace share --to employer --dry-run

    pace share --to therapist --chat
    """
    if ctx.invoked_subcommand is not None:
        return
    from pacing_cli.app.dates import read_span
    from pacing_cli.app.evaluation import landmarks
    from pacing_cli.app.sharing import read_audience, share_for

    pacing = Run.of(ctx)
    if to is None:
        raise WordsNotUnderstood(
            "Who is it for? Such as: pace share --to family",
            "pace share fields shows who is told what.",
        )
    if sum((line, chat, dry_run)) > 1 or (out and (line or chat or dry_run)):
        raise WordsNotUnderstood("Take one of --line, --chat, --dry-run and --out.")
    span = read_span(start, None, pacing.today, lambda last: landmarks(pacing, last))
    _show(pacing, share_for(pacing, read_audience(to), span), line, chat, dry_run, out)


def _show(
    run: Run, found: "Share", line: bool, chat: bool, dry_run: bool, out: Path | None
) -> None:
    from pacing_cli.cli.hand_on import hand_on
    from pacing_cli.exporters.json.settings import share_document
    from pacing_cli.terminal.pages.share import look_before_page, messages, one_line, share_page

    document = share_document(found, dry_run)
    if run.output.json or not (line or chat):
        page = look_before_page(found) if dry_run else share_page(found)
        hand_on(run, page, document, out)
    elif line:
        run.output.say(one_line(found))
    else:
        run.output.say(*"\n\n".join(messages(found)).split("\n"))


@share.command()
def fields(ctx: typer.Context) -> None:
    """Show who is told what, and what each field says."""
    _lists(Run.of(ctx))


@share.command()
def allow(ctx: typer.Context, who: WhoArgument, names: FieldArgument) -> None:
    """Put fields on somebody's list: pace share allow employer sleep"""
    _change(ctx, who, names, allowed=True)


@share.command()
def keep(ctx: typer.Context, who: WhoArgument, names: FieldArgument) -> None:
    """Take fields off somebody's list: pace share keep family goals"""
    _change(ctx, who, names, allowed=False)


def _change(ctx: typer.Context, who: str, names: list[str], *, allowed: bool) -> None:
    from pacing_cli.app.sharing import read_audience, read_field, write_list
    from pacing_cli.storage.settings.supports import load_lists

    pacing, audience = Run.of(ctx), read_audience(who)
    chosen = [read_field(name) for name in names]
    kept = [field for field in load_lists(pacing.home)[audience] if field not in chosen]
    write_list(pacing, audience, (*kept, *(chosen if allowed else ())))
    _lists(pacing, f"Written: the list for {audience}. pace undo takes it back.")


def _lists(run: Run, said: str = "") -> None:
    from pacing_cli.exporters.json.settings import lists_document
    from pacing_cli.storage.settings.supports import load_lists
    from pacing_cli.terminal.pages.share import lists_page

    found = load_lists(run.home)
    run.output.show(lambda: lists_page(found, said), lambda: lists_document(found))


# `pace card`: one plain sentence on what today has room for, and what helps.


def card(ctx: typer.Context) -> None:
    """Show one plain sentence on today, and what helps: to show, or to send yourself.

    It names no rating, no medicine and no note.
    """
    from pacing_cli.app.dates import read_span
    from pacing_cli.app.evaluation import landmarks
    from pacing_cli.app.sharing import facts
    from pacing_cli.wording.share import shared

    pacing = Run.of(ctx)
    span = read_span(None, None, pacing.today, lambda last: landmarks(pacing, last))
    found = shared("family", ("capacity", "helps"), facts(pacing, span))
    said = " ".join(text for one in found.told for text in one.lines)
    if pacing.output.json:
        pacing.output.document(
            {"schema": "pace/card/1", "date": pacing.today.isoformat(), "text": said}
        )
    pacing.output.say(said)
