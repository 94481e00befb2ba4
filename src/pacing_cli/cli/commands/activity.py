"""`pace activity`: list, add, change and pause activities."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from pacing_cli.app.run import Run
from pacing_cli.cli.options import taking
from pacing_cli.cli.tree import group
from pacing_cli.console.prompts import may_ask
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.activity import WEEKDAYS, Activity
from pacing_cli.model.page import Gap, Heading, Line, Page, Rows
from pacing_cli.model.quantity import Amount, write_amount
from pacing_cli.model.shipped import STARTER
from pacing_cli.shorthand.names import fold
from pacing_cli.wording.phrases import clock, count, day_called, listed

if TYPE_CHECKING:
    from pacing_cli.app.activities import ActivityChanges


# The options that say what an activity is: the same for `add` and for `set`.

NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="The name, or its first letters.")
]
MeasureOption = Annotated[
    str | None, typer.Option(help="minutes, steps, metres or reps.", metavar="WORD")
]
DemandOption = Annotated[
    str | None, typer.Option(help="How much it takes out of you, 0 to 10.", metavar="NUMBER")
]
DaysOption = Annotated[
    str | None, typer.Option(help="For example mon,wed,fri, or every day.", metavar="DAYS")
]
WhyOption = Annotated[str | None, typer.Option(help="Why it matters to you.", metavar="TEXT")]
StepOption = Annotated[
    str | None, typer.Option(help="The size of one step up, for example 1m.", metavar="AMOUNT")
]
LighterOption = Annotated[str | None, typer.Option(help="A lighter version.", metavar="TEXT")]
StrengthOption = Annotated[
    bool | None, typer.Option("--strength/--no-strength", help="Strength work, on 2 days a week.")
]

ExertionOption = Annotated[
    str | None,
    typer.Option(help="Some of: physical, cognitive, social, emotional.", metavar="WORDS"),
]

KindOption = Annotated[
    str | None,
    typer.Option(help="moving, chores, work, social, self-care or rest.", metavar="WORD"),
]
PriorityOption = Annotated[str | None, typer.Option(help="must, should or want.", metavar="WORD")]
RegionsOption = Annotated[
    str | None,
    typer.Option(help="Parts of the body it uses, for example back,legs.", metavar="WORDS"),
]
TimeOption = Annotated[
    str | None, typer.Option(help="When you usually begin, for example 10:00.", metavar="TIME")
]
AmberOption = Annotated[
    str | None, typer.Option(help="The replacement on a harder day.", metavar="WORDS")
]
BadOption = Annotated[
    str | None, typer.Option(help="The replacement on a bad day.", metavar="WORDS")
]
SubtasksOption = Annotated[
    str | None,
    typer.Option(help='The parts, for example "dishes 8m, counter 4m".', metavar="WORDS"),
]
WarmUpOption = Annotated[
    str | None, typer.Option(help="Minutes of warm-up, for example 3m.", metavar="AMOUNT")
]
CoolDownOption = Annotated[str | None, typer.Option(help="Minutes of cool-down.", metavar="AMOUNT")]
PlaceOption = Annotated[
    str | None, typer.Option(help="Things that help with this activity.", metavar="TEXT")
]
StandbyOption = Annotated[
    bool | None,
    typer.Option("--standby/--no-standby", help="Use it only as a replacement."),
]

PlanOption = Annotated[
    bool | None,
    typer.Option("--plan/--no-plan", help=("With --no-plan, pace logs it and never plans it.")),
]

PerWeekOption = Annotated[
    str | None,
    typer.Option(help="Days a week: 1 to 7, most or some.", metavar="NUMBER"),
]
OnBadDayOption = Annotated[
    str | None,
    typer.Option(help="How much you can do on a bad day without paying for it.", metavar="AMOUNT"),
]

WISHES: Final[Mapping[str, Any]] = {
    "measure": MeasureOption,
    "demand": DemandOption,
    "days": DaysOption,
    "why": WhyOption,
    "step": StepOption,
    "lighter": LighterOption,
    "strength": StrengthOption,
    "exertion": ExertionOption,
    "kind": KindOption,
    "priority": PriorityOption,
    "regions": RegionsOption,
    "time": TimeOption,
    "amber": AmberOption,
    "bad": BadOption,
    "subtasks": SubtasksOption,
    "warm_up": WarmUpOption,
    "cool_down": CoolDownOption,
    "place": PlaceOption,
    "per_week": PerWeekOption,
    "on_bad_day": OnBadDayOption,
    "standby": StandbyOption,
    "plan": PlanOption,
}
"""What `add` and `set` both take."""

activity = group("List, add, change or pause your activities.")


@activity.callback()
def listing(ctx: typer.Context) -> None:
    """List, add, change or pause your activities."""
    if ctx.invoked_subcommand is None:
        run = Run.of(ctx)
        inventory = tuple(run.settings.activities.values())
        run.output.show(lambda: activities_page(inventory), lambda: activities_document(inventory))


@activity.command()
@taking(WISHES)
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Its name, one word.")],
    **options: Any,
) -> None:
    """Add an activity. Only the name is required."""
    from pacing_cli.app.activities import ask_wishes, new_name, read_wishes

    run = Run.of(ctx)
    word = new_name(name, run.settings)
    wishes = read_wishes(options)
    if wishes.empty and may_ask(run.output):
        wishes = ask_wishes(run.output, word)
    _write(run, word, wishes)


@activity.command("set")
@taking(WISHES)
def change(ctx: typer.Context, name: NameArgument, **options: Any) -> None:
    """Change an activity. The rest stays the same."""
    from pacing_cli.app.activities import known_name, read_wishes

    run = Run.of(ctx)
    found = known_name(name, run.settings)
    wishes = read_wishes(options, found.measure)
    if wishes.empty:
        raise WordsNotUnderstood(
            f"What do you want to change about {found.name}?",
            f"For example: pace activity set {found.name} --demand 4 --days mon,wed,fri",
        )
    _write(run, found.name, wishes)


@activity.command()
def starter(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="NAMES...", help="Names or numbers of the list.")
    ] = None,
) -> None:
    """Show activities to choose from.

    pace activity starter

    pace activity starter 1 4 walk
    """

    run = Run.of(ctx)
    if not names:
        run.output.show(starter_page, starter_document)
        return
    _show_written(run, pick(run, names))


@activity.command()
def pause(ctx: typer.Context, name: NameArgument) -> None:
    """Leave an activity out of the plan for now."""
    _set_paused(ctx, name, paused=True)


@activity.command()
def resume(ctx: typer.Context, name: NameArgument) -> None:
    """Plan a paused activity again."""
    _set_paused(ctx, name, paused=False)


@activity.command()
def restart(ctx: typer.Context, name: NameArgument) -> None:
    """Start a new baseline, from new baseline days."""
    from pacing_cli.app.activities import ActivityChanges, known_name

    run = Run.of(ctx)
    _write(run, known_name(name, run.settings).name, ActivityChanges(restart_on=run.today))


@activity.command()
def step(ctx: typer.Context, name: NameArgument) -> None:
    """Ask for one small step up, in envelope mode.

    This needs 28 calm rated days, and is for one activity at a time. pace undoes it at the
    first worse rating within 7 days.
    """
    from pacing_cli.app.activities import ask_for_step, known_name

    run = Run.of(ctx)
    found = known_name(name, run.settings)
    run.output.say(ask_for_step(run, found))
    if run.output.json:
        _show_written(run, (found.name,))


NamesArgument = Annotated[list[str], typer.Argument(metavar="OLD NEW", help="The two names.")]


@activity.command()
def rename(ctx: typer.Context, names: NamesArgument) -> None:
    """Rename an activity in your list and in every entry.

    pace activity rename hovered hoovering
    """
    from pacing_cli.app.activities import give_name, new_name, two_names

    run = Run.of(ctx)
    old, typed = two_names(names, run.settings)
    new = typed if fold(typed) == fold(old) else new_name(typed, run.settings)
    _told_renamed(run, old, new, give_name(run, old, new))


@activity.command()
def merge(ctx: typer.Context, names: NamesArgument) -> None:
    """Merge an activity into another one, with its entries.

    pace activity merge hovered hoovering
    """
    from pacing_cli.app.activities import give_name, known_name, two_names

    run = Run.of(ctx)
    old, typed = two_names(names, run.settings)
    new = known_name(typed, run.settings).name
    if new == old:
        raise WordsNotUnderstood(f"{old} is one activity already.", "To see them: pace activity")
    if old in run.settings.care.activities:
        raise WordsNotUnderstood(
            f"{old} has limits that you agreed on, so pace did not merge it.",
            f"To give it another name: pace activity rename {old} ...",
        )
    _told_renamed(run, old, new, give_name(run, old, new))


def _told_renamed(run: Run, old: str, new: str, many: int) -> None:
    run.output.say(
        f"Saved: {old} is now {new}, in {count(many, 'entry', 'entries')}. To undo: pace undo"
    )
    if run.output.json:
        _show_written(run, (new,))


def _set_paused(ctx: typer.Context, name: str, *, paused: bool) -> None:
    from pacing_cli.app.activities import ActivityChanges, known_name

    run = Run.of(ctx)
    _write(run, known_name(name, run.settings).name, ActivityChanges(paused=paused))


def _write(run: Run, name: str, wishes: "ActivityChanges") -> None:
    """Write the activity's table and show the activity as saved now."""
    from pacing_cli.app.activities import write_wishes

    write_wishes(run.home, name, wishes)
    _show_written(run, (name,))


def _show_written(run: Run, names: "Sequence[str]") -> None:
    """The activities of these names, as they are now in the file."""
    from pacing_cli.storage.settings.settings import load_settings

    settings = load_settings(run.home)
    written = tuple(settings.activity(name) for name in names)
    run.output.show(
        lambda: activities_page(written, title=f"{listed(names)}, as saved now"),
        lambda: activities_document(written),
    )


# The inventory as a page and as a document.

_HOW_TO_ADD = "To add one: pace activity add walk --measure minutes --demand 3"


def activities_page(inventory: Sequence[Activity], title: str = "Your activities") -> Page:
    """One row an activity, and beneath it why it matters, where that was written."""
    if not inventory:
        return (
            Heading(title, 1),
            Line("None yet. pace adds what you log."),
            Line(_HOW_TO_ADD),
        )
    rows = Rows(
        columns=("activity", "counted in", "demand", "days", "one step", "state"),
        cells=tuple(_cells(one) for one in inventory),
    )
    why = tuple(Line(f"{one.name}: {one.meaning}", item=True) for one in inventory if one.meaning)
    lighter = tuple(
        Line(f"{one.name}, lighter: {one.lighter}", item=True) for one in inventory if one.lighter
    )
    more = tuple(Line(text, item=True) for one in inventory for text in _more(one))
    notes: Page = (Gap(), *why, *lighter, *more) if why or lighter or more else ()
    return (Heading(title, 1), rows, *notes)


def _more(one: Activity) -> Iterator[str]:
    """What else was written down for it, a sentence-like line each."""
    if one.exertion:
        yield f"{one.name} takes {listed(one.exertion)} effort"
    if one.regions:
        yield f"{one.name} uses {listed(one.regions)}"
    if one.time is not None:
        yield f"{one.name}, usually at {clock(one.time)}"
    if one.subtasks:
        parts = (
            f"{task.name} {Amount(one.measure or 'minutes', task.amount)}" for task in one.subtasks
        )
        yield f"{one.name} has the parts {listed(list(parts))}"
    for minutes, what in ((one.warm_up, "warm-up"), (one.cool_down, "cool-down")):
        if minutes:
            yield f"{one.name}, {what}: {Amount('minutes', minutes)}"
    for words, kind in ((one.amber, "a harder day"), (one.bad, "a bad day")):
        if words:
            yield f"{one.name}, on {kind}: {' or '.join(words)}"
    if one.place:
        yield f"{one.name}: {one.place}"


def _cells(one: Activity) -> tuple[str, ...]:
    kind = "strength, " if one.resistance else ""
    return (
        one.name,
        one.measure or "most often logged as",
        "" if one.demand is None else f"{one.demand:g}",
        _days(one.days),
        _step(one) or "10%",
        f"{kind}{_state(one)}",
    )


def _state(one: Activity) -> str:
    if one.paused:
        return "paused"
    if not one.plan:
        return "only logged"
    return "replacement only" if one.standby else "in use"


def _days(days: Sequence[str]) -> str:
    if len(days) in (0, len(WEEKDAYS)):
        return "every day"
    return "weekdays" if tuple(days) == WEEKDAYS[:5] else listed([day_called(day) for day in days])


def _step(one: Activity) -> str:
    if one.step is None:
        return ""
    return write_amount(Amount(one.measure, one.step)) if one.measure else f"{one.step:g}"


def activities_document(inventory: Sequence[Activity]) -> dict[str, object]:
    """The document `pace/activities/1`."""
    return {
        "schema": "pace/activities/1",
        "activities": [
            {
                "activity": one.name,
                "measure": one.measure,
                "demand": one.demand,
                "days": list(one.days),
                "step": one.step,
                "paused": one.paused,
                "plan": one.plan,
                "resistance": one.resistance,
                "exertion": list(one.exerts),
                "meaning": one.meaning,
                "lighter": one.lighter,
                "short": list(one.short),
                "kind": one.kind or None,
                "priority": one.priority,
                "regions": list(one.regions),
                "time": None if one.time is None else clock(one.time),
                "amber": list(one.amber),
                "bad": list(one.bad),
                "standby": one.standby,
                "subtasks": [{"name": task.name, "amount": task.amount} for task in one.subtasks],
                "warm_up": one.warm_up,
                "cool_down": one.cool_down,
                "place": one.place,
            }
            for one in inventory
        ],
    }


# The starter inventory as a list, and what is picked from it put into the person's own file.

_HOW = "To add some of them: pace activity starter 1 4 walk"


def starter_page() -> Page:
    """One line an activity, with its number."""
    return (
        Heading("Activities to pick from", 1),
        Line("The demand of each activity is a first guess. You can change everything later."),
        *(Line(f"{number}: {_told(one)}", item=True) for number, one in enumerate(STARTER, 1)),
        Line(_HOW),
    )


def starter_document() -> dict[str, object]:
    """The document `pace/starter/1`."""
    return {
        "schema": "pace/starter/1",
        "activities": [
            {"number": number, "activity": one.name, "kind": one.kind, "demand": one.demand}
            for number, one in enumerate(STARTER, 1)
        ],
    }


def pick(run: Run, words: Sequence[str]) -> tuple[str, ...]:
    """Write what was picked, as one thing to undo. Raises WordsNotUnderstood before that."""
    from pacing_cli.storage.settings.settings import add_activities

    picked = tuple(dict.fromkeys(_meant(word) for word in _apart(words)))
    there = {
        fold(name) for one in run.settings.activities.values() for name in (one.name, *one.short)
    }
    taken = [one.name for one in picked if fold(one.name) in there]
    if taken:
        raise WordsNotUnderstood(
            f"{', '.join(taken)}: already in your activities. Nothing was added."
        )
    add_activities(run.home, picked)
    return tuple(one.name for one in picked)


def _apart(words: Sequence[str]) -> list[str]:
    return [one for word in words for part in word.split(",") if (one := part.strip())]


def _meant(word: str) -> Activity:
    """The activity of that number, name or unique beginning."""
    if word.isascii() and word.isdigit() and 1 <= int(word) <= len(STARTER):
        return STARTER[int(word) - 1]
    found = [one for one in STARTER if fold(one.name).startswith(fold(word))]
    exact = [one for one in found if fold(one.name) == fold(word)]
    if len(exact or found) != 1:
        raise WordsNotUnderstood(
            f'"{word}" is not on the list. Type a number from 1 to {len(STARTER)}, or a name.',
            "To see them: pace activity starter",
        )
    return (exact or found)[0]


def _told(one: Activity) -> str:
    lighter = f", lighter: {one.lighter}" if one.lighter else ""
    return f"{one.name}, {one.kind}, demand {one.demand:g}{lighter}"
