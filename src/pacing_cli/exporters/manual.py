"""Write the manual page for `man` from commands and topics."""

from collections.abc import Iterator, Sequence

from pacing_cli.model.shipped import Topic, TopicPart
from pacing_cli.model.value import Value


class ManualEntry(Value):
    """One command as its help tells it."""

    name: str
    """The words that call it: `pace activity set`."""
    usage: str
    about: tuple[str, ...]
    """Its paragraphs."""
    options: tuple[tuple[str, str], ...]
    """What may be given, and what it means; arguments first."""


def manual_page(
    version: str, whole: ManualEntry, entries: Sequence[ManualEntry], topics: Sequence[Topic]
) -> str:
    """The text of `pace.1`."""
    lines = list(_lines(version, whole, entries, topics))
    above = ["", *lines]
    # A paragraph that follows a heading begins without being told.
    kept = (
        line
        for line, before in zip(lines, above, strict=False)
        if not (line == ".PP" and before.startswith(".SH"))
    )
    return "\n".join(kept) + "\n"


def _lines(
    version: str, whole: ManualEntry, entries: Sequence[ManualEntry], topics: Sequence[Topic]
) -> Iterator[str]:
    yield f'.TH PACE 1 "" "pace {_text(version)}" "Pacing journal"'
    yield from (".SH NAME", rf"pace \- {_text(_lowered(whole.about[0]))}")
    yield from (".SH SYNOPSIS", rf"\fB{_text(whole.usage)}\fR")
    yield ".SH DESCRIPTION"
    yield from _paragraphs(whole.about[1:])
    yield ".SH OPTIONS"
    yield from _options(whole.options)
    yield ".SH COMMANDS"
    for entry in entries:
        yield from (f".SS {_text(entry.name)}", rf"\fB{_text(entry.usage)}\fR")
        yield from _paragraphs(entry.about)
        yield from _options(entry.options)
    for topic in topics:
        yield f'.SH "{_text(topic.title.upper())}"'
        for part in topic.parts:
            yield from _part(part)


def _part(part: TopicPart) -> Iterator[str]:
    if part.text:
        yield from _paragraphs((part.text,))
    elif any(meaning for _, meaning in part.lines):
        yield from _options(part.lines)
    else:
        yield from (".PP", ".nf", ".RS 4", *(_line(words) for words, _ in part.lines), ".RE", ".fi")


def _paragraphs(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        yield from (".PP", _line(text))


def _options(options: Sequence[tuple[str, str]]) -> Iterator[str]:
    for words, meaning in options:
        yield from (".TP", rf"\fB{_text(words)}\fR", _line(meaning))


def _line(text: str) -> str:
    """A line of text; a dot or a quote at its start would be a request to `man`."""
    escaped = _text(text)
    return rf"\&{escaped}" if escaped.startswith((".", "'")) else escaped


def _text(text: str) -> str:
    return " ".join(text.split()).replace("\\", r"\e").replace("-", r"\-")


def _lowered(text: str) -> str:
    """The first sentence as `man -k` shows it."""
    return (text[:1].lower() + text[1:]).rstrip(".")
