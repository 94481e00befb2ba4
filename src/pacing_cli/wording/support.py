"""Describe supports: their kinds, and ideas for each."""

from typing import Final, Literal

from pacing_cli.model.support import Support, SupportKind
from pacing_cli.model.value import Value
from pacing_cli.wording.phrases import clock, full_date, listed

KINDS: Final[dict[SupportKind, str]] = {
    "person": "People",
    "work": "At work",
    "transport": "Getting there",
    "community": "Places and groups",
    "appointment": "Appointments",
}
HOW_TO_ADD: Final = 'pace support add Ana --kind person --good-for "shopping" --need "bad day"'
NOTHING_YET: Final = "Nothing is logged yet. On a good day, one name is a good start:"
IDEAS: Final[dict[SupportKind, tuple[tuple[str, str], ...]]] = {
    "person": (
        ("a person who knows your plan for a bad day", "not having to explain when it is hard"),
        ("a friend who comes along once a week", "keeping up something that matters"),
        ("a hand with one heavy thing", "shopping, lifting, a long drive"),
    ),
    "work": (
        ("hours that can move by an hour or two", "slow mornings"),
        ("short breaks that are yours to place", "a break before it is needed"),
        ("a desk for sitting and standing", "changing position"),
        ("a day from home", "saving the journey for things that matter"),
        ("a colleague or a trolley for heavy things", "lifting and carrying"),
        ("the hardest task split over the week", "steady days"),
    ),
    "transport": (
        ("a seat that is booked, or help at the station", "a trip that leaves some energy"),
        ("a lift one way", "getting there with strength left"),
        ("a way with benches", "a rest before it is needed"),
        ("parking close by, where you have a right to it", "carrying less"),
    ),
    "community": (
        ("a group with a slow pace", "moving, and company"),
        ("a warm pool or a gentle class", "moving with less weight"),
        ("a library, a choir, a garden", "something that matters, sitting down"),
        ("others who live with pain", "not having to explain"),
    ),
    "appointment": (
        ("the next visit to your therapist", "reviewing limits and steps"),
        ("a call instead of a trip", "a hard week"),
    ),
}
IDEAS_SOURCE: Final = (
    "These are ideas, not rules. Try a change at work for a while, then review it (EU-OSHA 2021, "
    "Working with chronic MSDs)."
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


# One page to hand on: for family and friends, and for people at work. Own words, with sources.

Reader = Literal["family", "work"]


class Guide(Value):
    """A title, an opening, parts of a heading with lines each, and what it rests on."""

    title: str
    opening: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    sources: tuple[str, ...]


_EU_OSHA: Final = (
    "EU-OSHA 2021, Working with chronic MSDs: good practice advice, doi 10.2802/31550, and its "
    "campaign Healthy Workplaces, on adapting workplaces."
)

GUIDES: Final[dict[Reader, Guide]] = {
    "family": Guide(
        "For family and friends: help, without wrapping up",
        "A person close to you lives with long-lasting pain, and paces. This means a planned "
        "amount on most days, with breaks before they are needed. The aim is steady days, not "
        "heroic ones.",
        (
            (
                "What helps",
                (
                    "Ask what would help today, and accept the answer.",
                    "Help with one task, so that the person has room for another that matters.",
                    "Do things together: some time outdoors, cooking sitting down, a film at home.",
                    "Notice what the person did, even small things. Say what you like about the "
                    "person.",
                    "Keep plans that can bend: a shorter visit, a bench on the way, a way out.",
                ),
            ),
            (
                "What can get in the way, however kindly meant",
                (
                    "Doing everything for the person. Tasks that we stop doing get harder.",
                    "Sending the person to bed at every sign of pain. Planned activity is agreed.",
                    "Pushing for more on a good day. The days after are often harder.",
                    "Asking about pain again and again. Ask about the day instead.",
                ),
            ),
            (
                "On a bad day",
                (
                    "The plan has less for such a day, on purpose.",
                    "Do what you agreed beforehand. You do not need a long talk.",
                    "Something new, such as numb legs or trouble with the bladder: get help.",
                ),
            ),
        ),
        (
            "Romano et al. 1995, Pain 63:353 (50 couples, filmed at household work): when "
            "partners took over at signs of pain, people who were also low in mood tended to be "
            "more limited.",
            "Couples, one with rheumatoid arthritis, for a week (Frontiers in Psychology 2018, "
            "doi 10.3389/fpsyg.2018.01760): pain tended to ease over days with more esteem from "
            "the partner. This is a link, not proof.",
        ),
    ),
    "work": Guide(
        "For people at work: small changes, steady work",
        "A colleague lives with long-lasting pain. The pain varies from day to day, and nobody "
        "can see it. With the right changes, most people can go on working.",
        (
            (
                "What helps",
                (
                    "Ask which tasks are hard, and when. A diagnosis is not needed for that.",
                    "Short breaks before they are needed, at times that your colleague chooses.",
                    "A change of position, whenever it is needed.",
                    "Hours that can move a little, and some days from home if possible.",
                    "Heavy or long tasks split over the week, or shared.",
                    "Try a change for a few weeks, then review it together.",
                ),
            ),
            (
                "What can get in the way, however kindly meant",
                (
                    "Taking away all the interesting work. Being needed keeps people going.",
                    "Taking one good day as being well, or one bad day as the end.",
                    "Saving up work for a good day. The days after are often harder.",
                    "Telling others. Keep what you know to yourself.",
                ),
            ),
            (
                "On a bad day",
                (
                    "Less may be possible, for a time. A short message is enough.",
                    "Say what can wait.",
                ),
            ),
        ),
        (_EU_OSHA,),
    ),
}
CLOSING: Final = "A general guide, not about one person. It does not replace advice from a doctor."
