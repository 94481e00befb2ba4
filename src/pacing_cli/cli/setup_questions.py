"""The questions of `pace setup`, in the order in which they are asked."""

import re
from typing import Final

from pacing_cli.app.activities import BAD_DAY_QUESTION, read_bad_day, read_per_week
from pacing_cli.app.setup import (
    ActivityRequest,
    SetupAnswers,
    read_activities,
    read_country,
    read_day,
    read_red_flags,
)
from pacing_cli.console.output import Output
from pacing_cli.console.prompts import as_figures, ask_until, ask_yes_no, say_folded, yes_or_no
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.profile import Profile
from pacing_cli.model.quantity import Amount, parse_amount
from pacing_cli.wording.safety import SAFETY_QUESTIONS

_BETWEEN: Final = r"(?i),(?!\d)|;|\s(?:and|&)\s"
"""Between two activities as they are said: `walk 12,5m, kitchen and reading` are three."""


def ask_all(output: Output, profile: Profile) -> SetupAnswers:
    """Ask everything once. What is skipped stays as it is."""
    say_folded(
        output,
        "A few questions, about 2 minutes. Press Enter to skip one. Press Ctrl-C to stop without "
        "saving.",
    )
    output.say("")
    name = ask_until(output, f"1. A name for your reports?{_now(profile.name)}", _read_name)
    country = ask_until(
        output,
        f"2. Your country, in two letters, for example GB?{_now(profile.country)}",
        _read_country,
    )
    day = ask_until(
        output, "3. When does your day begin and end? For example 08:00-20:00", read_day
    )
    activities = ask_until(
        output,
        "4. What would you like to pace, with commas between? For example walk 12m, kitchen",
        _read_list,
    )
    red_flags = ask_safety(output, "5. ")
    post_exertional = ask_post_exertional(output, ("6. ", "7. "))
    return SetupAnswers(
        name=name,
        country=country,
        day=day,
        activities=tuple(_in_detail(output, one) for one in activities or ()),
        red_flags=red_flags,
        post_exertional=post_exertional,
    )


def _in_detail(output: Output, one: ActivityRequest) -> ActivityRequest:
    """Two more questions about an activity, which size its first trial and its steps."""
    output.say("")

    def fitting(text: str) -> Amount:
        amount = read_bad_day(text)
        if one.about is not None and amount.measure != one.about.measure:
            raise WordsNotUnderstood(f"Type it in {one.about.measure}, as before.")
        return amount

    bad = ask_until(
        output, f"{one.name}: {BAD_DAY_QUESTION} For example 6m.", fitting, end_skips=True
    )
    days = ask_until(
        output, f"{one.name}: on most days, or some? Or a number.", read_per_week, end_skips=True
    )
    return one._replace(on_bad_day=bad, per_week=days)


def _now(value: str) -> str:
    return f" (now: {value})" if value else ""


def _read_name(text: str) -> str:
    """People say yes and no to a question, and neither is a name."""
    if yes_or_no(text) is not None:
        raise WordsNotUnderstood("Which name? Any one that you like.")
    return text


def _read_country(text: str) -> str:
    """A spoken no is no: only NO itself is Norway."""
    if text != "NO" and yes_or_no(text) is not None:
        raise WordsNotUnderstood("Which country? Two letters, for example GB.")
    return read_country(text.replace(" ", "") if len(text.strip(" .")) <= 3 else text)


def _read_list(text: str) -> tuple[ActivityRequest, ...]:
    if yes_or_no(text) is not None:
        raise WordsNotUnderstood("Which ones? For example walk 12m, kitchen.")
    parts = re.split(_BETWEEN, text)
    return read_activities([_with_amount(part) for part in parts if part.strip()])


def _with_amount(part: str) -> str:
    """`Walk about twelve minutes.` as `walk:12minutes`; what is no amount stays as it was typed."""
    *name, number, unit = ["", "", *as_figures(part).split()]
    if any(name) and parse_amount(f"{number}{unit}"):
        return f"{' '.join(name).strip()}:{number}{unit}"
    return part.strip(" .")


def ask_safety(output: Output, lead: str = "") -> tuple[str, ...] | None:
    """The safety questions, all at once; None where they were skipped."""
    output.say("")
    say_folded(
        output, f"{lead}Is any of this new or getting worse, and no doctor has looked at it?"
    )
    for number, question in enumerate(SAFETY_QUESTIONS, 1):
        say_folded(output, f"   {number:2} {question.text}")
    return ask_until(output, "   Numbers, or n for none:", _read_numbers)


def _read_numbers(text: str) -> tuple[str, ...]:
    """Here the questions are in sight, so their names for options would only be in the way."""
    try:
        said = yes_or_no(text)
        return read_red_flags(text if said is None else "yes" if said else "none")
    except WordsNotUnderstood:
        most = len(SAFETY_QUESTIONS)
        raise WordsNotUnderstood(
            f"Numbers from 1 to {most}, for example 2, 9. For none: n."
        ) from None


def ask_post_exertional(output: Output, leads: tuple[str, str] = ("", "")) -> bool | None:
    """Two questions; one yes is a yes, and only two answers of no are a no."""
    output.say("")
    answers = (
        ask_yes_no(
            f"{leads[0]}Does a small effort, of body or mind, make you much worse "
            "12 to 72 hours later?"
        ),
        ask_yes_no(f"{leads[1]}Were you told that you have ME/CFS or long COVID?"),
    )
    if True in answers:
        return True
    return False if answers == (False, False) else None
