"""Over the amount, under half of it, and what was written down before a flare."""

from datetime import date

from pacing_cli.engine.days import days
from pacing_cli.engine.look_back.review import review
from pacing_cli.exporters.json.look_back import report_document
from pacing_cli.model.findings import Findings
from pacing_cli.model.plan import NotYet
from pacing_cli.model.settings import Settings
from tests.histories import History


def report(history: History, start: str, end: str) -> Findings:
    last = date.fromisoformat(end)
    seen = [one for one in history.entries if one.day <= last]
    return review(
        days(seen, last), history.evaluation(end), Settings(), seen,
        date.fromisoformat(start), last,
    )  # fmt: skip


def test_over_the_amount_on_so_many_of_so_many_days(history: History) -> None:
    """
    2026-03-01..2026-03-04 walk 12m
    2026-03-05..2026-03-08 walk 9m
    2026-03-09 walk 20m
    """
    (over,) = report(history, "2026-03-05", "2026-03-09").over
    assert (over.activity, over.days, over.of, over.most, over.amount) == ("walk", 1, 5, 20, 9.5)


def test_under_half_of_it_and_stopped_for_pain(history: History) -> None:
    """
    2026-03-01..2026-03-04 walk 12m
    2026-03-05..2026-03-07 walk 4m stopped pain
    2026-03-08 walk 9m stopped done
    """
    (under,) = report(history, "2026-03-05", "2026-03-08").under
    assert (under.days, under.of, under.stopped_for_pain) == (3, 4, 3)
    assert (under.most, under.amount) == (4, 9.5)


def test_the_two_days_before_a_flare_with_what_was_written(history: History) -> None:
    """
    2026-03-01..2026-03-09 check pain 3 sleep 7h
    2026-03-01..2026-03-08 walk 10m
    2026-03-09 walk 50m +visitors note carried the chairs
    2026-03-10 flare
    """
    (before,) = report(history, "2026-03-10", "2026-03-10").before_flares
    eve = before.days[1]
    assert before.onset == date(2026, 3, 10)
    assert [one.on.day for one in before.days] == [8, 9]
    assert (eve.load, eve.usual_load, eve.sleep_hours) == (50, 10, 7)
    assert (eve.tags, eve.notes) == (("visitors",), ("carried the chairs",))


def test_without_any_rating_a_flare_is_not_known_and_not_none(history: History) -> None:
    """
    2026-03-01..2026-03-20 walk 10m
    """
    found = report(history, "2026-03-01", "2026-03-20")
    assert isinstance(found.flares_unknown, NotYet)
    assert report_document(found)["flares"] == {
        "not_yet": {"have": 0, "need": 7, "what": "days with a rating of pain or fatigue"}
    }


def test_the_document_has_the_fields_of_an_episode(history: History) -> None:
    """
    2026-03-01..2026-03-10 check pain 3
    2026-03-01..2026-03-09 walk 10m
    2026-03-10 walk 50m
    2026-03-11 bad
    """
    document = report_document(report(history, "2026-03-09", "2026-03-11"))
    (episode,) = document["boom_bust"]
    assert {key: episode[key] for key in ("from", "to", "much_more_on", "amount")} == {
        "from": "2026-03-10", "to": "2026-03-11", "much_more_on": "2026-03-10", "amount": 50,
    }  # fmt: skip
    assert (episode["usual_amount"], episode["followed_by"]) == (10, "harder days")


def test_harder_days_after_much_more_where_pain_is_steady(history: History) -> None:
    """
    2026-03-01..2026-03-20 check pain 3
    2026-03-01..2026-03-19 walk 10m
    2026-03-20 walk 50m
    2026-03-21..2026-03-22 check pain 4.5
    """
    found = report(history, "2026-03-15", "2026-03-22").boom_bust
    assert not isinstance(found, NotYet)
    (episode,) = found
    assert episode.followed_by == "harder days"


def test_the_same_days_follow_it_by_chance_where_pain_goes_to_and_fro(history: History) -> None:
    """Pain is 1 on one day and 5 on the next, whatever was done.

    2026-03-01..2026-03-19 walk 10m
    2026-03-01 check pain 1
    2026-03-02 check pain 5
    2026-03-03 check pain 1
    2026-03-04 check pain 5
    2026-03-05 check pain 1
    2026-03-06 check pain 5
    2026-03-07 check pain 1
    2026-03-08 check pain 5
    2026-03-09 check pain 1
    2026-03-10 check pain 5
    2026-03-11 check pain 1
    2026-03-12 check pain 5
    2026-03-13 check pain 1
    2026-03-14 check pain 5
    2026-03-15 check pain 1
    2026-03-16 check pain 5
    2026-03-17 check pain 1
    2026-03-18 check pain 5
    2026-03-19 check pain 1
    2026-03-20 check pain 5
    2026-03-20 walk 50m
    2026-03-21..2026-03-22 check pain 5
    """
    assert report(history, "2026-03-15", "2026-03-22").boom_bust == ()
