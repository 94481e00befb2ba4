"""`pace doctor`: look whether all files are well, and put right what can be."""

from typing import Annotated

import typer

from pacing_cli.app.run import Pacing

RepairOption = Annotated[
    bool, typer.Option("--repair", help="Put right what can be, after a copy of everything.")
]
SettleOption = Annotated[
    bool, typer.Option("--settle", help="Choose between a settings file and a copy of it.")
]
KeepOption = Annotated[
    list[str] | None,
    typer.Option("--keep", metavar="WHICH", help="With --settle: main, copy or KEY=copy."),
]
RepairYesOption = Annotated[
    bool, typer.Option("--yes", help="With --keep: also where it lifts a safety stop.")
]


def doctor(
    ctx: typer.Context,
    repair: RepairOption = False,
    settle: SettleOption = False,
    keep: KeepOption = None,
    yes: RepairYesOption = False,
) -> None:
    """Look at every file: what is wrong, the heaviest first, and what would be done.

    Nothing is changed without --repair or --settle, and no byte is ever thrown away. Ends
    with code 0 when all is well, and 3 when something wants a look.
    """
    from pacing_cli.cli.care_pages import doctor_document, doctor_page
    from pacing_cli.errors import FileNotUsable
    from pacing_cli.storage.maintenance.doctor import examine
    from pacing_cli.storage.maintenance.repair import repair as put_right
    from pacing_cli.storage.paths import device_word

    pacing = Pacing.of(ctx)
    done = put_right(pacing.home, device_word(), pacing.now) if repair else None
    settled: tuple[str, ...] = ()
    if settle or keep:
        from pacing_cli.cli.settling import read_kept, settle_copies

        settled = settle_copies(pacing, read_kept(keep or ()), lifting=yes)
    found = examine(pacing.home, pacing.today)
    told = (*(done.done if done else ()), *settled)
    copy = done.before.copy.name.text if done and done.before else ""
    pacing.output.show(
        lambda: doctor_page(found, told, copy), lambda: doctor_document(found, told, copy)
    )
    if not found.sound:
        raise typer.Exit(FileNotUsable.exit_code)
