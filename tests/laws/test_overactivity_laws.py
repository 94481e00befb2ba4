"""After too much, not more (contract, section 5, rule 10), worked out here a second time."""

from collections.abc import Sequence
from datetime import timedelta
from statistics import median

from hypothesis import event, given, settings
from hypothesis import strategies as st

from pacing_cli.engine.advise import Evaluation, advise
from pacing_cli.engine.days import days
from pacing_cli.model.entry import Entry
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.profile import Profile
from pacing_cli.model.quantity import Amount
from pacing_cli.model.settings import Agreement, Care, Settings
from tests.histories import START, entry

Lived = tuple[dict[str, int], int | None, str | None]
"""Minutes of each activity, the morning's pain, a word such as `bad`."""
NAMES = ("walk", "kitchen", "letters")


def lives(most: int = 40) -> st.SearchStrategy[list[Lived]]:
    minutes = st.sampled_from([0, 5, 8, 10, 10, 10, 12, 20, 45, 90])
    done = st.dictionaries(st.sampled_from(NAMES), minutes, max_size=3)
    pain = st.none() | st.sampled_from([3, 3, 3, 3, 4, 6, 8])
    word = st.sampled_from([None] * 15 + ["bad", "flare", "flare_end"])
    day: st.SearchStrategy[Lived] = st.tuples(done, pain, word)
    usual: Lived = ({"walk": 10, "kitchen": 8}, 3, None)
    stretch = st.tuples(day | st.just(usual), st.integers(1, 9)).map(lambda two: [two[0]] * two[1])
    return st.lists(stretch, min_size=2, max_size=9).map(
        lambda found: [one for each in found for one in each][:most]
    )


def entries(found: Sequence[Lived]) -> tuple[Entry, ...]:
    told = []
    for index, (done, pain, word) in enumerate(found):
        on, number = START + timedelta(days=index), index * 10
        if pain is not None:
            told.append(entry(number, "check", on, 8, pain=pain))
        if word:
            told.append(entry(number + 1, word, on, 9))
        for more, (name, minutes) in enumerate(sorted(done.items())):
            told.append(
                entry(number + 2 + more, "activity", on, 10, activity=name, minutes=minutes)
            )
    return tuple(told)


def said(found: Sequence[Lived], life: Settings) -> list[Evaluation]:
    told = entries(found)
    every = []
    for index in range(len(found)):
        today = START + timedelta(days=index)
        seen = [one for one in told if one.day <= today]
        every.append(advise(EvaluationInput(days(seen, today), life, today)))
    return every


def usual(values: Sequence[float | None], least: int) -> float | None:
    known = [value for value in values if value is not None]
    return median(known) if len(known) >= least else None


def much_more(found: Sequence[Lived], quotas: dict[str, float], index: int) -> set[str]:
    """What was much more on a day; `day` for all of it together."""
    done, before = found[index][0], found[max(index - 28, 0) : index]
    more = set()
    for name, minutes in done.items():
        middle, quota = usual([one[0].get(name) for one in before], 3), quotas.get(name)
        if quota is not None and minutes <= quota:
            continue
        if middle:
            more |= {name} if minutes > 1.5 * middle else set()
        elif quota is not None and minutes > 2 * quota:
            more.add(name)
    middle = usual([sum(one[0].values()) if one[0] else None for one in before], 3)
    within = all(name in quotas and minutes <= quotas[name] for name, minutes in done.items())
    if done and middle and not within and sum(done.values()) > 1.5 * middle:
        more.add("day")
    return more


LIVES = {
    "nothing set": Settings(),
    "envelope": Settings(profile=Profile(mode="envelope")),
    "a floor": Settings(care=Care(activities={"walk": Agreement(floor=Amount("minutes", 9.0))})),
}


@settings(max_examples=120)
@given(lives(), st.sampled_from(sorted(LIVES)))
def test_10_after_much_more_the_plan_is_no_bigger_than_an_ordinary_day(
    found: list[Lived], name: str
) -> None:
    every = said(found, LIVES[name])
    quotas = [
        {one.activity: one.quota for one in each.plan.quotas if one.quota is not None}
        for each in every
    ]
    more = [much_more(found, quotas[index], index) for index in range(len(found))]
    for index, each in enumerate(every):
        far = 3 if name == "envelope" else 1
        after = [index - back for back in range(1, far + 1) if index >= back and more[index - back]]
        if index > 1 and more[index - 2]:
            pain, known = found[index - 1][1], every[index - 1].usual.pain
            if pain is None or (known is not None and pain > known + 1):
                after.append(index - 2)
        if not after and each.plan.day not in ("flare", "returning"):
            continue
        event(f"{each.plan.day}, after much more: {bool(after)}")
        ordinary = [
            sum(found[i][0].values())
            for i in range(max(index - 14, 0), index)
            if found[i][0] and not more[i] and every[i].phase.kind not in ("flare", "bad")
        ]
        most = sum(quotas[index].values())
        if len(ordinary) >= 5:
            most = min(most, median(ordinary))
        blocks = [one for one in each.plan.blocks if one.kind == "activity"]
        assert sum(one.minutes for one in blocks) <= most + 1e-6
        if after:
            assert each.plan.harder_because
            overdone = set.union(*(more[i] for i in after))
            assert not [one for one in blocks if one.trial and one.activity in overdone]
            assert "raise" not in [one.decision for one in each.plan.quotas]


@given(lives(30), st.sampled_from(sorted(LIVES)))
def test_10_a_day_within_its_quotas_is_never_much_more(found: list[Lived], name: str) -> None:
    every = said(found, LIVES[name])
    for index, each in enumerate(every):
        quotas = {one.activity: one.quota for one in each.plan.quotas}
        done = found[index][0]
        if all((quotas.get(one) or -1) >= minutes for one, minutes in done.items()):
            assert each.much_more[-1] == ()
        if not each.much_more[-1]:
            continue
        assert each.much_more[-1][0].amount.value > 0


@given(lives(35))
def test_10_what_was_much_more_is_the_same_to_whoever_looks_later(found: list[Lived]) -> None:
    every = said(found, Settings())
    last = every[-1]
    for at, day in enumerate(last.log.days):
        then = every[(day.on - START).days]
        assert then.much_more[-1] == last.much_more[at]
        assert then.much_more[-1] == () or {
            one.activity or "day" for one in last.much_more[at]
        } == (
            much_more(
                found,
                {one.activity: one.quota for one in then.plan.quotas if one.quota is not None},
                (day.on - START).days,
            )
        )
