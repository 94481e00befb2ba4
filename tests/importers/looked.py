"""A table as text, looked at as the program looks at a file."""

import csv
import tomllib

from pacing_cli.importers.tables.guess import DELIMITERS, Look, delimiter_of, look_at, suggested_map
from pacing_cli.importers.tables.mapping import TableMap, read_map


def look(text: str) -> Look:
    cut = {mark: list(csv.reader(text.splitlines(), delimiter=mark)) for mark in DELIMITERS}
    mark = delimiter_of(cut)
    found = look_at(list(enumerate(cut[mark], 1)), mark)
    assert found is not None
    return found


def suggested(text: str) -> tuple[str, TableMap]:
    toml = suggested_map(look(text), "t.csv", "t")
    return toml, read_map(tomllib.loads(toml), "t.map.toml", "t")
