"""What was tried: steps up of an amount, and what visits agreed on."""

from datetime import date, timedelta

from pacing_cli.engine.look_back.activities import agreed_at, steps_tried
from pacing_cli.model.evaluation import QuotaPoint
from pacing_cli.model.findings import AgreedAt, StepsTried
from pacing_cli.wording.look_back import agreed_sentences, steps_sentence
from tests.histories import entry

FIRST, LAST = date(2026, 3, 1), date(2026, 3, 6)


def course(*quotas: float | None) -> dict[str, tuple[QuotaPoint, ...]]:
    """A day each from 1 March on; one that is higher than the day before was a step."""
    rows = []
    for n, quota in enumerate(quotas):
        before = quotas[n - 1] if n else None
        raised = before is not None and quota is not None and quota > before
        rows.append(QuotaPoint(date(2026, 3, 1 + n), quota, raised))
    return {"walk": tuple(rows)}


def tried(*quotas: float | None, start: date = FIRST) -> tuple[StepsTried, ...]:
    last = max(LAST, FIRST + timedelta(days=len(quotas) - 1))
    return steps_tried(course(*quotas), {"walk": "minutes"}, start, last)


def test_steps_are_told_together_with_where_the_amount_is_now() -> None:
    (found,) = tried(9, 9, 10, 10, 11, 8)
    assert (found.steps, found.before.value, found.after.value) == (2, 9, 11)
    assert steps_sentence(found) == (
        "walk: 2 steps up, from 9 min to 11 min, the last on 5 March, now 8 min."
    )


def test_a_step_that_held_is_said_to_have_stayed() -> None:
    (found,) = tried(9, *[10] * 8)
    assert steps_sentence(found) == (
        "walk: 1 step up, from 9 min to 10 min, on 2 March, and stayed there."
    )


def test_two_days_are_too_few_to_say_that_a_step_stayed() -> None:
    """The last step was 2 days before the report ended, "and stayed there"."""
    (found,) = tried(9, 10, 10, 10)
    assert steps_sentence(found).endswith("on 2 March, that is the amount now.")


def test_a_flare_between_two_steps_is_told() -> None:
    """6 min to 7 min "and stayed there", and the flare had it at 4 min 30 s for a while."""
    moved = course(6, 6.5, 4.5, 5, 6.5, 7, 7)["walk"]
    back = tuple(one._replace(raised=one.raised and one.quota in (6.5, 7) and n != 4)
                 for n, one in enumerate(moved))  # fmt: skip
    (found,) = steps_tried({"walk": back}, {"walk": "minutes"}, FIRST, date(2026, 3, 7))
    assert found.steps == 2
    assert steps_sentence(found) == (
        "walk: 2 steps up, from 6 min to 7 min, the last on 6 March. "
        "In between down to 4 min 30 s for a while, now 7 min."
    )


def test_an_amount_that_went_down_and_came_back_did_not_stay() -> None:
    """A flare took 10 min down to 7 min; "and stayed there" was said, as it is 10 min now."""
    *moved, last = course(9, 10, 10, 7, 7, 10)["walk"]
    back = {"walk": (*moved, last._replace(raised=False))}
    (found,) = steps_tried(back, {"walk": "minutes"}, FIRST, LAST)
    assert not found.stayed
    assert steps_sentence(found).endswith("Then down to 7 min for a while, now 10 min again.")


def test_an_amount_stays_only_where_a_known_day_follows() -> None:
    """The step came on 2 March, and nothing is known of the days since."""
    span = course(9, *[10] * 9), {"walk": "minutes"}, FIRST, date(2026, 3, 10)
    (found,) = steps_tried(*span, {FIRST})
    assert not found.stayed
    (found,) = steps_tried(*span, {date(2026, 3, n) for n in (3, 5, 7, 9)})
    assert found.stayed


def test_a_step_of_the_last_day_has_not_stayed_yet() -> None:
    (found,) = tried(9, 9, 9, 9, 9, 10)
    assert steps_sentence(found) == (
        "walk: 1 step up, from 9 min to 10 min, on 6 March, that is the amount now."
    )


def test_without_a_step_in_the_span_nothing_was_tried() -> None:
    assert tried(9, 9, 9) == ()
    assert tried(9, 10, 10, start=date(2026, 3, 3)) == ()
    assert tried(None, None) == ()
    assert tried() == ()


def test_an_amount_that_is_gone_is_said_to_be_gone() -> None:
    (found,) = tried(9, 10, None)
    assert found.now is None
    assert steps_sentence(found).endswith("now no amount.")


def test_what_visits_agreed_on_is_told_in_order() -> None:
    visits = (
        entry(2, "visit", LAST, agreed=["floor of walk: nothing -> 5 min"]),
        entry(1, "visit", FIRST, agreed=["ceiling of walk: nothing -> 15 min"]),
        entry(3, "visit", FIRST, note="nothing agreed"),
    )
    found = agreed_at(visits, FIRST, LAST)
    assert [one.on for one in found] == [FIRST, LAST]
    assert list(agreed_sentences(found[0])) == ["Agreed on 1 March: ceiling of walk: 15 min"]
    assert agreed_at(visits, date(2026, 3, 2), date(2026, 3, 3)) == ()
    assert found[1] == AgreedAt(LAST, ("floor of walk: nothing -> 5 min",))
