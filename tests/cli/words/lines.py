"""Lines as people say them, with what each of them means; `docs/generate.py` shows them too.

It is Sunday, 8 March 2026, half past nine in the evening, in UTC.
"""

from datetime import UTC, datetime
from typing import Any, Final

from pacing_cli.shorthand.clock import Clock

EVENING: Final = Clock(datetime(2026, 3, 8, 21, 30, tzinfo=UTC), "UTC", UTC)
KNOWN: Final = {
    name: name
    for name in (
        "walk", "kitchen", "swim", "reading", "hoovering", "washing up", "wash car",
        "load dishwasher", "pain class", "upright bike", "workout", "ironing", "yoga",
    )
}  # fmt: skip

Said = tuple[str, str, str, dict[str, Any]]
"""A line, its moment (empty: now), its kind, its fields under the file's names."""


def walk(line: str, when: str = "", **fields: Any) -> Said:
    """A line about a walk."""
    return line, when, "activity", {"activity": "walk", **fields}


def did(line: str, what: str, when: str = "", **fields: Any) -> Said:
    """A line about another activity."""
    return line, when, "activity", {"activity": what, **fields}


def check(line: str, when: str = "", **fields: Any) -> Said:
    """A line that is a check-in."""
    return line, when, "check", fields


SPOKEN: Final[tuple[Said, ...]] = (
    walk("walked 20 minutes, pain was 5 after", minutes=20, pain_after=5),
    walk("walked for 20 minutes", minutes=20),
    walk("Walked for about twenty minutes.", minutes=20),
    walk("I went for a walk for half an hour", minutes=30),
    walk("went for a 20 minute walk", minutes=20),
    walk("20 minutes walking", minutes=20),
    walk("walk for 1 hour 20 minutes", minutes=80),
    walk("walk 1 hr 20 min, hr 96", minutes=80, hr=96),
    walk("walk 1 h 20 min", minutes=80),
    walk("walked an hour and a half", minutes=90),
    walk("walk one and a half hours", minutes=90),
    walk("walk quarter of an hour", minutes=15),
    walk("walk 12m yesterday", "2026-03-07T12:00", minutes=12),
    walk("walk 12m yesterday at 6pm", "2026-03-07T18:00", minutes=12),
    walk("10am walk 12m", "2026-03-08T10:00", minutes=12),
    walk("10:30 am walk 12m", "2026-03-08T10:30", minutes=12),
    walk("at 5 p.m. walk 12m", "2026-03-08T17:00", minutes=12),
    walk("walk 12 min at 6 pm", "2026-03-08T18:00", minutes=12),
    walk("walk 12m this morning", "2026-03-08T09:00", minutes=12),
    walk("this afternoon walked 15 mins", "2026-03-08T15:00", minutes=15),
    walk("walk last night 10m", "2026-03-07T22:00", minutes=10),
    walk("walk 10m yesterday evening", "2026-03-07T19:00", minutes=10),
    walk("tues walk 10m", "2026-03-03T12:00", minutes=10),
    walk("on thursday walked 10 minutes", "2026-03-05T12:00", minutes=10),
    walk("mon 10am walk 10m", "2026-03-02T10:00", minutes=10),
    walk("25 Feb walk 12m", "2026-02-25T12:00", minutes=12),
    walk("walk 12m on 25th February", "2026-02-25T12:00", minutes=12),
    walk("25 March walk 12m", "2025-03-25T12:00", minutes=12),
    walk("25 feb 10:30 pm walk 12m", "2026-02-25T22:30", minutes=12),
    walk("walk 10m at 9 this morning", "2026-03-08T09:00", minutes=10),
    walk("walked 10 minutes an hour ago", "2026-03-08T20:30", minutes=10),
    walk("walk 1400 steps", steps=1400),
    walk("walked 1,400 steps", steps=1400),
    walk("walk a mile", metres=1609),
    walk("walk 1 mile pain 3", metres=1609, pain=3),
    walk("walked half a mile", metres=805),
    walk("walked 2 km in 30 minutes", metres=2000, minutes=30),
    walk("walk 12m pain after 5", minutes=12, pain_after=5),
    walk("walk 12m pain 5 after", minutes=12, pain_after=5),
    walk("walk 12m, pain 3 before and 5 after", minutes=12, pain=3, pain_after=5),
    walk("walk 12m pain from 3 to 5", minutes=12, pain=3, pain_after=5),
    walk("walk 12m pain was 5", minutes=12, pain=5),
    walk("walk 12m pain: 4, effort: 3", minutes=12, pain=4, effort=3),
    walk("walk 12m pain is five out of ten", minutes=12, pain=5),
    walk("walk twelve minutes pain four effort three", minutes=12, pain=4, effort=3),
    walk("walk, 10 min. Pain 3. Effort 2.", minutes=10, pain=3, effort=2),
    walk("walk 10m with Ana yesterday", "2026-03-07T12:00", minutes=10, **{"with": "Ana"}),
    walk("walk with my sister, 10m, pain 3", minutes=10, pain=3, **{"with": "my sister"}),
    walk("walk 10m stopped because of pain", minutes=10, stopped="pain"),
    walk("walk 10m +busy. note it’s “fine”, really", minutes=10, tags=["busy"],
         note="it’s “fine”, really"),
    walk("walk\u00a012\u00a0min\u00a0pain\u00a03", minutes=12, pain=3),
    walk("walk 12m and pain 3", minutes=12, pain=3),
    did("did 10 min of kitchen, effort 3", "kitchen", minutes=10, effort=3),
    did("swam for 15 min", "swim", minutes=15),
    did("went swimming 15m", "swim", minutes=15),
    did("hoovered 10m", "hoovering", minutes=10),
    did("washed up 10 minutes", "washing up", minutes=10),
    did("washing up 10m", "washing up", minutes=10),
    did("wash up 10m", "washing up", minutes=10),
    did("read for 20 min", "reading", minutes=20),
    did("load dishwasher 5m load 2kg", "load dishwasher", minutes=5, load_kg=2),
    did("pain class 1h pain 4", "pain class", minutes=60, pain=4),
    did("upright bike 10m upright 3h", "upright bike", minutes=10, upright_hours=3),
    did("walk dog 10m", "walk dog", minutes=10),
    did("walk to the beach 10m", "walk to the beach", minutes=10),
    did("bad back stretches 5m", "bad back stretches", minutes=5),
    did("better sleep 5m", "better sleep", minutes=5),
    did("washed the car 20m", "wash car", minutes=20),
    walk("walk 10 minutes pain up to 6", minutes=10, pain_after=6),
    did("tai chi 10 minutes", "tai chi", minutes=10),
    did("did some gardening, 20 minutes", "gardening", minutes=20),
    did("20 minutes of gardening yesterday", "gardening", "2026-03-07T12:00", minutes=20),
    did("yoga 3x10", "yoga", reps=30),
    did("yoga 12 reps", "yoga", reps=12),
    did("rested 20 minutes", "rest", minutes=20),
    did("7 minute workout", "workout", minutes=7),
    check("slept 7h", sleep_hours=7),
    check("slept for six and a half hours last night", sleep_hours=6.5),
    check("check pain five, fatigue six, slept 7 hours", pain=5, fatigue=6, sleep_hours=7),
    check("check pain was 4 this morning", "2026-03-08T09:00", pain=4),
    check("check in pain 4", pain=4),
    ("took paracetamol 500mg at 8am", "2026-03-08T08:00", "dose", {"medicine": "paracetamol 500mg"}),
    ("dose vitamin b12 2 tablets", "", "dose", {"medicine": "vitamin b12 2 tablets"}),
    ("took two paracetamol", "", "dose", {"medicine": "paracetamol 2"}),
    ("dose paracetamol two tablets", "", "dose", {"medicine": "paracetamol 2 tablets"}),
    ("today is a bad day", "", "bad", {}),
    ("bad day yesterday", "2026-03-07T12:00", "bad", {}),
    ("better today", "", "better", {}),
    ("flare up since yesterday", "2026-03-07T12:00", "flare", {}),
    did("did about ten mins of yoga this morning", "yoga", "2026-03-08T09:00", minutes=10),
    did("ironing half hour pain 3 then 5", "ironing", minutes=30, pain=3, pain_after=5),
    walk("walk 8mins p3", minutes=8, pain=3),
    did("Kitchen 20 min. Effort six. Pain four.", "kitchen", minutes=20, pain=4, effort=6),
    walk("walk w Ana 10m", minutes=10, **{"with": "Ana"}),
    did("yesterday i did some ironing, 15 minutes", "ironing", "2026-03-07T12:00", minutes=15),
    walk("walk 10 min pain four to six", minutes=10, pain=4, pain_after=6),
    walk("walk - 10m - pain 3", minutes=10, pain=3),
    walk("walk: 10 min, pain: 3", minutes=10, pain=3),
    did("Hoovering 10 minutes, fatigue was seven", "hoovering", minutes=10, fatigue=7),
    walk("walk approx 12 min", minutes=12),
    walk("walked 0.5 miles", metres=805),
    walk("walk 12 m pain 3 out of 10", minutes=12, pain=3),
    check("check in: pain 6, mood 3, stress 7", pain=6, mood=3, stress=7),
    check("slept about 6 hrs", sleep_hours=6),
    check("6 hours sleep", sleep_hours=6),
    check("pain 4 fatigue 6 slept 5", pain=4, fatigue=6, sleep_hours=5),
    did("yoga 20min on friday morning", "yoga", "2026-03-06T09:00", minutes=20),
    ("bad day, pain 8", "", "bad", {"pain": 8}),
    did("physio exercises 3 sets of 10", "physio exercises", reps=30),
    did("lay on sofa 30m", "lay on sofa", minutes=30),
    walk("walk 12m pain 3.5", minutes=12, pain=3.5),
    walk("WALK 12M PAIN 3", minutes=12, pain=3),
    walk("walk 12m,pain 3,effort 4", minutes=12, pain=3, effort=4),
    check("check slept badly, 5 hours, pain 4", pain=4, sleep_hours=5),
    check("check sleep 6h last night", sleep_hours=6),
    ("better a bit", "", "better", {}),
    ("10 Feb dose ibuprofen 400mg", "2026-02-10T12:00", "dose", {"medicine": "ibuprofen 400mg"}),
    ("10 Feb dose start amitriptyline 10mg", "2026-02-10T12:00", "note", {
        "medicine": "amitriptyline 10mg", "course": "start", "note": "Started amitriptyline 10mg",
    }),
    ("yesterday took paracetamol 500mg", "2026-03-07T12:00", "dose",
     {"medicine": "paracetamol 500mg"}),
    walk("walk 1/2 hour", minutes=30),
    walk("walk 1 1/2 hours", minutes=90),
    walk("walk ~20m", minutes=20),
    did("squats 3 × 10", "squats", reps=30),
    did("squats 3 sets of 10 reps", "squats", reps=30),
    walk("walk 10:00 to 10:30", "2026-03-08T10:00", minutes=30),
    walk("10:00-10:30 walk pain 3", "2026-03-08T10:00", minutes=30, pain=3),
    walk("yesterday walk 22:45-23:15", "2026-03-07T22:45", minutes=30),
    did("office from 9am to 1pm", "office", "2026-03-08T09:00", minutes=240),
    check("sleep 23:00-06:30", sleep_hours=7.5),
    check("slept from 11pm to 6:30 am", sleep_hours=7.5),
    walk("walk 10m pain 5 in my left knee", minutes=10, pain=5, tags=["left-knee"]),
    walk("walk 20m knee pain 5", minutes=20, pain=5, tags=["knee"]),
    check("check pain 5 at knee", pain=5, tags=["knee"]),
    check("check knee pain 5 fatigue 3", pain=5, fatigue=3, tags=["knee"]),
    check("check stiff 4 in hands and feet", stiff=4, tags=["hands", "feet"]),
    ("flare in lower back pain 8", "", "flare", {"pain": 8, "tags": ["lower-back"]}),
    ("flare is finished", "", "flare_end", {}),
    ("bad day is over", "", "better", {}),
    ("bad is finished", "", "better", {}),
    walk("forgot to log walk yesterday 15m", "2026-03-07T12:00", minutes=15),
    check("check pain 4 knee", pain=4, tags=["knee"]),
    did("back stretches 10m", "back stretches", minutes=10),
    did("knee 3x10", "knee", reps=30),
)  # fmt: skip

NOT_GUESSED: Final[tuple[str, ...]] = (
    "pm", "tomorrow", "tonight", "tues", "paracetamol", "holiday", "nap", "nap 30m", "sun", "may",
    "sat 20m", "march 10m", "walk tomorrow 10m", "walk 900m", "walk 1:20", "walk at 10",
    "no pain", "walk 10m no pain", "walked the dog", "not bad", "um 10m", "paracetamol 500mg",
    "walk pain 5 after dinner", "walk pain after 5 minutes", "walk pain 3/5", "22:00 walk 10m",
    "walk 10m this week", "30 second plank", "walk pm 10m", "ibuprofen", "the", "later 10m",
    "walk with Ana last week", "walk 10m and ironing 5m", "walk 10 or 20 minutes",
    "walk 10-20 minutes", "bad because of the weather", "10 walk", "sat outside 10m",
    "tonight walk 10m", "at half past 9 walk 10m", "walk 10m around 7", "slept", "pain 4",
    "walk a few minutes", "walk quickly", "walk for ten", "walk at half past three", "weekend", "evening", "morning 10m", "I walked to the shops with",
    "exhausted", "check tired", "dose stop", "walk 25/3", "march", "walk -5m", "tired 6",
    "took ibuprofen 400 at lunch", "walk should have been 60 minutes", "cocodamol 2 tablets",
    "check evening pain 6", "walk 2x10m", "swim 20 lengths", "headache", "migraine 6", "crashed",
    "my back hurts", "woke 3 times", "not so good", "no energy", "no walk", "nothing",
    "did nothing today", "skipped walk", "walk skipped", "didn't walk", "missed yoga",
    "walk 9-13", "work 9 to 1", "walk from 10 to 10:30", "walk 12m 03.03.", "walk 12m rpe 3",
    "bench press 20kg 3x8", "slept badly",
    "check slept 5 mood low", "9-11am walk", "walk 3-4 pain", "flare not over",
    "took 2 paracetamol for headache", "walk 10m then rest", "walk 10m, lay down",
    "1O minutes", "walk l0m", "walk l2m", "walk 10m pain O", "no flare", "nothing to report",
    "away until friday", "slept 5 hrs woke 2x", "in bed all day",
)  # fmt: skip

READINGS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("walk 900m", ("walk 900min", "walk 900metres")),
    ("walk at 10", ("10:00 walk", "yesterday 22:00 walk", "walk 10m")),
    ("walk 1:20 pain 3", ("walk pain 3 1h20m", "01:20 walk pain 3", "13:20 walk pain 3")),
    ("walk 10m no pain", ("walk 10m pain 0", "walk 10m note no pain")),
    ("walked the dog 10m", ("walk 10m note the dog", '"walked the dog" 10m')),
    ("30 second plank", ("plank 30s", '"30 second plank"')),
    ("bad back stretches", ("bad note back stretches", '"bad back stretches"')),
    ("sat 20m", ("sat walk 20m", '"sat" 20m')),
    ("paracetamol 500mg", ("dose paracetamol 500mg",)),
    ("nap 30m", ("rest 30m note nap", '"nap" 30m')),
    ("walk 20 to 25 minutes", ("walk 20m", "walk 25m")),
    ("walk 20-25m", ("walk 20m", "walk 25m")),
    ("knee pain 5", ("check pain 5 +knee", '"knee" pain 5')),
    ("pain 7 in my left knee", ("check pain 7 +left-knee", '"left knee" pain 7')),
    ("stress 8 argument", ("check stress 8 note argument", "argument stress 8")),
    ("woke 3 times", ("check note woke 3 times", '"woke" 3reps')),
    ("walk12m", ("walk 12m", '"walk12m"')),
    ("sat at desk 3h", ("yesterday desk 3h", '"sat at desk" 3h')),
    ("22:00 walk 10m", ("yesterday 22:00 walk 10m", "2026-03-08 22:00 walk 10m")),
)
"""What can mean two things, and lines that say each of them."""
