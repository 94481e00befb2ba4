"""Read TOML without `tomllib`, as long as it is the plain TOML that most people write.

`tomllib` compiles three long patterns when it is loaded, which takes longer than all that is
read with it. Here is what settings are mostly made of: comments, `[tables]`, and keys with text,
a number, true or false, a date, or a list of these on one line. A file with anything else goes
to `tomllib` as a whole, and so does every file that is no TOML: only `tomllib` refuses.
"""

from datetime import date


class _NotPlain(Exception):
    """Something that `tomllib` has to read."""


def loads(text: str) -> dict[str, object]:
    """The same as `tomllib.loads`. Raises ValueError where the text is not TOML, RecursionError
    where it is nested too deeply."""
    try:
        return _plain(text)
    except _NotPlain:
        import tomllib

        return tomllib.loads(text)


def _plain(text: str) -> dict[str, object]:
    whole: dict[str, object] = {}
    table = whole
    for row in text.split("\n"):
        line = row.strip(" \t")
        if line and not _may_stand_in_a_line(row):
            raise _NotPlain
        if line.startswith("["):
            table = _new_table(whole, line)
        elif line and not line.startswith("#"):
            key, equals, behind = line.partition("=")
            name = _key(key.strip(" \t"))
            value, rest = _value(behind.lstrip(" \t"))
            if not equals or name in table or not _is_over(rest):
                raise _NotPlain
            table[name] = value
    return whole


def _may_stand_in_a_line(row: str) -> bool:
    """No sign of control but the tabulator may, also not in a comment."""
    return row.isprintable() or all(" " <= sign != "\x7f" or sign == "\t" for sign in row)


def _is_over(rest: str) -> bool:
    rest = rest.lstrip(" \t")
    return not rest or rest.startswith("#")


def _new_table(whole: dict[str, object], line: str) -> dict[str, object]:
    """The empty table of a header. One that is there already is left to `tomllib`."""
    inside, end, rest = line[1:].partition("]")
    if not end or not _is_over(rest):
        raise _NotPlain
    *path, last = (_key(part.strip(" \t")) for part in inside.split("."))
    table = whole
    for name in path:
        inner = table.setdefault(name, {})
        if not isinstance(inner, dict):
            raise _NotPlain
        table = inner
    if last in table:
        raise _NotPlain
    new: dict[str, object] = {}
    table[last] = new
    return new


def _key(token: str) -> str:
    """A name without quotes, or in quotes and without escapes."""
    if token.startswith('"'):
        inside = token[1:-1]
        if len(token) > 1 and token.endswith('"') and '"' not in inside and "\\" not in inside:
            return inside
    elif token.isascii() and token.replace("-", "a").replace("_", "a").isalnum():
        return token
    raise _NotPlain


def _value(text: str) -> tuple[object, str]:
    """The value at the beginning of a text, and what is left behind it."""
    if text.startswith(('"', "'")):
        return _string(text)
    if text.startswith("["):
        return _list(text[1:].lstrip(" \t"))
    end = min((at for sign in ",]# \t" if (at := text.find(sign)) >= 0), default=len(text))
    return _bare(text[:end]), text[end:]


def _string(text: str) -> tuple[object, str]:
    quote = text[0]
    inside, end, rest = text[1:].partition(quote)
    if not end or "\\" in inside or (not inside and rest.startswith(quote)):
        raise _NotPlain
    return inside, rest


def _list(text: str) -> tuple[object, str]:
    values: list[object] = []
    while not text.startswith("]"):
        value, rest = _value(text)
        values.append(value)
        rest = rest.lstrip(" \t")
        if not rest.startswith((",", "]")):
            raise _NotPlain
        text = rest.removeprefix(",").lstrip(" \t")
    return values, text[1:]


def _bare(token: str) -> object:
    if token in ("true", "false"):
        return token == "true"
    if not token.isascii():
        raise _NotPlain
    if len(token) == 10 and token[4] == token[7] == "-" and token.replace("-", "").isdigit():
        return _date(token)
    whole, dot, part = token.removeprefix("-").partition(".")
    if not whole.isdigit() or (whole[0] == "0" and whole != "0") or len(token) > 15:
        raise _NotPlain
    if not dot:
        return int(token)
    if not part.isdigit():
        raise _NotPlain
    return float(token)


def _date(token: str) -> date:
    try:
        return date.fromisoformat(token)
    except ValueError as error:
        raise _NotPlain from error
