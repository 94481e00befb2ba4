"""Release: the names that tell what a text is, by what takes it: talk, or data."""

from typing import Final

TALKING: Final = ("wording", "terminal")
"""Rooms in which a word alone is said."""

ROLES: Final = frozenset({"dim", "warn", "note", "plain", "bold"})
"""How a line of a page is drawn."""

HEARS_DATA: Final = frozenset({
    "Amount", "Code", "Literal", "Path", "TypeVar", "argument", "casefold", "cast", "compile",
    "decode", "encode", "endswith", "execute", "find", "findall", "finditer", "frozenset",
    "fullmatch", "get", "getattr", "glob", "import_module", "index", "isinstance", "joinpath",
    "lstrip", "match", "number", "open", "partition", "pop", "read_text", "removeprefix",
    "removesuffix", "replace", "rglob", "rpartition", "rsplit", "rstrip", "search", "setattr",
    "split", "splitlines", "startswith", "strftime", "strip", "sub", "text", "which", "with_name",
    "with_suffix", "word", "write_text",
})  # fmt: skip
"""What a call of this name takes is data: a pattern, a field, a file, a beginning to look for."""

TAKES_APART: Final = frozenset({"casefold", "encode", "split", "splitlines"})
"""What is asked of data: a text that is split at its blanks is a list of words."""

LAST_IS_SAID: Final = {"get": 1, "pop": 1}
"""But not from this place on: what is said where nothing was found."""

SAYS: Final = {
    "CouldNotWrite": 0, "FileNotUsable": 0, "Heading": 0, "Line": 0, "Outcome": 1,
    "PacingError": 0, "Problem": 0, "Refused": 0, "Rows": 0, "WordsNotUnderstood": 0,
    "count": 1, "keep": 2, "left_out": 1, "listed": 0, "named": 2,
}  # fmt: skip
"""What a call of this name takes is said from this place on, also a word alone."""

DATA_NAMES: Final = frozenset({
    "role", "style", "encoding", "errors", "metavar", "cls", "kind", "measure", "key", "mode",
    "unit", "envvar", "newline", "justify", "overflow", "params", "example", "name",
})  # fmt: skip
"""What is given under one of these names is data."""

SAID_NAMES: Final = frozenset({"columns", "help", "hint", "meaning", "title"})
"""What is given under one of these names is said, also a word alone."""
