"""Supports in words: their kinds, and ideas for each with what they are good for."""

from typing import Final

from pacing_cli.model.support import Support, SupportKind
from pacing_cli.wording.phrases import clock, full_date, listed

KINDS: Final[dict[SupportKind, str]] = {
    "person": "People",
    "work": "At work",
    "transport": "Getting there",
    "community": "Places and groups",
    "appointment": "Appointments",
}
HOW_TO_ADD: Final = 'pace support add Ana --kind person --good-for "shopping" --need "bad day"'
NOTHING_YET: Final = "Nothing is written down yet. On a good day, one name is a good start:"
IDEAS: Final[dict[SupportKind, tuple[tuple[str, str], ...]]] = {
    "person": (
        ("somebody who knows the plan for a bad day", "not having to explain when it is hard"),
        ("somebody who comes along once a week", "keeping up something that matters"),
        ("somebody for one heavy thing", "shopping, lifting, a long drive"),
    ),
    "work": (
        ("hours that can move by an hour or two", "slow mornings"),
        ("short breaks that are yours to place", "a break before it is needed"),
        ("a desk for sitting and standing", "changing position"),
        ("a day from home", "saving the way for what matters"),
        ("a colleague or a trolley for heavy things", "lifting and carrying"),
        ("the hardest task split over the week", "steady days"),
    ),
    "transport": (
        ("a seat that is booked, or help at the station", "a trip that leaves something over"),
        ("a lift one way", "going there on your own feet"),
        ("a way with benches", "a rest before it is needed"),
        ("parking close by, where you have a right to it", "carrying less"),
    ),
    "community": (
        ("a walking group with a slow pace", "moving, and company"),
        ("a warm pool or a gentle class", "moving with less weight"),
        ("a library, a choir, a garden", "something that matters, sitting down"),
        ("others who live with pain", "not having to explain"),
    ),
    "appointment": (
        ("the next session with your therapist", "looking at limits and steps again"),
        ("a call instead of a trip", "a hard week"),
    ),
}
IDEAS_SOURCE: Final = (
    "Ideas, no rules. Changes at work are best tried out for a while and looked at again "
    "(EU-OSHA 2021, Working with chronic MSDs)."
)


def support_sentence(one: Support) -> str:
    """One support on a line: name, what it is, what it is good for, when and where."""
    parts = [f"{one.name}: {one.what}" if one.what else one.name]
    if one.good_for:
        parts.append(f"good for {listed(one.good_for)}")
    if one.needs:
        parts.append(f"offered for {listed(one.needs)}")
    if one.on is not None:
        at = f" at {clock(one.at)}" if one.at is not None else ""
        parts.append(f"on {full_date(one.on)}{at}")
    if one.where:
        parts.append(one.where)
    if one.contact:
        parts.append(one.contact)
    return "; ".join(parts) + "."
