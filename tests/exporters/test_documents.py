"""The JSON documents hold what the contract fixes, under its names."""

import json
from typing import Any

from pacing_cli.errors import Problem
from pacing_cli.exporters.json.entries import JOURNAL, entries_document, entry_line
from pacing_cli.exporters.json.look_back import report_document
from pacing_cli.exporters.json.plan import plan_document, why_document
from pacing_cli.model.findings import Findings
from pacing_cli.model.plan import Plan
from tests.advice_examples import BAD, CHECK, FIRST, MONTH, STEADY, STOPPED, UNKNOWN, WALK


def read_back(document: dict[str, object]) -> Any:
    return json.loads(json.dumps(document, allow_nan=False))


def the_plan(plan: Plan) -> Any:
    return read_back(plan_document(plan))


def the_report(findings: Findings) -> Any:
    return read_back(report_document(findings))


def test_a_plan_has_the_fields_of_the_contract() -> None:
    plan = the_plan(STEADY)
    assert (plan["schema"], plan["date"], plan["day"]) == ("pace/plan/1", "2026-03-08", "steady")
    assert set(plan["quotas"][0]) >= {
        "activity", "measure", "quota", "baseline", "decision", "because",
        "full", "next_quota", "next_on",
    }  # fmt: skip
    assert plan["blocks"][0] == {
        "start": "09:00", "minutes": 7, "kind": "activity", "activity": "walk", "part": [1, 2],
        "measure": "minutes", "amount": 7,
    }  # fmt: skip
    assert plan["blocks"][1] == {
        "start": "09:10", "minutes": 5, "kind": "rest", "activity": None, "part": None,
    }  # fmt: skip
    assert all({"reason", "text"} <= set(notice) for notice in plan["notices"])


def test_a_reason_holds_its_class_its_words_its_source_and_its_facts() -> None:
    assert the_plan(STEADY)["quotas"][1]["because"][0] == {
        "reason": "TooFewSessions",
        "text": "3 days at this amount went well so far. A step up needs 5. "
        "For 1 more, the day after is not known.",
        "source": "a choice of this project, no published number "
        "(McDonough et al. saw weekly targets met 70% of the time)",
        "tolerated": 3,
        "needed": 5,
        "unknown": 1,
        "much_more": 0,
    }


def test_an_amount_is_its_measure_and_value() -> None:
    step = the_plan(STEADY)["quotas"][0]["because"][1]
    assert step["after"] == {"measure": "minutes", "value": 13}


def test_what_is_not_known_is_null_in_a_plan() -> None:
    piano = the_plan(STEADY)["quotas"][2]
    assert (piano["quota"], piano["baseline"], piano["decision"]) == (None, None, "not_yet")


def test_every_plan_can_be_written() -> None:
    for plan in (STEADY, BAD, STOPPED, FIRST):
        assert the_plan(plan)["schema"] == "pace/plan/1"


def test_a_report_has_the_fields_of_the_contract() -> None:
    report = the_report(MONTH)
    assert (report["schema"], report["from"], report["to"]) == (
        "pace/report/1", "2026-02-09", "2026-03-08",
    )  # fmt: skip
    assert set(report) >= {
        "days_logged", "days_in_span", "usual_pain", "activities", "flares", "swing", "boom_bust",
        "associations", "outcomes", "goals", "questions",
    }  # fmt: skip
    assert set(report["activities"][0]) >= {
        "baseline",
        "quota_first",
        "quota_last",
        "total",
        "days",
    }
    assert set(report["flares"][0]) >= {
        "onset", "peak_date", "peak_pain", "recovered", "days", "label", "route",
    }  # fmt: skip
    assert set(report["swing"]) >= {"value", "previous", "verdict"}
    assert set(report["associations"][0]) >= {
        "factor", "outcome", "lag_days", "days_with", "days_without", "difference", "low", "high",
        "verdict",
    }  # fmt: skip
    assert [question["text"][-1] for question in report["questions"]] == ["?", "?", "?"]


def test_an_open_flare_has_no_recovery() -> None:
    assert the_report(MONTH)["flares"][1]["recovered"] is None


def test_what_cannot_be_given_says_what_it_needs() -> None:
    """Nothing was saved for two weeks."""
    assert the_report(UNKNOWN)["swing"] == {
        "not_yet": {"have": 0, "need": 17, "what": "days with an amount"}
    }


def test_an_endless_range_is_null_and_not_infinity() -> None:
    assert not isinstance(MONTH.associations, type(UNKNOWN.associations))
    wide = [one._replace(low=float("-inf"), high=float("inf")) for one in MONTH.associations]  # type: ignore[union-attr]
    report = the_report(MONTH._replace(associations=tuple(wide)))
    assert report["associations"][0]["low"] is None


def test_an_entry_is_written_as_in_the_journal() -> None:
    document = read_back({"schema": JOURNAL, "entries": [entry_line(one) for one in (WALK, CHECK)]})
    assert document["schema"] == "pace/journal/1"
    assert document["entries"][1] == {
        "v": 1, "id": "7f3b0000", "kind": "check", "at": "2026-03-01T20:05:00+01:00",
        "zone": "Europe/Berlin", "noted": "2026-03-01T19:05:00Z",
        "pain": 5, "fatigue": 6, "sleep_hours": 6.5, "tags": ["weather"],
    }  # fmt: skip
    assert document["entries"][0]["minutes"] == 12
    assert document["entries"][0]["mystery"] == [1, "x"]


def test_a_refused_line_stands_beside_those_that_were_written() -> None:
    problem = Problem("line 3", "pain goes from 0 to 10.", "walk 5m pain 11")
    document = read_back(entries_document((CHECK,), (problem,)))
    assert document["schema"] == "pace/entries/1"
    assert document["problems"] == [
        {
            "line": 3,
            "text": "walk 5m pain 11",
            "message": "pain goes from 0 to 10.",
            "where": "line 3",
        }
    ]


def test_why_adds_the_sum_and_what_would_change_it() -> None:
    walk = read_back(why_document(STEADY, STEADY.quotas[:1]))["activities"][0]
    assert walk["because"][1]["arithmetic"].endswith("12 min + 1 min = 13 min")
    assert walk["founded"][0]["reason"] == "EnoughTrials"
    assert walk["would_change"].endswith("between 15 and 24 March.")
