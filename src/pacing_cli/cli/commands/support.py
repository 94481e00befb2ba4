"""`pace support`: people, adjustments at work, transport, places, appointments; good for what."""

from pathlib import Path
from typing import Annotated

import typer

from pacing_cli.app.run import Run
from pacing_cli.cli.tree import group
from pacing_cli.errors import WordsNotUnderstood

support = group("People, work, transport, places: what each is good for.")

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="Its name.")]
KindArgument = Annotated[
    str | None,
    typer.Argument(metavar="KIND", help="person, work, transport, community or appointment."),
]
Words = list[str] | None


@support.callback()
def listing(ctx: typer.Context) -> None:
    """Show your supports, and what each is good for."""
    if ctx.invoked_subcommand is None:
        _show(Run.of(ctx))


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
        Words, typer.Option("--good-for", metavar="TEXT", help="What it is good for; several.")
    ] = None,
    need: Annotated[
        Words, typer.Option(metavar="TEXT", help="When to offer it: bad day, flare, shopping.")
    ] = None,
    contact: Annotated[str, typer.Option(metavar="TEXT", help="How to reach it.")] = "",
    on: Annotated[str | None, typer.Option(metavar="DAY", help="An appointment's day.")] = None,
    at: Annotated[str | None, typer.Option(metavar="TIME", help="Its time: 14:30.")] = None,
    minutes: Annotated[int | None, typer.Option(min=1, max=1440, help="How long it takes.")] = None,
    where: Annotated[str, typer.Option(metavar="TEXT", help="Where it is.")] = "",
) -> None:
    """Write a support down, or change the parts that are named.

    pace support add Ana --good-for shopping --need "bad day"

    pace support add physio --on 2026-03-10 --at 14:30 --where "by video"
    """
    from pacing_cli.app.sharing import read_support, write_support

    pacing = Run.of(ctx)
    found = read_support(
        pacing, name, kind, what, good_for or [], need or [], contact, on, at, minutes, where
    )
    write_support(pacing.home, found, kind_said=kind is not None or on is not None)
    _show(pacing, f"Written: {found.name}. pace undo takes it back.")


@support.command()
def remove(ctx: typer.Context, name: NameArgument) -> None:
    """Take a support out of the list."""
    from pacing_cli.app.sharing import remove_support

    pacing = Run.of(ctx)
    gone = remove_support(pacing.home, name)
    _show(pacing, f"Taken out: {gone}. pace undo brings it back.")


@support.command("for")
def for_need(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="NEED...", help="In your words.")],
) -> None:
    """Show what you wrote down for a need or a barrier.

    pace support for the way to the clinic
    """
    from pacing_cli.exporters.json.settings import supports_document
    from pacing_cli.model.support import offered
    from pacing_cli.storage.settings.supports import load_supports
    from pacing_cli.terminal.pages.share import offered_page

    pacing, need = Run.of(ctx), " ".join(words)
    found = offered(load_supports(pacing.home), need)
    pacing.output.show(lambda: offered_page(need, found), lambda: supports_document(found, need))


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
        Path | None, typer.Option("--out", metavar="FILE", help="Write it into this file.")
    ] = None,
) -> None:
    """Show one page to print and hand on: how to help, without taking everything over."""
    from pacing_cli.cli.hand_on import hand_on
    from pacing_cli.exporters.json.settings import guide_document
    from pacing_cli.terminal.pages.share import guide_page
    from pacing_cli.wording.support import GUIDES

    pacing = Run.of(ctx)
    found = next((one for key, one in GUIDES.items() if key == reader.casefold()), None)
    if found is None:
        raise WordsNotUnderstood(f'A guide cannot be for "{reader}": it is for family or work.')
    hand_on(pacing, guide_page(found), guide_document(found, reader.casefold()), out)


def _show(run: Run, said: str = "") -> None:
    """The supports, read again from the file."""
    from pacing_cli.exporters.json.settings import supports_document
    from pacing_cli.storage.settings.supports import load_supports
    from pacing_cli.terminal.pages.share import supports_page

    found = load_supports(run.home)
    run.output.show(lambda: supports_page(found, said), lambda: supports_document(found))
