"""Journals that nobody thinks of first: the engine answers, keeps its laws, and says what it misses."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from pacing_cli.engine.advise import Evaluation, advise
from pacing_cli.engine.days import days
from pacing_cli.engine.look_back.review import review
from pacing_cli.model.entry import Entry
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.findings import Findings
from pacing_cli.model.parameter_table import PARAMETERS
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.quantity import Amount
from pacing_cli.model.settings import Agreement, Care, Settings
from pacing_cli.wording import arithmetic, sentence, short, source
from tests.histories import START, Happening, entry, happenings, told


def answers(
    entries: tuple[Entry, ...], today: date, settings: Settings = Settings()
) -> tuple[Evaluation, Findings]:
    """A plan and a report, with words for every reason in them."""
    seen = days(entries, today)
    evaluation = advise(EvaluationInput(seen, settings, today))
    findings = review(seen, evaluation, settings, entries, today - timedelta(days=27), today)
    because = [one for quota in evaluation.plan.quotas for one in (*quota.because, *quota.founded)]
    for reason in (*because, *evaluation.plan.notices):
        assert sentence(reason)
        assert short(reason)
        assert source(reason)
        assert isinstance(arithmetic(reason), str)
    assert len(findings.questions) == 3
    return evaluation, findings


def each_day(length: int, **fields: float) -> tuple[Entry, ...]:
    """A check-in and a walk on every day; `pain` None leaves it out."""
    return tuple(
        one
        for i in range(length)
        for one in (
            entry(2 * i, "check", START + timedelta(days=i), 8, **fields),
            entry(
                2 * i + 1, "activity", START + timedelta(days=i), 10, activity="walk", minutes=10
            ),
        )
    )


def last(length: int) -> date:
    return START + timedelta(days=length - 1)


def test_nothing_at_all() -> None:
    evaluation, findings = answers((), START)
    assert evaluation.plan.quotas == ()
    assert findings.days_logged == 0


@pytest.mark.parametrize("kind", ["check", "bad", "better", "flare", "flare_end", "note", "dose"])
def test_one_entry(kind: str) -> None:
    evaluation, _ = answers((entry(1, kind, START, pain=5),), START)
    assert evaluation.plan.quotas == ()


def test_one_day_of_one_activity() -> None:
    evaluation, _ = answers(each_day(1, pain=4), START)
    (walk,) = evaluation.plan.quotas
    assert (walk.quota, walk.decision) == (None, "not_yet")


def test_all_zeros() -> None:
    """Ratings of nought, and a walk of no minutes."""
    zeros = dict.fromkeys(("pain", "fatigue", "mood", "stress", "stiff", "quality"), 0)
    entries = tuple(
        one
        for i in range(40)
        for one in (
            entry(2 * i, "check", START + timedelta(days=i), 8, sleep_hours=0, **zeros),
            entry(2 * i + 1, "activity", START + timedelta(days=i), 9, activity="walk", minutes=0),
        )
    )
    evaluation, _ = answers(entries, last(40))
    assert evaluation.flares == ()
    assert [quota.quota for quota in evaluation.plan.quotas] == [None]


def test_all_tens() -> None:
    tens = dict.fromkeys(("pain", "fatigue", "mood", "stress", "stiff", "quality"), 10)
    evaluation, _ = answers(each_day(40, **tens), last(40))
    assert evaluation.flares == ()
    assert evaluation.usual.pain == 10


def test_the_same_pain_for_a_year_is_no_flare_and_no_sign() -> None:
    entries = each_day(365, pain=6)
    evaluation, findings = answers(entries, last(365))
    assert (evaluation.flares, evaluation.usual.pain, findings.usual_pain) == ((), 6, 6)
    assert evaluation.plan.day == "steady"


def test_pain_only() -> None:
    """Nothing is done, or nothing of it is written down."""
    entries = tuple(entry(i, "check", START + timedelta(days=i), pain=3 + i % 4) for i in range(60))
    evaluation, _ = answers(entries, last(60))
    assert evaluation.plan.quotas == ()


def test_no_pain_ever_still_grows_from_another_symptom() -> None:
    """Function only: the check-ins hold fatigue, and no pain rating at all."""
    entries = each_day(60, fatigue=4)
    evaluation, findings = answers(entries, last(60))
    quotas = [point.quota for point in evaluation.course["walk"] if point.quota is not None]
    assert quotas[0] < quotas[-1]
    assert evaluation.usual.pain is None
    assert evaluation.flares == ()
    assert not isinstance(findings.usual_pain, float)


def test_check_ins_without_a_symptom_are_no_evidence_for_a_step() -> None:
    """Mood alone took 3,400 steps to 9,150 in 80 days."""
    evaluation, _ = answers(each_day(60, mood=7), last(60))
    assert not any(point.raised for point in evaluation.course["walk"])


def test_activities_alone_get_a_safe_start_that_does_not_grow() -> None:
    """No check-in at all: what followed is not known, so nothing grows, and that is said."""
    entries = tuple(one for one in each_day(60) if one.kind == "activity")
    evaluation, _ = answers(entries, last(60))
    quotas = {point.quota for point in evaluation.course["walk"] if point.quota is not None}
    assert quotas == {8.0}
    assert "TooFewSessions" in [type(r).__name__ for r in evaluation.plan.quotas[0].because]


@given(st.sets(st.integers(0, 119), min_size=48, max_size=48))
@examples(max_examples=20)
def test_with_four_days_in_ten_missing_a_quota_never_exceeds_that_of_the_whole_log(
    gone: set[int],
) -> None:
    entries = tuple(e for e in each_day(120, pain=4) if e.day != last(120) or e.kind == "check")
    kept = tuple(e for e in entries if (e.day - START).days not in gone)
    whole, _ = answers(entries, last(120))
    part, _ = answers(kept, last(120))
    for quota in part.plan.quotas:
        assert quota.quota is None or quota.quota <= (whole.plan.quotas[0].quota or 0)


def test_two_entries_in_the_same_second_are_both_there_in_any_order() -> None:
    one = entry(1, "check", START, 8, pain=2)
    two = entry(2, "check", START, 8, pain=6)
    assert days((one, two), START) == days((two, one), START)
    assert days((one, two), START)[0].pain == 4


def test_thirty_activities_make_a_day_that_fits() -> None:
    """All of them ready; what does not fit into the day is named, and nothing grows twice."""
    entries = tuple(
        entry(
            100 * i + n, "activity", START + timedelta(days=i), 9, activity=f"a{n:02}", minutes=20
        )
        for i in range(10)
        for n in range(30)
    )
    evaluation, _ = answers(entries, last(11))
    names = {block.activity for block in evaluation.plan.blocks if block.activity}
    left = {n.activity for n in evaluation.plan.notices if type(n).__name__ == "DoesNotFit"}
    assert len(evaluation.plan.quotas) == 30
    assert names | left == {quota.activity for quota in evaluation.plan.quotas}
    assert max(block.start + block.minutes for block in evaluation.plan.blocks) <= 20 * 60


def _values(chosen: dict[str, str]) -> Parameters:
    values = {
        one.field: (one.low if chosen[one.field] == "low" else one.high)
        for one in PARAMETERS
        if chosen[one.field] != "default"
    }
    whole = {key for key, kind in Parameters.__annotations__.items() if kind is int}
    return Parameters()._replace(
        **{key: int(value) if key in whole else value for key, value in values.items()}
    )


ends = st.one_of(
    st.just({one.field: "low" for one in PARAMETERS}),
    st.just({one.field: "high" for one in PARAMETERS}),
    st.fixed_dictionaries(
        {one.field: st.sampled_from(["default", "low", "high"]) for one in PARAMETERS}
    ),
).map(_values)


@given(happenings(20, 50), ends, st.integers(0, 10), st.integers(0, 10))
@examples(max_examples=50)
def test_parameters_at_both_ends_of_their_range_keep_the_laws(
    found: list[Happening], parameters: Parameters, one: int, other: int
) -> None:
    """No error; no quota above the ceiling or below the floor; more pain today, no higher quota."""
    settings = Settings(
        parameters=parameters,
        care=Care(
            activities={"walk": Agreement(floor=Amount("minutes", 4), ceiling=Amount("minutes", 9))}
        ),
    )
    shown = []
    for pain in sorted((one, other)):
        entries = told([*found[:-1], found[-1]._replace(pain=pain)])
        evaluation, _ = answers(entries, last(len(found)), settings)
        shown.append({quota.activity: quota.quota for quota in evaluation.plan.quotas})
        for quota in evaluation.plan.quotas:
            if quota.activity == "walk" and quota.quota is not None:
                assert quota.quota <= 9
                if evaluation.plan.day not in ("flare", "bad", "returning", "envelope"):
                    assert quota.quota >= 4
    for activity, value in shown[1].items():
        before = shown[0][activity]
        assert value is None or before is None or value <= before


@given(
    st.integers(0, 10),
    st.integers(0, 10),
    st.integers(5, 40),
    st.sampled_from([[], ["good"], ["hard"]]),
)
def test_more_pain_today_never_gives_a_higher_quota_however_the_day_is_called(
    one: int, other: int, length: int, tags: list[str]
) -> None:
    entries = each_day(length, pain=4, fatigue=4, sleep_hours=7)
    today = last(length + 1)
    quotas = []
    for pain in sorted((one, other)):
        check = entry(9999, "check", today, 8, pain=pain, fatigue=4, sleep_hours=7, tags=tags)
        evaluation, _ = answers((*entries, check), today)
        quotas.append([quota.quota or 0 for quota in evaluation.plan.quotas])
    assert all(worse <= calm for calm, worse in zip(*quotas, strict=True))
