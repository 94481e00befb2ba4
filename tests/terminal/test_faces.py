"""The faces of the timer and of the calm routines as they look, and the pages around them."""

import io

import pytest
from rich.console import Console
from syrupy.assertion import SnapshotAssertion

from pacing_cli.engine.timer import after, passing, start
from pacing_cli.model.activity import Leg, in_turns
from pacing_cli.model.parameters import Parameters
from pacing_cli.storage.shipped import card, routine
from pacing_cli.terminal.pages.texts import card_page, cards_page, whole_page
from pacing_cli.terminal.plain import lines
from pacing_cli.terminal.timer import HEIGHT, LiveCalm, LiveFace, big, clock_of
from pacing_cli.wording.aloud import aloud
from pacing_cli.wording.timer import told
from tests.terminal.test_pages import on_screen

P = Parameters()
GOING = passing(start(in_turns(600, 300, 3), 300), 130).timer
RESTING = passing(GOING, 500).timer
TIMERS = {
    "bout": GOING,
    "rest": RESTING,
    "held": after(GOING, "pause").timer,
    "stopping": after(GOING, "stop").timer,
    "hours": start((Leg("bout", 3 * 3600 + 61),), 300),
    "last_second": passing(start((Leg("bout", 60),), 300), 59.7).timer,
}
PAGES = {
    "muscles": whole_page(routine("muscles", P), ""),
    "flares": card_page(card("flares")),
    "cards": cards_page([card("pacing"), card("flares")]),
}


def drawn(face: LiveFace | LiveCalm, timer: object) -> str:
    """What the terminal would show, without its codes."""
    stream = io.StringIO()
    console = Console(file=stream, width=face._console.width, no_color=True)
    console.print(face._picture(timer))  # type: ignore[arg-type]
    face.close()
    return "".join(line.rstrip() + "\n" for line in stream.getvalue().splitlines())


@pytest.mark.parametrize("name", TIMERS)
@pytest.mark.parametrize("width", [80, 40])
def test_the_live_face(name: str, width: int, snapshot: SnapshotAssertion) -> None:
    face = LiveFace("walk", io.StringIO(), width, colour=False)
    face.tell(told(TIMERS[name]))
    shown = drawn(face, TIMERS[name])
    assert max(map(len, shown.splitlines())) <= width
    assert shown == snapshot


@pytest.mark.parametrize("seconds", [0, 2, 7])
def test_the_moving_guide(seconds: float, snapshot: SnapshotAssertion) -> None:
    face = LiveCalm("Paced breathing", io.StringIO(), 40, False, (4, 6))
    assert drawn(face, passing(start((Leg("rest", 300),), 30), seconds).timer) == snapshot


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [80, 40])
def test_the_pages_on_the_screen(name: str, width: int, snapshot: SnapshotAssertion) -> None:
    assert on_screen(PAGES[name], width) == snapshot


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_as_plain_text(name: str, snapshot: SnapshotAssertion) -> None:
    assert "\n".join(map(aloud, lines(PAGES[name]))) == snapshot


def test_a_terminal_that_knows_no_blocks_gets_signs_that_it_knows() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    face = LiveFace("walk", stream, 80, colour=False)
    assert face._picture(GOING).plain.isascii()
    face.close()


def test_no_codes_of_a_name_reach_the_terminal() -> None:
    face = LiveFace("wa\x1b[2Jlk", io.StringIO(), 80, colour=False)
    face.tell("[bold]no markup[/bold] \x1b[31m")
    shown = drawn(face, GOING)
    assert "\x1b" not in shown
    assert "[bold]no markup[/bold]" in shown


def test_the_clock_never_says_nothing_is_left_while_something_is() -> None:
    assert [clock_of(s) for s in (0, 0.2, 59.7, 61, 3661)] == [
        "0:00",
        "0:01",
        "1:00",
        "1:01",
        "1:01:01",
    ]


def test_every_digit_is_drawn_and_no_two_alike() -> None:
    drawings = {big(str(digit), "#") for digit in range(10)}
    assert len(drawings) == 10
    assert all(len(rows) == HEIGHT for rows in drawings)
