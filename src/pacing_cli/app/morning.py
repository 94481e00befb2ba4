"""The morning after much more than usual: one question with one key, and then a check-in.

Only where a person sits at both ends, once a day, and not where today was rated already. Enter
skips it. Elsewhere the line that says how to check in stands alone.
"""

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from pacing_cli.app.run import Run
from pacing_cli.console.prompts import ask_until, may_ask
from pacing_cli.errors import Stopped
from pacing_cli.model.entry import CHECK
from pacing_cli.model.reason import AfterMuchMore
from pacing_cli.storage.shown import note_offer, offered
from pacing_cli.wording.day import how_is_it
from pacing_cli.wording.phrases import number

if TYPE_CHECKING:
    from pacing_cli.engine.advise import Evaluation
    from pacing_cli.shorthand.grammar import Parts

_NAME: Final = "morning"
"""How the question stands among what was offered."""
_RECENT: Final = timedelta(days=28)
_SAME: Final = ("s", "same", "the same")
_WORSE: Final = ("w", "worse")


def ask_morning(run: Run, found: "Evaluation") -> bool:
    """Ask how it is on the day after much more than usual, and save the answer as a check-in.

    False where nothing was asked.
    """
    if not may_ask(run.output) or not _is_due(run, found):
        return False
    if not note_offer(run.home, _NAME, run.today):
        return False
    signal = _signal(run)
    usual = found.usual.pain if signal == "pain" else None

    from pacing_cli.shorthand.grammar import parse
    from pacing_cli.shorthand.tokens import Tokens

    def read(answer: str) -> "Parts":
        return parse(Tokens.of_line(_words(answer, signal, usual)), run.clock, dict, CHECK)

    try:
        parts = ask_until(run.output, how_is_it(signal, usual), read, end_skips=True)
    except Stopped:
        return True  # The plan was shown: there is nothing to undo.
    if parts is not None:
        _save(run, parts)
    return True


def _is_due(run: Run, found: "Evaluation") -> bool:
    """Yesterday was much more, and nothing says yet how today is."""
    if offered(run.home).get(_NAME) == run.today.isoformat():
        return False
    after = any(isinstance(one, AfterMuchMore) and one.days_ago == 1 for one in found.plan.notices)
    today = run.loaded(since=run.today).entries
    return after and not any(one.kind == CHECK and one.day == run.today for one in today)


def _signal(run: Run) -> str:
    """Pain, or fatigue for a person who rates that more often."""
    lately = run.loaded(since=run.today - _RECENT).entries
    rated = {
        name: sum(one.number(name) is not None for one in lately) for name in ("pain", "fatigue")
    }
    return "fatigue" if rated["fatigue"] > rated["pain"] else "pain"


def _words(answer: str, signal: str, usual: float | None) -> str:
    """The answer in the words of a check-in."""
    said = answer.casefold().rstrip(".")
    if said in _SAME and usual is not None:
        return f"{signal} {number(usual)}"
    return "+hard" if said in _WORSE else f"{signal} {answer}"


def _save(run: Run, parts: "Parts") -> None:
    from pacing_cli.app.drafts import draft
    from pacing_cli.app.record import tell_written, write

    written, _ = write(run, draft(parts, run.clock))
    tell_written(run, written)
