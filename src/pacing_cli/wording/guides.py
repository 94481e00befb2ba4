"""One page to hand on: for family and friends, and for people at work. Own words, with sources."""

from typing import Final, Literal

from pacing_cli.model.value import Value

Reader = Literal["family", "work"]


class Guide(Value):
    """A title, an opening, parts of a heading with lines each, and what it rests on."""

    title: str
    opening: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    sources: tuple[str, ...]


_EU_OSHA: Final = (
    "EU-OSHA 2021, Working with chronic MSDs: good practice advice, doi 10.2802/31550; and "
    "its campaign Healthy Workplaces, on adapting workplaces."
)

GUIDES: Final[dict[Reader, Guide]] = {
    "family": Guide(
        "For family and friends: help, without wrapping up",
        "Somebody close to you lives with pain that stays, and paces: a planned amount on most "
        "days, with breaks before they are needed. Steady days are the aim, not heroic ones.",
        (
            (
                "What helps",
                (
                    "Ask: what would help today? And take the answer as it is.",
                    "Help with one thing, so that there is room for another that matters.",
                    "Do things together: a short walk, cooking sitting down, a film at home.",
                    "Notice what was done, also small things. Say what you like about the person.",
                    "Keep plans that can bend: a shorter visit, a bench on the way, a way out.",
                ),
            ),
            (
                "What can get in the way, however kindly it is meant",
                (
                    "Doing everything for somebody: what is not used gets harder.",
                    "Sending somebody to bed at every sign of pain. Planned activity is agreed on.",
                    "Pushing for more on a good day. The cost often comes a day or two later.",
                    "Asking about pain again and again. Ask about the day instead.",
                ),
            ),
            (
                "On a bad day",
                (
                    "Less is planned on such a day, and that belongs to the plan.",
                    "Do what was agreed on beforehand. No long talk is needed.",
                    "Something new, such as numb legs or trouble with the bladder: get help.",
                ),
            ),
        ),
        (
            "Romano et al. 1995, Pain 63:353 (50 couples, filmed at household work): partners "
            "taking over at signs of pain went together with being more limited, in people who "
            "were also low in mood.",
            "Couples, one with rheumatoid arthritis, for a week (Frontiers in Psychology 2018, "
            "doi 10.3389/fpsyg.2018.01760): pain tended to ease over days with more esteem from "
            "the partner. Seen together, not proven.",
        ),
    ),
    "work": Guide(
        "For people at work: small changes, steady work",
        "A colleague lives with pain that stays. It varies from day to day, and cannot be seen. "
        "With the right changes most people can go on working.",
        (
            (
                "What helps",
                (
                    "Ask which tasks are hard, and when. A diagnosis is not needed for that.",
                    "Short breaks that are their own to place, before they are needed.",
                    "A change of position: sitting, standing, a few steps.",
                    "Hours that can move a little, and some days from home where that is possible.",
                    "Heavy or long tasks split over the week, or shared.",
                    "Try a change for a few weeks, then look at it together.",
                ),
            ),
            (
                "What can get in the way, however kindly it is meant",
                (
                    "Taking away everything interesting. Being needed keeps people going.",
                    "Reading one good day as being well, or one bad day as the end.",
                    "Saving up work for a good day. The cost often comes a day or two later.",
                    "Telling others. What you know is yours to keep.",
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
