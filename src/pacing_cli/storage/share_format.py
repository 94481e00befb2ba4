"""Storage: `share.toml` as values, with all its problems. No disk here."""

from typing import Final

from pacing_cli.model.near_words import nearest
from pacing_cli.model.share import AUDIENCES, FIELDS
from pacing_cli.storage.toml_table import Table, TomlFile

SHARE_KEYS: Final = ("fields",)


def read_share(file: TomlFile) -> dict[str, tuple[str, ...]]:
    """`share.toml`: for each audience that has a table the fields that may leave.

    An audience that nobody knows and a field that there is not are problems: a list that
    is misspelt must not be taken for another one.
    """
    top = file.table(file.parsed())
    for key in top.values():
        if key not in AUDIENCES:
            near = nearest(key, AUDIENCES)
            mean = f"did you mean `{near}`?" if near else f"there is {', '.join(AUDIENCES)}"
            top.refuse(key, f"is nobody that can be told something; {mean}")
    return {
        name: _fields(table)
        for name, table in top.tables().items()
        if name in AUDIENCES and "fields" in table.values()
    }


def _fields(table: Table) -> tuple[str, ...]:
    table.note_unknown(SHARE_KEYS, tables_too=True)
    words = tuple(dict.fromkeys(table.words("fields")))
    for word in words:
        if word not in FIELDS:
            near = nearest(word, tuple(FIELDS))
            mean = f"did you mean `{near}`?" if near else "pace share fields lists them"
            table.refuse("fields", f'has "{word}", which is no field; {mean}')
    return tuple(word for word in words if word in FIELDS)
