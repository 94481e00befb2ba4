"""What a voice is given to read: units and signs as words, a person's own words as they are."""

import pytest

from pacing_cli.wording.aloud import aloud


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("walk, 12 min, then 5 rest", "walk, 12 minutes, then 5 rest"),
        ("1 min, 1 h, 1 s", "1 minute, 1 hour, 1 second"),
        ("9 min 30 s.", "9 minutes 30 seconds."),
        ("1 h 20 min in all", "1 hour 20 minutes in all"),
        ("sleep 6.5 h", "sleep 6.5 hours"),
        ("900 m, 1,400 m, load 4 kg", "900 metres, 1,400 metres, load 4 kilograms"),
        ("5 to 6 Feb: 2 harder days", "5 to 6 February: 2 harder days"),
        (
            "Sum: (21 + 16 + 15) / 3 = 17.33 min, and 80% of 17.33 min is 13.87",
            "Sum: 21 plus 16 plus 15, together divided by 3 is 17.33 minutes, "
            "and 80% of 17.33 minutes is 13.87",
        ),
        ("Sum: 3 / 11 = 27.27%.", "Sum: 3 divided by 11 is 27.27%."),
        ("5.5 - 4.8 = 0.7 more", "5.5 minus 4.8 is 0.7 more"),
        ("pain -0.6 to +0.2 points", "pain minus 0.6 to plus 0.2 points"),
        ("market, +1, more than hoped", "market, plus 1, more than hoped"),
        ("ceiling of walk: 20 min -> 15 min", "ceiling of walk: 20 minutes, now 15 minutes"),
        ("- 2026-02-24 08:32 walk, 5 min (a4)", "- 24 February 2026, 08:32 walk, 5 minutes (a4)"),
    ],
)  # fmt: skip
def test_signs_and_units_are_said_in_words(written: str, said: str) -> None:
    assert aloud(written) == said
    assert aloud(said) == said


@pytest.mark.parametrize(
    "own",
    [
        "Saved: 2 lines. To undo: pace undo",
        "When it is done: pace log kitchen 16m pain 3-4",
        "- item, and +busy, +2nd-floor",
        "“rested 5 min, 10:00-10:20 / bus”",
        "Logged: note: 5 min in the sun, then 3 - 4 people",
        "see https://example.org/+5/a_5-3",
        "id: 5 minx 3 hours 2 mins",
        "backups/2026-03-01-090000-asked",
        "the 5-a-day, a T-score of 50, part (1 of 2)",
        "- 2026-13-01 08:32 x",
        "Set it in profile.toml, for example energy_ceiling = 20.",
        'To rate it: pace goal rate "my choir" -1',
        "",
    ],
)
def test_typed_lines_quotes_notes_and_names_stay_as_they_are(own: str) -> None:
    assert aloud(own) == own
