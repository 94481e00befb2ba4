"""Plans and findings of an invented person, made by hand, to show pages and documents with."""

from datetime import UTC, date, datetime, timedelta, timezone

from pacing_cli.model import reason as r
from pacing_cli.model.entry import Entry
from pacing_cli.model.findings import (
    ActivitySpan,
    Association,
    BoomBust,
    DoseMonth,
    FactorWaiting,
    Findings,
    GoalState,
    OutcomeChange,
    Question,
    QuietWeek,
    Swing,
)
from pacing_cli.model.phase import Flare
from pacing_cli.model.plan import Block, NotYet, Plan, Quota
from pacing_cli.model.quantity import Amount
from pacing_cli.model.timeline import (
    AmountDays,
    BeforeFlare,
    DayBefore,
    HurtPlace,
    SymptomDays,
    TimelineEvent,
)

SUNDAY = date(2026, 3, 8)


def minutes(value: float) -> Amount:
    return Amount("minutes", value)


FOUNDED = r.EnoughTrials(
    (minutes(10), minutes(12), minutes(14)), minutes(12), 0.8, minutes(9.5), recorded=3, needed=3
)

STEADY = Plan(
    date=SUNDAY,
    day="steady",
    quotas=(
        Quota(
            "walk", "minutes", 13, 9.5, "raise",
            (
                r.SessionsTolerated(6, 5, 8),
                r.RaisedOneStep(minutes(12), minutes(1), minutes(13), 10),
            ),
            full=13, next_quota=14, next_on=date(2026, 3, 15),
            next_within=9, founded=(FOUNDED,),
        ),
        Quota(
            "stairs", "steps", 400, 400, "hold",
            (r.TooFewSessions(3, 5, 1), r.AnotherRaised("walk", 0, 3)),
            full=400, next_quota=450, next_on=date(2026, 3, 11), next_within=9,
            founded=(r.AgreedBaseline(Amount("steps", 400), "A. Therapist"),),
        ),
        Quota("piano", "minutes", None, None, "not_yet", (r.MoreTrialsNeeded(1, 3, 14),)),
        Quota(
            "weights", "reps", 12, 8, "hold",
            (r.CeilingHeld(Amount("reps", 12), Amount("reps", 12)),), full=12,
        ),
    ),
    blocks=(
        Block(9 * 60, 7, "activity", "walk", (1, 2), minutes(7)),
        Block(9 * 60 + 10, 5, "rest"),
        Block(11 * 60, 4, "activity", "stairs", (1, 1), Amount("steps", 400)),
        Block(11 * 60 + 5, 5, "rest"),
        Block(13 * 60, 20, "rest"),
        Block(15 * 60, 6, "activity", "walk", (2, 2), minutes(6)),
        Block(15 * 60 + 10, 5, "rest"),
        Block(17 * 60, 5, "activity", "piano", (1, 1), minutes(5), trial=True),
    ),
    notices=(
        r.Readiness("amber", (r.Beside("fatigue", 7, 4, 2, 1.5), r.Beside("pain", 5, 4, 1, 1))),
        r.TrialToday("piano", 1, 3),
        r.RestBetween("weights", date(2026, 3, 7)),
        r.CareReviewDue(date(2026, 3, 1), "A. Therapist"),
    ),
)  # fmt: skip

BAD = Plan(
    date=SUNDAY,
    day="bad",
    quotas=(
        Quota(
            "walk", "minutes", 6, 9.5, "scale_back", (r.CutOnBadDay(50, minutes(12)),),
            full=12, founded=(FOUNDED,),
        ),
    ),
    blocks=(
        Block(10 * 60, 3, "activity", "walk", (1, 2), minutes(3)),
        Block(10 * 60 + 5, 5, "rest"),
        Block(14 * 60, 3, "activity", "walk", (2, 2), minutes(3)),
        Block(14 * 60 + 5, 5, "rest"),
    ),
    notices=(r.BadDayToday(("cancel the choir", "soup from the freezer")), r.FlareSetback(15)),
)  # fmt: skip

STOPPED = Plan(
    date=SUNDAY,
    day="steady",
    quotas=(Quota("walk", "minutes", None, 9.5, "stopped", (r.StoppedByAnswer(("numb legs",)),)),),
    blocks=(),
    notices=(r.RedFlag(("numb legs",), "GB"),),
)

FIRST = Plan(SUNDAY, "steady", (), (Block(10 * 60, 5, "calm"),), (r.FirstDay(),))

MONTH = Findings(
    start=date(2026, 2, 9),
    end=SUNDAY,
    days_logged=22,
    days_in_span=28,
    days_unknown=6,
    usual_pain=4.0,
    activities=(
        ActivitySpan("walk", "minutes", 9.5, 9.5, 13, 214, 20, 84),
        ActivitySpan("stairs", "steps", 400, 400, 400, 5200, 13, 2400),
        ActivitySpan("piano", "minutes", None, None, None, 15, 2, None),
    ),
    flares=(
        Flare(date(2026, 2, 14), date(2026, 2, 15), date(2026, 2, 16), 8, date(2026, 2, 19),
              date(2026, 2, 20), 5, "flare", "pattern", 4),
        Flare(date(2026, 3, 1), date(2026, 3, 1), None, None, None, None, 8, "prolonged", "word",
              None),
    ),
    swing=Swing(0.42, 0.61, "steadier", 18, "minutes"),
    boom_bust=(BoomBust(date(2026, 2, 13), date(2026, 2, 18), date(2026, 2, 13), "walk",
                       Amount("minutes", 42), Amount("minutes", 20), "flare", 3.5),),
    associations=(
        Association("busy", "pain", 1, 12, 30, 1.234, 0.31, 2.1, "goes together", "tag"),
        Association("sleep hours", "fatigue", 0, 20, 18, -0.8, -1.4, -0.2, "early hint",
                    "less_sleep"),
        Association("stress", "pain", 0, 20, 18, 0.1, -0.4, 0.6, "cannot tell", "more_stress"),
    ),
    outcomes=(
        OutcomeChange("pain", 5.2, 4.1, "smaller than measurement error", None),
        OutcomeChange("fatigue", 6.0, 4.0, "may matter", True),
    ),
    goals=(GoalState("garden", "half an hour of weeding", date(2026, 6, 1), 4),),
    questions=(Question("flare_open", number=8), Question("held", "stairs", 28, "400 steps"),
               Question("open", number=1)),
    sleep_hours=6.53,
    dose_days={"ibuprofen": 3},
    dose_months=(
        DoseMonth("ibuprofen", date(2026, 2, 1), 2, "simple"),
        DoseMonth("ibuprofen", date(2026, 3, 1), 1, "simple"),
    ),
    bad_days=1,
    notes=((date(2026, 2, 20), "back at the choir [bold]yes[/bold]"),),
    factors_waiting=(FactorWaiting("weather", "tag", 3, 39, 8),),
    boom_days=(date(2026, 2, 13),),
    bust_days=(date(2026, 2, 15),),
    quiet_week=QuietWeek(5, 10, "minutes"),
    timeline=(
        TimelineEvent("much_more", date(2026, 2, 13), None, "walk", Amount("minutes", 42),
                      Amount("minutes", 20), notes=("a long day out",)),
        TimelineEvent("flare", date(2026, 2, 14), date(2026, 2, 18), many=5, flare=Flare(
            date(2026, 2, 14), date(2026, 2, 15), date(2026, 2, 16), 8, date(2026, 2, 19),
            date(2026, 2, 20), 5, "flare", "pattern", 4)),
        TimelineEvent("medicine", date(2026, 2, 20), what="ibuprofen", course="first"),
        TimelineEvent("step_up", date(2026, 2, 24), date(2026, 2, 27), "walk",
                      Amount("minutes", 13), Amount("minutes", 9.5), 2),
    ),
    amount_days=(
        AmountDays("walk", "minutes", 20, 15, 3, 42, date(2026, 2, 13), 2, 1, 3, 4.5, 3),
        AmountDays("stairs", "steps", 13, 13, 0, None, None, 0, 0),
        AmountDays("piano", "minutes", 0, 0, 0, None, None, 0, 0),
    ),
    before_flares=(BeforeFlare(date(2026, 2, 14), (
        DayBefore(date(2026, 2, 12), None, None, None, (), ()),
        DayBefore(date(2026, 2, 13), 42, 20, 5.5, ("visitors",), ("a long day out",), 4),
    )),),
    symptoms=(SymptomDays("pain", 20, 28, 4, 2, 8), SymptomDays("sleep_hours", 9, 28, 6.5, 4, 8)),
    places=(HurtPlace("knee", 5),),
)  # fmt: skip

UNKNOWN = Findings(
    start=date(2025, 12, 20),
    end=date(2026, 1, 2),
    days_logged=0,
    days_in_span=14,
    days_unknown=14,
    usual_pain=NotYet(0, 7, "days with a pain rating"),
    activities=(),
    flares=(),
    swing=NotYet(0, 17, "days with an amount"),
    boom_bust=NotYet(0, 14, "days with an amount"),
    associations=NotYet(0, 28, "days with a rating, and one the day before"),
    outcomes=NotYet(0, 5, "days with a rating in both weeks"),
    goals=(),
    questions=tuple(Question("open", number=n) for n in (1, 2, 3)),
)

BERLIN = timezone(timedelta(hours=1))
WALK = Entry(
    "7f3a90c1", "activity", datetime(2026, 3, 1, 10, 0, tzinfo=BERLIN), "Europe/Berlin",
    datetime(2026, 3, 1, 9, 31, 5, tzinfo=UTC),
    {"activity": "walk", "minutes": 12.0, "pain": 3, "pain_after": 4.5, "effort": 3, "impact": True,
     "stopped": "time", "tags": ["busy"], "note": "with \u202edog", "mystery": [1, "x"]},
)  # fmt: skip
CHECK = Entry(
    "7f3b0000", "check", datetime(2026, 3, 1, 20, 5, tzinfo=BERLIN), "Europe/Berlin",
    datetime(2026, 3, 1, 19, 5, tzinfo=UTC),
    {"pain": 5, "fatigue": 6, "sleep_hours": 6.5, "tags": ["weather"]},
)  # fmt: skip
