"""A language in which every letter is marked, so that a sentence nobody knows of stands out."""

from string import Formatter

from release.translation.sentence import Said
from release.translation.translation import BRACES, TYPED

_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MARKED = "áƀçđéƒǧħíĵķłɱñóƥɋřšŧúṽŵẋýžÁɃÇĐÉƑǦĦÍĴĶŁḾÑÓƤɊŘŠŦÚṼŴẊÝŽ"
_TO_MARKED, _TO_PLAIN = str.maketrans(_PLAIN, _MARKED), str.maketrans(_MARKED, _PLAIN)
FORMS = "nplurals=3; plural=(n==1 ? 0 : n<5 ? 1 : 2);"
"""One form more than English has."""


def marked(said: Said) -> tuple[str, ...]:
    """The sentence in that language: `Á šŧéáđý đáý.`, in all its forms where it counts."""
    forms = (said.text, said.more, said.more) if said.more else (said.text,)
    return tuple(_template(form) if said.template else _text(form) for form in forms)


def _template(text: str) -> str:
    parts = ((_words(own), name, how, spec) for own, name, spec, how in Formatter().parse(text))
    return "".join(own.replace("{", "{{").replace("}", "}}") + _hole(*hole) for own, *hole in parts)


def _hole(name: str | None, how: str | None, spec: str | None) -> str:
    if name is None:
        return ""
    return f"{{{name}{f'!{how}' if how else ''}{f':{spec}' if spec else ''}}}"


def _text(text: str) -> str:
    """A text with braces of its own keeps them: of a template of the sheet, or of `format`."""
    kept = [found.span() for found in BRACES.finditer(text)]
    return _apart(text, kept)


def _words(text: str) -> str:
    return _apart(text, [])


def _apart(text: str, kept: list[tuple[int, int]]) -> str:
    """Marked, but for what is kept and what is typed in English in every language."""
    spans = sorted([*kept, *(found.span() for found in TYPED.finditer(text))])
    out, at = "", 0
    for start, end in spans:
        out, at = f"{out}{text[at:start].translate(_TO_MARKED)}{text[start:end]}", end
    return out + text[at:].translate(_TO_MARKED)


def unmarked(text: str) -> str:
    """The English again."""
    return text.translate(_TO_PLAIN)
