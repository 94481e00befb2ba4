"""Read one TOML file key by key, and collect all problems. No disk here."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final, TypeGuard, TypeVar

from pacing_cli.errors import Problem
from pacing_cli.model.quantity import Amount, parse_amount
from pacing_cli.model.text import nearest
from pacing_cli.storage.settings.toml_plain import loads

T = TypeVar("T", bound=str)

AMOUNT_ALLOWED: Final = (
    'an amount in quotes, such as "12m", "1h20m", "1400steps", "900metres" or "12reps"'
)
_AT_LINE: Final = r"\s*\(at (?:line (\d+), column \d+|end of document)\)"


class TomlFile:
    """The text of one file, and what is wrong with it.

    `problems` keep the file from being used; `notices` are worth a look: a key that
    nobody reads but that is nearly the name of one that is read.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.problems: list[Problem] = []
        self.notices: list[Problem] = []

    def parsed(self) -> dict[str, object]:
        """The whole file; empty, with a problem, where it is not TOML."""
        try:
            return loads(self.text)
        except (ValueError, RecursionError) as error:
            self.problems.append(self._syntax(str(error)))
            return {}

    def _syntax(self, message: str) -> Problem:
        found = re.search(_AT_LINE, message)
        line = int(found[1]) if found and found[1] else self.text.count("\n") + 1
        rows = self.text.split("\n")
        text = rows[line - 1].strip() if line <= len(rows) else ""
        return Problem(
            f"{self.name} line {line}",
            f"this is not TOML ({re.sub(_AT_LINE, '', message).lower()}). {_how_to_write(text)}",
            text,
        )

    def table(self, found: Mapping[str, object], path: Sequence[str | int] = ()) -> "Table":
        """A table of the file, at the given place."""
        return Table(self, found, tuple(path))

    def line_of(self, path: Sequence[str | int], key: str) -> int | None:
        """Return the line of a key, or the first line of its table if the key is missing."""
        from pacing_cli.storage.settings.toml_places import layout_of

        table, full = _dotted(path), _dotted((*path, key))
        headers: list[int] = []
        for holder in layout_of(self.text).holders():
            place = _dotted(holder.path)
            if place == full:
                return self._line_at(holder.start)
            if place == table and place:
                headers.append(holder.start)
            for entry in holder.entries:
                if f"{_dotted(entry.path)}.".startswith(f"{full}."):
                    return self._line_at(entry.start)
        return self._line_at(headers[-1]) if headers else None

    def _line_at(self, place: int) -> int:
        return self.text.count("\n", 0, place) + 1

    def where(self, path: Sequence[str | int], key: str) -> str:
        """File and line as a person finds them."""
        line = self.line_of(path, key)
        return self.name if line is None else f"{self.name} line {line}"


class Table:
    """One table. Every reader answers with the default, and notes a problem, for a wrong value."""

    def __init__(
        self, file: TomlFile, found: Mapping[str, object], path: tuple[str | int, ...]
    ) -> None:
        self._file = file
        self._found = found
        self.path = path

    def refuse(self, key: str, message: str) -> None:
        """Note a problem with the value of a key."""
        place = f" in [{self._header()}]" if self.path else ""
        where = self._file.where(self.path, key)
        self._file.problems.append(Problem(where, f"`{key}`{place} {message}", key))

    def _header(self, *more: str) -> str:
        return ".".join(part for part in (*self.path, *more) if isinstance(part, str))

    def _wrong(self, key: str, allowed: str) -> None:
        self.refuse(key, f"is {shown(self._found[key])}. Allowed: {allowed}")

    def text(self, key: str) -> str:
        """Text in quotes; empty where it is not given."""
        value = self._found.get(key, "")
        if isinstance(value, str):
            return value
        self._wrong(key, 'text in "quotes"')
        return ""

    def flag(self, key: str) -> bool | None:
        """`true` or `false`; None where it is not given."""
        value = self._found.get(key)
        if value is None or isinstance(value, bool):
            return value
        self._wrong(key, "true or false, without quotes")
        return None

    def number(self, key: str, low: float, high: float) -> float | None:
        """A number in a range, both ends included."""
        value = self._found.get(key)
        if value is None:
            return None
        if is_number(value) and low <= value <= high:
            return value
        self._wrong(key, f"a number from {low:g} to {high:g}")
        return None

    def whole(self, key: str, low: int, high: int) -> int | None:
        """A whole number in a range, both ends included."""
        value = self._found.get(key)
        if value is None or (type(value) is int and low <= value <= high):
            return value
        self._wrong(key, f"a whole number from {low} to {high}")
        return None

    def words(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        value = self._found.get(key, [])
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        self._wrong(key, 'a list of texts, such as ["one", "two"]')
        return ()

    def choice(self, key: str, choices: Sequence[T]) -> T | None:
        """One of a few words; None where it is not given."""
        value = self._found.get(key)
        for one in choices:
            if value == one:
                return one
        if value is not None:
            self._wrong(key, "one of " + ", ".join(f'"{one}"' for one in choices))
        return None

    def day(self, key: str) -> date | None:
        """A date."""
        value = self._found.get(key)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, str):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        elif value is None or isinstance(value, date):
            return value
        self._wrong(key, "a date without quotes, such as 2026-03-01")
        return None

    def amount(self, key: str, more_than_zero: bool = False) -> Amount | None:
        """An amount as in the shorthand."""
        value = self._found.get(key)
        if value is None:
            return None
        amount = parse_amount(value.strip()) if isinstance(value, str) else None
        if amount is None or (more_than_zero and amount.value <= 0):
            self._wrong(key, AMOUNT_ALLOWED + (" and more than 0" if more_than_zero else ""))
            return None
        return amount

    def tables(self, key: str | None = None) -> dict[str, "Table"]:
        """The tables inside of this one, or inside of its table `key`, by name."""
        if key is not None:
            return inner.tables() if (inner := self.inner(key)) else {}
        return {
            name: Table(self._file, value, (*self.path, name))
            for name, value in self._found.items()
            if isinstance(value, dict)
        }

    def inner(self, key: str) -> "Table | None":
        """One table inside of this one."""
        value = self._found.get(key)
        if value is None or isinstance(value, dict):
            return None if value is None else Table(self._file, value, (*self.path, key))
        self._wrong(key, f"a table: a line [{self._header(key)}] with keys below it")
        return None

    def rows(self, key: str) -> tuple["Table", ...]:
        """A list of tables, each written as [[key]]."""
        value = self._found.get(key, [])
        if isinstance(value, list) and all(isinstance(one, dict) for one in value):
            return tuple(
                Table(self._file, one, (*self.path, key, row)) for row, one in enumerate(value)
            )
        self._wrong(key, f"tables, each beginning with a line [[{key}]]")
        return ()

    def values(self) -> Mapping[str, object]:
        """Return the whole table without checks."""
        return self._found

    def note_unknown(self, known: Sequence[str], *, tables_too: bool = False) -> None:
        """A notice for every key that nobody reads but that looks like one that is read."""
        for key, value in self._found.items():
            if key in known or (isinstance(value, dict) and not tables_too):
                continue
            near = nearest(key, known)
            if near:
                self.notice(key, f"is not a key that pace knows. Did you mean `{near}`?")

    def notice(self, key: str, message: str) -> None:
        """Something about a key that is worth a look and keeps nothing from being used."""
        where = self._file.where(self.path, key)
        self._file.notices.append(Problem(where, f"`{key}` {message}", key))


def _how_to_write(row: str) -> str:
    """Return the likely mistake in a line, for a person who writes the file by hand."""
    if re.search("[“”„«»‘’]", row):
        return 'The quotes are curly. Type straight quotes: "15m"'
    if re.search(r"=\s*\d{1,4}[./]\d{1,2}[./]\d{1,4}|=\s*\d{1,4}-\d{1,2}-\d{1,4}", row):
        return "Write a date without quotes: 2026-03-01"
    return 'Write a line as `key = value`, with text in "quotes"'


def is_number(value: object) -> TypeGuard[float]:
    """A number that is finite, and not true or false."""
    return isinstance(value, int | float) and type(value) is not bool and value - value == 0


def _dotted(path: Sequence[str | int]) -> str:
    return ".".join(map(str, path))


def shown(value: object) -> str:
    """Format a value as in the file, shortened if it is long."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else text[:39] + "…"
