"""`pace share`: show or save only the fields on an audience's list. Nothing is sent."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pacing_cli.app.run import Run
from pacing_cli.cli.tree import group
from pacing_cli.errors import CouldNotWrite, WordsNotUnderstood
from pacing_cli.model.page import Page

if TYPE_CHECKING:
    from pacing_cli.model.support import Share


share = group("Share only what you choose: pace share --to family")

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
        bool, typer.Option("--chat", help="In parts, for the chat of a video visit.")
    ] = False,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run", help=("Show what would be shared, field by field, and what not.")
        ),
    ] = False,
    start: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="The first day it covers.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Save it in this new file.")
    ] = None,
) -> None:
    """Show what one reader may know. pace never sends anything.

    pace share --to employer --dry-run

    pace share --to therapist --chat
    """
    if ctx.invoked_subcommand is not None:
        return
    from pacing_cli.app.dates import read_span
    from pacing_cli.app.evaluation import landmarks
    from pacing_cli.app.sharing import read_audience, share_for

    run = Run.of(ctx)
    if to is None:
        raise WordsNotUnderstood(
            "Who is it for? For example: pace share --to family",
            "To see what each reader may know: pace share fields",
        )
    if sum((line, chat, dry_run)) > 1 or (out and (line or chat or dry_run)):
        raise WordsNotUnderstood("Choose one of --line, --chat, --dry-run and --out.")
    span = read_span(start, None, run.today, lambda last: landmarks(run, last))
    _show(run, share_for(run, read_audience(to), span), line, chat, dry_run, out)


def _show(
    run: Run, found: "Share", line: bool, chat: bool, dry_run: bool, out: Path | None
) -> None:
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
    """Show what each reader may know, and what each field means."""
    _lists(Run.of(ctx))


@share.command()
def allow(ctx: typer.Context, who: WhoArgument, names: FieldArgument) -> None:
    """Add fields to a reader's list: pace share allow employer sleep"""
    _change(ctx, who, names, allowed=True)


@share.command()
def keep(ctx: typer.Context, who: WhoArgument, names: FieldArgument) -> None:
    """Remove fields from a reader's list: pace share keep family goals"""
    _change(ctx, who, names, allowed=False)


def _change(ctx: typer.Context, who: str, names: list[str], *, allowed: bool) -> None:
    from pacing_cli.app.sharing import read_audience, read_field, write_list
    from pacing_cli.storage.settings.supports import load_lists

    run, audience = Run.of(ctx), read_audience(who)
    chosen = [read_field(name) for name in names]
    kept = [field for field in load_lists(run.home)[audience] if field not in chosen]
    write_list(run, audience, (*kept, *(chosen if allowed else ())))
    _lists(run, f"Saved: the list for {audience}. To undo: pace undo")


def _lists(run: Run, said: str = "") -> None:
    from pacing_cli.exporters.json.settings import lists_document
    from pacing_cli.storage.settings.supports import load_lists
    from pacing_cli.terminal.pages.share import lists_page

    found = load_lists(run.home)
    run.output.show(lambda: lists_page(found, said), lambda: lists_document(found))


# `pace card`: one plain sentence on what today has room for, and what helps.


def card(ctx: typer.Context) -> None:
    """Show one plain sentence on today, and what helps. You can show it or send it.

    It names no rating, no medicine and no note.
    """
    from pacing_cli.app.dates import read_span
    from pacing_cli.app.evaluation import landmarks
    from pacing_cli.app.sharing import facts
    from pacing_cli.wording.share import shared

    run = Run.of(ctx)
    span = read_span(None, None, run.today, lambda last: landmarks(run, last))
    found = shared("family", ("capacity", "helps"), facts(run, span))
    said = " ".join(text for one in found.told for text in one.lines)
    if run.output.json:
        run.output.document({"schema": "pace/card/1", "date": run.today.isoformat(), "text": said})
    run.output.say(said)


# `pace support`: people, adjustments at work, transport, places, appointments; good for what.


support = group("List people and places that help, and for what.")

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="Its name.")]
KindArgument = Annotated[
    str | None,
    typer.Argument(metavar="KIND", help="person, work, transport, community or appointment."),
]
Words = list[str] | None


@support.callback()
def listing(ctx: typer.Context) -> None:
    """Show the people and places that help, and for what."""
    if ctx.invoked_subcommand is None:
        _show_supports(Run.of(ctx))


@support.command()
def add(
    ctx: typer.Context,
    name: NameArgument,
    kind: Annotated[
        str | None,
        typer.Option(metavar="WORD", help="person, work, transport, community, appointment."),
    ] = None,
    what: Annotated[str, typer.Option(metavar="TEXT", help="Who or what it is.")] = "",
    good_for: Annotated[
        Words,
        typer.Option(
            "--good-for", metavar="TEXT", help=("What it is good for. You can repeat it.")
        ),
    ] = None,
    need: Annotated[
        Words, typer.Option(metavar="TEXT", help="When to offer it: bad day, flare, shopping.")
    ] = None,
    contact: Annotated[str, typer.Option(metavar="TEXT", help="How to reach it.")] = "",
    on: Annotated[str | None, typer.Option(metavar="DAY", help="An appointment's day.")] = None,
    at: Annotated[str | None, typer.Option(metavar="TIME", help="Its time: 14:30.")] = None,
    minutes: Annotated[
        int | None, typer.Option(metavar="MINUTES", min=1, max=1440, help="How long it takes.")
    ] = None,
    where: Annotated[str, typer.Option(metavar="TEXT", help="Where it is.")] = "",
) -> None:
    """Add a person or place that helps, or change one.

    pace support add Ana --good-for shopping --need "bad day"

    pace support add physio --on 2026-03-10 --at 14:30 --where "by video"
    """
    from pacing_cli.app.sharing import read_support, write_support

    run = Run.of(ctx)
    found = read_support(
        run, name, kind, what, good_for or [], need or [], contact, on, at, minutes, where
    )
    write_support(run.home, found, kind_said=kind is not None or on is not None)
    _show_supports(run, f"Saved: {found.name}. To undo: pace undo")


@support.command()
def remove(ctx: typer.Context, name: NameArgument) -> None:
    """Remove a person or place from the list."""
    from pacing_cli.app.sharing import remove_support

    run = Run.of(ctx)
    gone = remove_support(run.home, name)
    _show_supports(run, f"Removed: {gone}. To put it back: pace undo")


@support.command("for")
def for_need(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="NEED...", help="In your words.")],
) -> None:
    """Show what helps with a need or a barrier.

    pace support for the way to the clinic
    """
    from pacing_cli.exporters.json.settings import supports_document
    from pacing_cli.model.support import offered
    from pacing_cli.storage.settings.supports import load_supports
    from pacing_cli.terminal.pages.share import offered_page

    run, need = Run.of(ctx), " ".join(words)
    found = offered(load_supports(run.home), need)
    run.output.show(lambda: offered_page(need, found), lambda: supports_document(found, need))


@support.command()
def ideas(ctx: typer.Context, kind: KindArgument = None) -> None:
    """Show ideas, each with what it is good for."""
    from pacing_cli.app.sharing import read_kind
    from pacing_cli.exporters.json.settings import ideas_document
    from pacing_cli.model.support import SUPPORT_KINDS
    from pacing_cli.terminal.pages.share import ideas_page

    kinds = SUPPORT_KINDS if kind is None else (read_kind(kind),)
    Run.of(ctx).output.show(lambda: ideas_page(kinds), lambda: ideas_document(kinds))


@support.command()
def guide(
    ctx: typer.Context,
    reader: Annotated[str, typer.Argument(metavar="WHO", help="family or work.")],
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Save it in this file.")
    ] = None,
) -> None:
    """Show one page to print and pass on: how to help without doing everything."""
    from pacing_cli.exporters.json.settings import guide_document
    from pacing_cli.terminal.pages.share import guide_page
    from pacing_cli.wording.support import GUIDES

    run = Run.of(ctx)
    found = next((one for key, one in GUIDES.items() if key == reader.casefold()), None)
    if found is None:
        raise WordsNotUnderstood(f'A guide is for family or work, and you typed "{reader}".')
    hand_on(run, guide_page(found), guide_document(found, reader.casefold()), out)


def _show_supports(run: Run, said: str = "") -> None:
    """The supports, read again from the file."""
    from pacing_cli.exporters.json.settings import supports_document
    from pacing_cli.storage.settings.supports import load_supports
    from pacing_cli.terminal.pages.share import supports_page

    found = load_supports(run.home)
    run.output.show(lambda: supports_page(found, said), lambda: supports_document(found))


# A page shown, or written into a file that only its owner opens, to be handed on.


def hand_on(run: Run, page: Page, document: Mapping[str, object], out: Path | None) -> None:
    """Show the page; or write it as text (as Markdown for a name that ends so)."""
    if out is None:
        run.output.show(lambda: page, lambda: document)
        return
    path = out.expanduser()
    write_private(path, _text(page, markdown=path.suffix.lower() in (".md", ".markdown")))
    run.output.say(f"Saved: {path}. Only you can open it. Nothing was sent anywhere.")
    if run.output.json:
        run.output.document({**document, "file": str(path)})


def _text(page: Page, *, markdown: bool) -> str:
    if markdown:
        from pacing_cli.exporters.markdown import markdown as as_markdown

        return as_markdown(page)
    from io import StringIO

    from pacing_cli.terminal.rich_page import write

    holder = StringIO()
    write(page, holder, 78, colour=False)
    return "".join(f"{line.rstrip()}\n" for line in holder.getvalue().splitlines())


def write_private(path: Path, text: str) -> None:
    """A new file for its owner alone. A file that is there is left as it is: CouldNotWrite."""
    from pacing_cli.storage.files import replace

    if path.exists() or path.is_symlink():
        raise CouldNotWrite(f"{path} exists already, so pace did not change it.")
    replace(path, text.encode("utf-8", "backslashreplace"))
