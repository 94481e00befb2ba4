"""A share as it leaves: a page, one line, or pieces for a chat window; and the look before."""

from collections.abc import Iterator, Sequence
from typing import Final

from pacing_cli.model.page import Gap, Heading, Line, Page, Part
from pacing_cli.model.support import (
    FIELDS,
    SUPPORT_KINDS,
    Audience,
    FieldText,
    Lists,
    Share,
    Support,
    SupportKind,
)
from pacing_cli.model.text import visible
from pacing_cli.wording.support import (
    CLOSING,
    HOW_TO_ADD,
    IDEAS,
    IDEAS_SOURCE,
    KINDS,
    NOTHING_YET,
    Guide,
    support_sentence,
)

TITLES: Final[dict[Audience, str]] = {
    "therapist": "For the visit",
    "family": "For the people at home",
    "employer": "For work",
    "partner": "For a partner or friend",
    "claim": "An account of these weeks",
}
_HEADINGS: Final = {
    "activities": "What you did",
    "amounts": "Daily amounts",
    "range": "Days",
    "flares": "Flares",
    "pain": "Pain",
    "changes": "How it changed",
    "sleep": "Sleep",
    "mood": "Mood",
    "medicines": "Medicines",
    "goals": "Goals",
    "tries": "Experiments",
    "together": "What goes with what",
    "questions": "Questions",
    "notes": "Notes",
}
_MANY: Final = 8
_LONGEST_LINE: Final = 280
_LONGEST_MESSAGE: Final = 1800
NOTHING_TO_SAY: Final = "Your journal has nothing for this list yet."
_SAYS: Final = "It differs from day to day. One day says little about another."


def share_page(share: Share) -> Page:
    """The one-page form."""
    lines = sum(len(one.lines) for one in share.told)
    titled = lines > _MANY
    said = tuple(part for one in share.told for part in _field_part(one, titled))
    last = (Gap(), Line(_SAYS, "dim")) if share.audience == "employer" else ()
    return (Heading(TITLES[share.audience], 1), *(said or (Line(NOTHING_TO_SAY),)), *last)


def _field_part(one: FieldText, titled: bool) -> Iterator[Part]:
    """Under headings where there is much to read."""
    if titled and one.field in _HEADINGS:
        yield Heading(_HEADINGS[one.field])
    yield from (Line(text, item=True) for text in one.lines)


def one_line(share: Share) -> str:
    """The first sentences, whole ones, as many as fit into one line of a message."""
    lines = [" ".join(one.lines[0].split()) for one in share.told]
    kept = lines[:1]
    for line in lines[1:]:
        if len(" ".join([*kept, line])) > _LONGEST_LINE:
            break
        kept.append(line)
    return " ".join(kept) or NOTHING_TO_SAY


def messages(share: Share) -> list[str]:
    """The page as short messages for a chat window, each whole, with its number."""
    from textwrap import wrap

    texts = [visible(text) for one in share.told for text in one.lines]
    lines = [f"- {piece}" for text in texts for piece in wrap(text, _LONGEST_MESSAGE // 2)]
    found: list[list[str]] = [[f"{TITLES[share.audience]}:"]]
    for line in lines or [NOTHING_TO_SAY]:
        if sum(len(one) + 1 for one in found[-1]) + len(line) > _LONGEST_MESSAGE:
            found.append([])
        found[-1].append(line)
    whole = ["\n".join(part) for part in found]
    if len(whole) == 1:
        return whole
    return [f"({place} of {len(whole)})\n{text}" for place, text in enumerate(whole, 1)]


def look_before_page(share: Share) -> Page:
    """What would leave, field by field, and what stays here."""
    told = tuple(part for one in share.told for part in _told_part(one))
    without = tuple(
        Line(f"{field}: on the list, nothing to say yet.", "dim") for field in share.without
    )
    return (
        Heading(f"For {share.audience}: what pace would share", 1),
        *told,
        *without,
        Gap(),
        Heading("What stays private"),
        Line(", ".join(share.kept) + "." if share.kept else "Nothing: every field is listed."),
        Line("Nothing was sent or saved. To see the lists: pace share fields", "dim"),
    )


def _told_part(one: FieldText) -> Iterator[Part]:
    yield Heading(f"{one.field}: {FIELDS[one.field]}")
    yield from (Line(text, item=True) for text in one.lines)


def lists_page(lists: Lists, said: str = "") -> Page:
    """What each reader may know, and all fields with what they say."""
    first = (Line(said), Gap()) if said else ()
    who = tuple(Line(f"{name}: {_listed(fields)}", item=True) for name, fields in lists.items())
    what = tuple(Line(f"{field}: {says}", item=True) for field, says in FIELDS.items())
    return (
        *first,
        Heading("What each reader may know", 1),
        *who,
        Heading("The fields"),
        *what,
        Line("To change a list, for example: pace share allow employer sleep"),
    )


def _listed(fields: Sequence[str]) -> str:
    return ", ".join(fields) + "." if fields else "nothing."


# Supports as pages: the list, ideas, what is offered for a need, and the guides.


def supports_page(supports: Sequence[Support], said: str = "") -> Page:
    """All supports by kind. `said`: what was just written, above all else."""
    first = (Line(said), Gap()) if said else ()
    if not supports:
        return (
            *first,
            Heading("People and places that help", 1),
            Line(NOTHING_YET),
            Line(HOW_TO_ADD, item=True),
        )
    return (
        *first,
        Heading("People and places that help", 1),
        *(part for kind in SUPPORT_KINDS for part in _of_kind(kind, supports)),
    )


def _of_kind(kind: SupportKind, supports: Sequence[Support]) -> Iterator[Part]:
    own = [one for one in supports if one.kind == kind]
    if own:
        yield Heading(KINDS[kind])
        yield from (Line(support_sentence(one), item=True) for one in own)


def offered_page(need: str, supports: Sequence[Support]) -> Page:
    """What was written down for a need."""
    title = Heading(f"For {need}", 1)
    if not supports:
        return (
            title,
            Line("Nothing is saved for this yet. For some ideas: pace support ideas"),
        )
    return (title, *(Line(support_sentence(one), item=True) for one in supports))


def ideas_page(kinds: Sequence[SupportKind]) -> Page:
    """Ideas, each with what it is good for."""
    return (
        Heading("Ideas for what could help", 1),
        *(part for kind in kinds for part in _ideas(kind)),
        Line(IDEAS_SOURCE, "dim"),
    )


def _ideas(kind: SupportKind) -> Iterator[Part]:
    yield Heading(KINDS[kind])
    yield from (Line(f"{what}: good for {good}.", item=True) for what, good in IDEAS[kind])


def guide_page(guide: Guide) -> Page:
    """One page to print or to hand on."""
    return (
        Heading(guide.title, 1),
        Line(guide.opening),
        *(part for title, lines in guide.parts for part in _guide_part(title, lines)),
        Heading("Sources"),
        *(Line(source, item=True) for source in guide.sources),
        Line(CLOSING, "dim"),
    )


def _guide_part(title: str, lines: Sequence[str]) -> Iterator[Part]:
    yield Heading(title)
    yield from (Line(line, item=True) for line in lines)
