"""When to stop, whatever of the amount is left, in words."""

from pacing_cli.model.activity import StopSign
from pacing_cli.wording.phrases import number


def stop_words(sign: StopSign) -> str:
    """`effort above 4, heart rate above 110, until the song ends`; empty where there is none."""
    numbers = []
    if sign.effort_max is not None:
        numbers.append(f"effort above {number(sign.effort_max)}")
    if sign.hr_max is not None:
        numbers.append(f"heart rate above {number(sign.hr_max)}")
    return ", ".join((*numbers, *sign.words))


def stop_sentence(activity: str, sign: StopSign) -> str:
    """`Stop sign for walk: effort above 4.`"""
    words = stop_words(sign)
    return f"Stop sign for {activity}: {words}{'' if words.endswith(('.', '!')) else '.'}"
