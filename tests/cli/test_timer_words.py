"""What can be typed behind `pace go`."""

import pytest

from pacing_cli.app.timer_runs import TimerRequest, read_beat, read_wanted
from pacing_cli.errors import WordsNotUnderstood

KNOWN = {"walk": "walk", "kitchen": "kitchen", "front garden": "front garden", "fg": "front garden"}


@pytest.mark.parametrize(
    ("typed", "name", "rest"),
    [
        ("", None, (None, None, 1)),
        ("walk", "walk", (None, None, 1)),
        ("wa 12m", "walk", (720, None, 1)),
        ("walk 12 min", "walk", (720, None, 1)),
        ("walk 1h20m", "walk", (4800, None, 1)),
        ("walk 90s", "walk", (90, None, 1)),
        ("kitchen 10m/5m x3", "kitchen", (600, 300, 3)),
        ("kitchen 10m/5m 3x", "kitchen", (600, 300, 3)),
        ("kitchen x3 10m/90s", "kitchen", (600, 90, 3)),
        ("kitchen 10m x2", "kitchen", (600, None, 2)),
        ("front garden 5m", "front garden", (300, None, 1)),
        ("fg 5m", "front garden", (300, None, 1)),
        ("swim 5m", "swim", (300, None, 1)),
    ],
)
def test_what_is_understood(typed, name, rest):
    wanted = read_wanted(typed.split(), KNOWN)
    assert (wanted.activity.name if wanted.activity else None) == name
    assert (wanted.bout, wanted.rest, wanted.times) == rest
    assert read_wanted([typed], KNOWN) == wanted


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("5m", "of what"), ("walk 5m 6m", "second amount"), ("walk x3", "How long"),
        ("walk 1400steps", "counts time"), ("walk 0m", "not a length of time"), ("walk 5h", "too long"),
        ("walk 10m/5m x0", "1 to 20"), ("walk 10m x99", "1 to 20"), ("walk 10m/", "not "),
        ("walk 12", "not "), ("walk 12m fast", "means there"), ("walk \x1b[2J 5m", "after walk"),
        ("walk briskly 5m", "after walk"), ("walk 5m/5km", "counts time"), ("walk 1e9m", "not "),
        ("12 3m", "of what"), ("--x", "not "), ("-v 5m", "means there"),
        ("check 5m", "means something else"), ("walk nanm", "not "),
    ],
)  # fmt: skip
def test_what_is_refused_with_the_word(typed, says):
    with pytest.raises(WordsNotUnderstood) as refused:
        read_wanted(typed.split(" "), KNOWN)
    assert says in refused.value.message


def test_a_beat_is_a_number_of_beats_a_minute():
    assert read_beat(None) is None
    assert read_beat(100) == 0.6
    for beats in (0, -5, 19, 241, 10**9):
        with pytest.raises(WordsNotUnderstood, match="20 to 240"):
            read_beat(beats)


def test_nothing_typed_wants_nothing_of_its_own():
    assert read_wanted([], KNOWN) == TimerRequest()


def test_a_new_name_with_a_space_is_kept_together_by_the_shell():
    wanted = read_wanted(["back yard", "5m"], KNOWN)
    assert wanted.activity
    assert (wanted.activity.name, wanted.bout) == ("back yard", 300)
