"""Read a support from words, check it, and save it in `supports.toml`."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from pacing_cli.app.dates import example_day
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.support import (
    AUDIENCES,
    FIELDS,
    SUPPORT_KINDS,
    Audience,
    Share,
    Support,
    SupportKind,
)
from pacing_cli.model.text import did_you_mean
from pacing_cli.shorthand.names import checked_name, fold
from pacing_cli.wording.phrases import clock
from pacing_cli.wording.share import ShareFacts, shared

if TYPE_CHECKING:
    from pacing_cli.app.dates import Span
    from pacing_cli.app.run import Run
    from pacing_cli.storage.paths import Home


def read_kind(text: str) -> SupportKind:
    """One of the five. Raises WordsNotUnderstood."""
    for kind in SUPPORT_KINDS:
        if kind == text.casefold():
            return kind
    raise WordsNotUnderstood(
        f'The kind can be {", ".join(SUPPORT_KINDS)}, and you typed "{text}".'
        + did_you_mean(text, SUPPORT_KINDS)
    )


def read_support(
    run: "Run",
    name: str,
    kind: str | None,
    what: str,
    good_for: Sequence[str],
    needs: Sequence[str],
    contact: str,
    on: str | None,
    at: str | None,
    minutes: int | None,
    where: str,
) -> Support:
    """The words as a support. A day makes it an appointment, where no kind is said.

    Raises WordsNotUnderstood.
    """
    day = _day(on, run.today)
    if at is not None and day is None:
        near = example_day(run.today, 2)
        raise WordsNotUnderstood(f"--at also needs a day: --on {near} --at 14:30")
    chosen = read_kind(kind) if kind else ("appointment" if day else "person")
    return Support(
        checked_name(name, "A person or place needs"), chosen, what.strip(), _words(good_for),
        _words(needs), contact.strip(), day, _minutes_after_midnight(at), minutes, where.strip(),
    )  # fmt: skip


def _words(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for text in texts for part in text.split(",") if (word := part.strip()))


def _day(text: str | None, today: date) -> date | None:
    from pacing_cli.app.dates import read_coming_day

    if text is not None and text.strip().lower() == "today":
        return today
    return read_coming_day("--on", text, today)


def _minutes_after_midnight(text: str | None) -> int | None:
    if text is None:
        return None
    hour, colon, minute = text.strip().partition(":")
    sound = colon and hour.isascii() and hour.isdigit() and minute.isascii() and minute.isdigit()
    if sound and len(minute) == 2 and int(hour) < 24 and int(minute) < 60:
        return int(hour) * 60 + int(minute)
    raise WordsNotUnderstood(f'--at is a time, and you typed "{text}". For example: --at 14:30')


def write_support(home: "Home", support: Support, *, kind_said: bool) -> None:
    """Add it, or change the keys that are named of the one of that name.

    One that is there keeps its kind, unless another was said.
    """
    from pacing_cli.storage.settings.settings import edit_toml
    from pacing_cli.storage.settings.supports import load_supports

    known = {fold(one.name): one.name for one in load_supports(home)}
    name = known.get(fold(support.name), support.name)

    def change(file: dict[str, Any]) -> None:
        told = _written(support)
        if name in file and not kind_said:
            del told["kind"]
        file.setdefault(name, {}).update(told)

    edit_toml(home.supports, change)


def _written(support: Support) -> dict[str, object]:
    found: dict[str, object] = {"kind": support.kind}
    for key in ("what", "contact", "where", "on", "minutes"):
        if value := getattr(support, key):
            found[key] = value
    for key in ("good_for", "needs"):
        if words := getattr(support, key):
            found[key] = list(words)
    if support.at is not None:
        found["at"] = clock(support.at)
    return found


def remove_support(home: "Home", typed: str) -> str:
    """Take one out; answers with its name. Raises WordsNotUnderstood where there is none."""
    from pacing_cli.storage.settings.settings import edit_toml
    from pacing_cli.storage.settings.supports import load_supports

    names = [one.name for one in load_supports(home)]
    found = next((name for name in names if fold(name) == fold(typed.strip())), None)
    if found is None:
        told = ", ".join(names) or "none yet"
        raise WordsNotUnderstood(
            f'"{typed}" is not in your list of people and places. The list has: {told}.'
        )

    def change(file: dict[str, Any]) -> None:
        del file[found]

    edit_toml(home.supports, change)
    return found


# What is shared: the facts of one run, told to one audience by its list.


def read_audience(text: str) -> Audience:
    """Who; a beginning of the word is enough. Raises WordsNotUnderstood."""
    word = text.strip().casefold()
    found = [one for one in AUDIENCES if word and one.startswith(word)]
    if len(found) == 1:
        return found[0]
    raise WordsNotUnderstood(
        f'pace can write a share for {", ".join(AUDIENCES)}, not for "{text}". '
        "For example: pace share --to employer" + did_you_mean(word, AUDIENCES)
    )


def read_field(text: str) -> str:
    """A field of the table. Raises WordsNotUnderstood."""
    word = text.strip().casefold().replace(" ", "_").replace("-", "_")
    if word in FIELDS:
        return word
    raise WordsNotUnderstood(
        f'pace does not know a field "{text}". The fields are {", ".join(FIELDS)}.'
        + did_you_mean(word, FIELDS)
    )


def share_for(run: "Run", audience: Audience, span: "Span") -> Share:
    """Return the share of a span for an audience. Only the fields on its list are computed."""
    from pacing_cli.storage.settings.supports import load_lists

    fields = load_lists(run.home).get(audience, ())
    return shared(audience, fields, facts(run, span))


def facts(run: "Run", span: "Span") -> ShareFacts:
    """Everything that could be told."""
    from pacing_cli.app.evaluation import evaluate, findings
    from pacing_cli.engine.days import days as run_of_days
    from pacing_cli.storage.settings.supports import load_supports

    profile = run.settings.profile
    found = findings(run, span)
    entries = run.loaded(since=span.start).entries
    return ShareFacts(
        name=profile.name,
        plan=evaluate(run, run.today).plan,
        findings=found,
        days=run_of_days(entries, span.end, span.start),
        contingency=profile.contingency,
        supports=load_supports(run.home),
        tried=found.tried,
    )


def write_list(run: "Run", audience: Audience, fields: tuple[str, ...]) -> None:
    """Put the person's own list into `share.toml`; all else of the file stays."""
    from pacing_cli.storage.settings.settings import edit_toml

    def change(file: dict[str, Any]) -> None:
        file.setdefault(audience, {})["fields"] = list(fields)

    edit_toml(run.home.share, change)
