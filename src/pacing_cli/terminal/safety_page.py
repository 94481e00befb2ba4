"""Where to turn as a page, and what was answered to the safety questions."""

from collections.abc import Iterator
from datetime import date

from pacing_cli.model.page import Gap, Heading, Line, Page, Part
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.profile import Safety
from pacing_cli.terminal.plan_page import safety_part
from pacing_cli.wording.phrases import count, full_date
from pacing_cli.wording.safety import NUMBERS_NOT_CHECKED, distress_sentences


def safety_page(safety: Safety, country: str, today: date, p: Parameters, said: str = "") -> Page:
    """The page. `said`: what was just written, above all else."""
    return (
        *((Line(said, "note"), Gap()) if said else ()),
        Heading("Where to turn", 1),
        *safety_part(country),
        Gap(),
        *(Line(text) for text in distress_sentences(country)),
        Line(NUMBERS_NOT_CHECKED, "dim"),
        Gap(),
        Heading("Your answers"),
        *_answers(safety, today, p),
    )


def _answers(safety: Safety, today: date, p: Parameters) -> Iterator[Part]:
    if safety.asked_on is None and not safety.red_flags:
        yield Line("The safety questions were not answered yet: pace safety ask")
        return
    when = f"On {full_date(safety.asked_on)}: " if safety.asked_on else ""
    if safety.red_flags:
        yield Line(f"{when}yes to:", "warn")
        yield from (Line(text, item=True) for text in safety.red_flags)
        yield Line("Suggestions are off. After somebody has looked at it: pace safety clear")
    else:
        yield Line(f"{when}none of the safety questions.")
    worse = {True: "yes", False: "no", None: "not answered"}[safety.post_exertional]
    yield Line(f"Much worse hours or days after small efforts: {worse}.")
    gone = (today - safety.asked_on).days if safety.asked_on else 0
    if gone >= p.pem_screen_every:
        yield Line(f"That was {count(gone, 'day')} ago. To answer again: pace safety ask", "note")
