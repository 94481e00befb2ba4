"""`pace activity`: the inventory: list, add, change, pause, take up again."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from pacing_cli.app.run import Pacing
from pacing_cli.cli.activity.options import WISHES, NameArgument
from pacing_cli.cli.groups import group
from pacing_cli.cli.shared_options import taking
from pacing_cli.console.prompts import may_ask
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.wording.phrases import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacing_cli.app.activities import Wishes
activity = group("Your activities: list, add, change, pause.")


@activity.callback()
def listing(ctx: typer.Context) -> None:
    """Your activities: list, add, change, pause."""
    if ctx.invoked_subcommand is None:
        from pacing_cli.cli.activity.page import activities_document, activities_page

        pacing = Pacing.of(ctx)
        inventory = tuple(pacing.settings.activities.values())
        pacing.output.show(
            lambda: activities_page(inventory), lambda: activities_document(inventory)
        )


@activity.command()
@taking(WISHES)
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its name, one word.")],
    **options: Any,
) -> None:
    """Add an activity. Everything but the name can be left out."""
    from pacing_cli.app.activities import ask_wishes, new_name, read_wishes

    pacing = Pacing.of(ctx)
    word = new_name(name, pacing.settings)
    wishes = read_wishes(options)
    if wishes.empty and may_ask(pacing.output):
        wishes = ask_wishes(pacing.output, word)
    _write(pacing, word, wishes)


@activity.command("set")
@taking(WISHES)
def change(ctx: typer.Context, name: NameArgument, **options: Any) -> None:
    """Change an activity; what is not named stays."""
    from pacing_cli.app.activities import known_name, read_wishes

    pacing = Pacing.of(ctx)
    found = known_name(name, pacing.settings)
    wishes = read_wishes(options, found.measure)
    if wishes.empty:
        raise WordsNotUnderstood(
            f"What shall change about {found.name}?",
            f"Such as: pace activity set {found.name} --demand 4 --days mon,wed,fri",
        )
    _write(pacing, found.name, wishes)


@activity.command()
def starter(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAMES...", help="Names or numbers of the list.")
    ] = None,
) -> None:
    """A list of activities to pick from.

    pace activity starter

    pace activity starter 1 4 walk
    """
    from pacing_cli.cli.activity.starter import pick, starter_document, starter_page

    pacing = Pacing.of(ctx)
    if not names:
        pacing.output.show(starter_page, starter_document)
        return
    _show_written(pacing, pick(pacing, names))


@activity.command()
def pause(ctx: typer.Context, name: NameArgument) -> None:
    """Leave an activity out of the plan for now."""
    _set_paused(ctx, name, paused=True)


@activity.command()
def resume(ctx: typer.Context, name: NameArgument) -> None:
    """Take a paused activity up again."""
    _set_paused(ctx, name, paused=False)


@activity.command()
def restart(ctx: typer.Context, name: NameArgument) -> None:
    """Look for a new baseline from today on, in new tries."""
    from pacing_cli.app.activities import Wishes, known_name

    pacing = Pacing.of(ctx)
    _write(pacing, known_name(name, pacing.settings).name, Wishes(restart_on=pacing.today))


def _set_paused(ctx: typer.Context, name: str, *, paused: bool) -> None:
    from pacing_cli.app.activities import Wishes, known_name

    pacing = Pacing.of(ctx)
    _write(pacing, known_name(name, pacing.settings).name, Wishes(paused=paused))


def _write(pacing: Pacing, name: str, wishes: "Wishes") -> None:
    """Write the activity's table and show the activity as it now stands."""
    from pacing_cli.app.activities import write_wishes

    write_wishes(pacing.home, name, wishes)
    _show_written(pacing, (name,))


def _show_written(pacing: Pacing, names: "Sequence[str]") -> None:
    """The activities of these names as they now stand in the file."""
    from pacing_cli.cli.activity.page import activities_document, activities_page
    from pacing_cli.storage.settings.settings import load_settings

    settings = load_settings(pacing.home)
    written = tuple(settings.activity(name) for name in names)
    stand = "as it now stands" if len(names) == 1 else "as they now stand"
    pacing.output.show(
        lambda: activities_page(written, title=f"{listed(names)}, {stand}"),
        lambda: activities_document(written),
    )
