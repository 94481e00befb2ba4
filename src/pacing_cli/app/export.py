"""Export entries: choose them, their format and their file."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pacing_cli.app.run import Run
from pacing_cli.app.selection import Choice
from pacing_cli.errors import CouldNotWrite, WordsNotUnderstood
from pacing_cli.model.entry import FIELDS, PAIN_AFTER, Entry
from pacing_cli.model.value import Value

if TYPE_CHECKING:
    from pacing_cli.model.plan import Plan
    from pacing_cli.storage.journal.journal import JournalView

PIPED: Final = "-"
FORMS: Final = ("csv", "json", "jsonl", "fhir", "markdown")
_WITH_DERIVED: Final = ("json", "fhir")
_OTHERS: Final = ("note", "tags", "medicine", "source", "inbox")
_MAY_BE_LEFT_OUT: Final[Mapping[str, str]] = {
    **{name: field.key for field in FIELDS for name in (field.word, field.key)},
    PAIN_AFTER: PAIN_AFTER,
    **{name: name for name in _OTHERS},
}


class Export(Value):
    """What was asked for."""

    form: str
    choice: Choice
    daily: bool = False
    derived: bool = False


def read_form(word: str, *, daily: bool, derived: bool) -> str:
    """The form, checked with what goes with it. Raises WordsNotUnderstood."""
    form = {"md": "markdown"}.get(word.lower(), word.lower())
    if form not in FORMS:
        raise WordsNotUnderstood(f'"{word}" is not a format. pace can export: {", ".join(FORMS)}')
    if daily and form != "csv":
        raise WordsNotUnderstood("--daily is for csv, with one row a day: pace export csv --daily")
    if derived and form not in _WITH_DERIVED:
        raise WordsNotUnderstood(
            "--derived is for json and fhir. For example: pace export json --derived"
        )
    return form


def read_without(words: Sequence[str] | None) -> tuple[str, ...]:
    """The fields to leave out, under the names of the journal. Raises WordsNotUnderstood."""
    named = [word for text in words or () for word in text.replace(",", " ").split()]
    unknown = [word for word in named if word.lower() not in _MAY_BE_LEFT_OUT]
    if unknown:
        allowed = ", ".join((*(field.word for field in FIELDS), *_OTHERS))
        raise WordsNotUnderstood(f'--without can be {allowed}, and you typed "{unknown[0]}".')
    keys = {_MAY_BE_LEFT_OUT[word.lower()] for word in named}
    return tuple(sorted(keys | ({PAIN_AFTER} if "pain" in keys else set())))


def exported(run: Run, export: Export, loaded: "JournalView") -> tuple[str, tuple[Entry, ...]]:
    """Return the text and its entries. Unreadable parts are reported."""
    run.output.problem(*map(str, loaded.problems))
    entries = export.choice.of(loaded.entries)
    make: Mapping[str, Callable[[], str]] = {
        "csv": lambda: _csv(run, entries, export),
        "json": lambda: _json(run, entries, export),
        "jsonl": lambda: _jsonl(entries),
        "fhir": lambda: _fhir(run, entries, export),
        "markdown": lambda: _markdown(entries),
    }
    return make[export.form](), entries


def _csv(run: Run, entries: Sequence[Entry], export: Export) -> str:
    from pacing_cli.engine.days import days
    from pacing_cli.exporters.tables import days_csv, entries_csv

    if not export.daily:
        return entries_csv(entries)
    last = min(export.choice.last or run.today, run.today)
    over = [entry for entry in entries if entry.at <= run.now]
    # The advice leaves out a part of a day; a table shows it, and says so.
    counted = [
        entry._replace(fields={k: v for k, v in entry.fields.items() if k != "x_partial"})
        if entry.partial
        else entry
        for entry in over
    ]
    return days_csv(days(counted, last), over)


def _json(run: Run, entries: Sequence[Entry], export: Export) -> str:
    from pacing_cli.exporters.tables import export_document, json_text

    document = export_document(entries, run.now)
    if export.derived:
        from pacing_cli.exporters.json.plan import plan_document

        document["derived"] = {
            "calculated": _calculated(run),
            "plan": plan_document(_plan(run)),
        }
    return json_text(document)


def _jsonl(entries: Sequence[Entry]) -> str:
    from pacing_cli.exporters.tables import jsonl

    return jsonl(entries)


def _markdown(entries: Sequence[Entry]) -> str:
    from pacing_cli.exporters.markdown import markdown
    from pacing_cli.exporters.tables import diary_page

    return markdown(diary_page(entries))


def _fhir(run: Run, entries: Sequence[Entry], export: Export) -> str:
    from pacing_cli.exporters.fhir import bundle
    from pacing_cli.exporters.tables import json_text

    quotas = _plan(run).quotas if export.derived else ()
    return json_text(bundle(entries, run.now, quotas, _calculated(run)))


def _plan(run: Run) -> "Plan":
    from pacing_cli.app.evaluation import evaluate

    return evaluate(run, run.today).plan


def _calculated(run: Run) -> str:
    from pacing_cli import __version__
    from pacing_cli.engine import ENGINE_VERSION

    return (
        f"Calculated on {run.today} by pace {__version__}, engine {ENGINE_VERSION}, "
        "from the entries; not measured, not said by the person"
    )


def put(run: Run, export: Export, target: str, text: str, entries: Sequence[Entry]) -> None:
    """Show the text, or write it to a file for its owner alone, and say what it holds.

    Raises CouldNotWrite.
    """
    if target == PIPED:
        _show(run, export, text, entries)
        return
    from pacing_cli.storage.files import replace
    from pacing_cli.wording.phrases import count

    path = Path(target).expanduser()
    if path.exists() or path.is_symlink():
        raise CouldNotWrite(f"{path} exists already, so pace did not change it.")
    replace(path, text.encode("utf-8"))
    told = count(len(entries), "entry", "entries")
    run.output.say(f"{told} saved in {path}. Only you can read this file.")
    if run.output.json:
        run.output.document({**_facts(export, entries), "file": str(path)})


def _show(run: Run, export: Export, text: str, entries: Sequence[Entry]) -> None:
    if run.output.json:
        run.output.document({**_facts(export, entries), "text": text})
    else:
        print(text, end="")


def _facts(export: Export, entries: Sequence[Entry]) -> dict[str, object]:
    days: list[date] = sorted(entry.day for entry in entries)
    return {
        "schema": "pace/export/1",
        "form": export.form,
        "entries": len(entries),
        "from": days[0].isoformat() if days else None,
        "to": days[-1].isoformat() if days else None,
    }
