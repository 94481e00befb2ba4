"""A topic of the help as a page, and the list of all topics."""

from collections.abc import Iterator, Sequence

from pacing_cli.model.page import Gap, Heading, Line, Page, Part, Rows
from pacing_cli.model.shipped import Topic, TopicPart


def topic_page(topic: Topic) -> Page:
    """The topic, and where more stands."""
    parts = (each for part in topic.parts for each in (*_part(part), Gap()))
    return (
        Heading(topic.title, 1),
        *parts,
        Line(f"More, in the project's docs: {topic.see}", "dim"),
    )


def _part(part: TopicPart) -> Iterator[Part]:
    if part.text:
        yield Line(part.text)
    elif any(meaning for _, meaning in part.lines):
        told = tuple(f"{words}: {meaning}" if meaning else words for words, meaning in part.lines)
        yield Rows(("", ""), part.lines, told)
    else:
        yield from (Line(words, item=True) for words, _ in part.lines)


def topics_page(topics: Sequence[Topic]) -> Page:
    """What there is to read about."""
    cells = tuple((topic.name, topic.title) for topic in topics)
    return (
        Heading("Help", 1),
        Line("By topic, such as pace help words:"),
        Gap(),
        Rows(("topic", "what it is about"), cells, tuple(f"{a}: {b}" for a, b in cells)),
        Gap(),
        Line("By command: pace help log says the same as pace log --help."),
        Line("All commands: pace --help. Short cards on pacing itself: pace learn.", "dim"),
    )
