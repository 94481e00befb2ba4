"""How today compares with the person's own days, in words that claim nothing about tomorrow."""

from collections.abc import Sequence
from typing import Final, assert_never

from pacing_cli.model.notice_reasons import Beside, EarlySigns, LogLess, Readiness, RestsOnOldDays
from pacing_cli.wording.phrases import count, listed, number

SIGNALS: Final[dict[str, str]] = {
    "pain": "pain",
    "fatigue": "tiredness",
    "sleep_hours": "hours of sleep",
    "quality": "how well you slept",
    "stiff": "stiffness",
    "mood": "mood",
    "stress": "stress",
}
_HOW: Final = {
    "amber": "Longer rests today, and smaller parts of what is long; the amount stays as planned. "
    "Too much? pace plan --less.",
    "red": "Smaller parts of what is long, and a rest as long as each part; the amount stays "
    "as planned. "
    "Too much? pace plan --less.",
    "green": "The day is laid out as always, and the amount stays as planned.",
}
_WORDS: Final = {"good": "You called today a good day.", "hard": "You called today a hard day."}
_TOLD = 2
# A rating this near to the usual did not carry the day.
_NEAR = 0.5


def day_sentence(reason: Readiness | EarlySigns | RestsOnOldDays | LogLess) -> str:
    """One to three short sentences."""
    match reason:
        case Readiness(band, beside, word, held):
            return f"{_WORDS.get(word) or _compared(beside, held)} {_HOW[band]}"
        case EarlySigns(signals, days, coping):
            own = f" Your own step for it: {'; '.join(coping)}." if coping else ""
            return f"{_pattern(signals, days)} It may be nothing.{own}"
        case RestsOnOldDays(days, logged, window):
            return (
                f"The amounts rest on days up to {count(days, 'day')} ago. "
                f"Of the last {count(window, 'day')}, {logged} are known. That is fine."
            )
        case LogLess(days):
            return (
                f"The plan has been steady for {count(days, 'day')}. "
                "Two or three check-ins a week would be enough."
            )
    assert_never(reason)


def _compared(beside: Sequence[Beside], held: bool) -> str:
    """The ratings that carried it, two at most."""
    told = [one for one in beside if one.harder > _NEAR][:_TOLD] or list(beside[:1])
    sentences = [
        f"{SIGNALS.get(one.signal, one.signal).capitalize()}: {number(one.today)} today, "
        f"usually {number(one.usual)}."
        for one in told
    ]
    back = ["On its way back to your usual."] if held else []
    return " ".join([*sentences, *back])


def _pattern(signals: Sequence[str], days: int) -> str:
    names = listed([SIGNALS.get(name, name) for name in signals])
    if days == 1:
        return f"A pattern in your log: {names} is far outside of your usual range today."
    return f"A pattern in your log, over {count(days, 'day')}: {names} on the harder side."
