"""`pace try`: fixed before it starts, safe on every day, and silent until the end."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from tests.cli.conftest import Person

WARM_UP = ("try", "start", "walk", "with warm-up", "without warm-up", "--kind", "warm-up")


@pytest.fixture
def walker(person: Person) -> Person:
    """Four weeks of walking 12 minutes that went well; it is 1 March 2026."""
    lines = [
        f"2026-02-{day:02} 08:00 {what}"
        for day in range(1, 29)
        for what in ("check pain 3", "walk 12m pain 3-3")
    ]
    person.now = "2026-03-01T09:30"
    person.done("log", "--from", "-", typed="\n".join(lines))
    return person


def live(person: Person, first: date, days: int, helps: float = 0.0) -> None:
    """Each morning a rating, and a walk; easier on the day after a turn of the first side."""
    (one,) = person.document("try")["tries"]
    order = [arm for block in one["protocol"]["order"] for arm in block]
    start = date.fromisoformat(one["protocol"]["start"])
    lines = []
    for place in range(days):
        on = first + timedelta(days=place)
        turn, between = divmod((on - start).days - 1, 2)
        eased = helps if not between and turn >= 0 and order[turn] == 0 else 0
        lines += [f"{on} 08:00 check pain {3 - eased:g}", f"{on} 10:00 walk 12m"]
    person.now = f"{first + timedelta(days=days)}T09:30"
    person.done("log", "--from", "-", typed="\n".join(lines))


def notice(person: Person, reason: str = "TryToday") -> dict[str, Any]:
    (found,) = [one for one in person.document("plan")["notices"] if one["reason"] == reason]
    return dict(found)


def test_somebody_new_is_told_how_to_begin_and_what_not_to_expect(person: Person) -> None:
    told = person.done("--plain", "try")
    assert 'pace try start walk "with warm-up" "without warm-up"' in told
    assert "did not clearly differ from usual care" in told
    assert person.document("try") == {"schema": "pace/try/1", "tries": []}


def test_everything_is_fixed_before_it_starts_and_the_plan_says_whose_turn_it_is(
    walker: Person,
) -> None:
    told = walker.done("--plain", *WARM_UP, "--seed", "3")
    assert "8 blocks that count" in told
    assert "at most 64" in told
    (entry,) = [one for one in walker.entries() if one["kind"] == "experiment"]
    assert set(entry["protocol"]) >= {"question", "arms", "outcome", "useful", "order", "seed"}
    assert len(entry["sha256"]) == 64
    walker.now = "2026-03-02T09:30"
    assert notice(walker)["text"] in (
        "Your experiment today: with warm-up.", "Your experiment today: without warm-up.",
    )  # fmt: skip
    walker.now = "2026-03-03T09:30"
    assert notice(walker)["text"] == "Your experiment: a day between turns, with nothing to do."


def test_the_same_number_draws_the_same_order_and_none_is_drawn_anew(walker: Person) -> None:
    one = walker.document(*WARM_UP, "--seed", "3", "--dry-run")
    assert one == {**walker.document(*WARM_UP, "--seed", "3"), "written": False}
    assert walker.done("try", "show") == walker.done("try", "show")


def test_a_dry_run_writes_nothing_and_undo_takes_a_try_back(walker: Person) -> None:
    before = walker.files()
    walker.done(*WARM_UP, "--dry-run")
    assert walker.files() == before
    walker.done(*WARM_UP)
    walker.done("undo")
    assert walker.document("try")["tries"] == []


def test_a_try_says_nothing_of_how_the_day_was(walker: Person) -> None:
    """The day on which it is begun stays as unknown as it was."""
    before = walker.document("plan")
    walker.done(*WARM_UP)
    after = walker.document("plan")
    assert (before["quotas"], before["blocks"]) == (after["quotas"], after["blocks"])


def test_what_came_out_is_said_at_the_end_and_not_before(walker: Person) -> None:
    walker.done(*WARM_UP, "--blocks", "6")
    live(walker, date(2026, 3, 1), 20, helps=2)
    told = walker.done("--plain", "try", "show")
    assert "You see the result when it is over" in told
    (one,) = walker.document("try")["tries"]
    assert one["results"] == []
    assert {side["mean"] for side in one["sides"]} == {None}
    live(walker, date(2026, 3, 21), 5, helps=2)
    told = walker.done("--plain", "try", "show")
    assert "with warm-up went better than without warm-up." in told
    assert "2 points lower" in told
    (one,) = walker.document("try")["tries"]
    assert one["ended"]["why"] == "done"
    assert one["results"][0]["verdict"] == "better"
    assert "all its days are done" in notice(walker, "TryEnded")["text"]


def test_cannot_tell_is_an_answer(walker: Person) -> None:
    """Ended by the person after a week: nothing can be said, and nothing is held against them."""
    walker.done(*WARM_UP)
    live(walker, date(2026, 3, 1), 7)
    walker.done("try", "stop", "too", "much", "on")
    told = walker.done("--plain", "try")
    assert "you ended it. Your words: too much on" in told
    assert "Cannot tell" in told


def test_a_flare_ends_it_and_a_new_one_does_not_begin_in_it(walker: Person) -> None:
    walker.done(*WARM_UP)
    walker.now = "2026-03-04T09:30"
    walker.done("flare")
    assert "a flare began, and that comes first" in notice(walker, "TryEnded")["text"]
    assert "A flare" in walker.refused(*WARM_UP)


@pytest.mark.parametrize(
    "words",
    [("bad",), ("mode", "envelope"), ("mode", "pause", "illness"), ("mode", "pause", "medicine")],
)
def test_nothing_begins_on_a_bad_day_in_envelope_mode_or_in_a_pause(
    walker: Person, words: tuple[str, ...]
) -> None:
    walker.done(*words)
    assert "comes first" in walker.refused(*WARM_UP)
    assert "comes first" in walker.refused("try", "level", "walk", "10m", "12m")


def test_with_a_safety_answer_nothing_begins_and_nothing_goes_on(walker: Person) -> None:
    walker.done(*WARM_UP, "--from", "today")
    profile = "[safety]\nred_flags = ['numb legs']\n"
    (walker.home / "profile.toml").write_text(profile, encoding="utf-8")
    assert notice(walker)["rests"] == "red_flag"
    walker.done("try", "stop")
    assert "A safety answer" in walker.refused(*WARM_UP)


def test_walks_under_a_safety_answer_or_in_envelope_mode_count_for_no_try(walker: Person) -> None:
    """Both are over on 11 March: the turns since 1 March were no turns of the try."""
    walker.done(*WARM_UP, "--from", "today")
    for words in (("setup", "--red-flags", "yes"), ("mode", "envelope")):
        walker.done(*words)
    live(walker, date(2026, 3, 1), 10)
    walker.done("safety", "clear", "--yes")
    walker.done("mode", "graded", "--yes")
    (one,) = walker.document("try")["tries"]
    assert one["blocks_known"] == 0
    text = (walker.home / "profile.toml").read_text("utf-8")
    assert text.count("[[lifted]]") == 2
    walker.done("undo", "--yes")
    assert (walker.home / "profile.toml").read_text("utf-8").count("[[lifted]]") == 1


def test_a_level_is_never_more_than_one_step_above_today_nor_above_a_ceiling(
    walker: Person,
) -> None:
    (quota,) = walker.document("plan")["quotas"]
    assert quota["decision"] == "hold"
    far = walker.refused("try", "level", "walk", "10m", "25m")
    assert "is more than one step above today's amount of walk" in far
    (walker.home / "care.toml").write_text('[activity.walk]\nceiling = "11m"\n', encoding="utf-8")
    told = walker.refused("try", "level", "walk", "10m", "12m")
    assert "12 min is above the ceiling of 11 min" in told


def test_a_level_that_is_too_much_by_now_rests(walker: Person) -> None:
    """The ceiling was agreed on after the try had begun."""
    walker.done("try", "level", "walk", "8m", "9m", "--from", "today")
    (walker.home / "care.toml").write_text('[activity.walk]\nceiling = "5m"\n', encoding="utf-8")
    assert notice(walker)["rests"] == "level"
    assert "does not fit today's limits" in notice(walker)["text"]


def test_on_the_days_of_a_lower_amount_the_whole_day_says_that_amount(walker: Person) -> None:
    """8 minutes beside 9, and 12 or 13 without a try: schedule, amount, list and timer agree."""
    walker.done("try", "level", "walk", "8m", "9m", "--from", "today", "--seed", "1")
    said = set()
    for day in range(1, 9):
        walker.now = f"2026-03-{day:02}T09:30"
        plan = walker.document("plan")
        (quota,) = plan["quotas"]
        laid = sum(block["minutes"] for block in plan["blocks"] if block["kind"] == "activity")
        level = notice(walker)["level"]
        assert quota["quota"] == laid
        assert (quota["because"][0]["reason"] == "TriedLower") == bool(level)
        said.add((level or {}).get("value"))
        assert laid == (level["value"] if level else 12 if day < 4 else 13)
    assert said == {8, 9, None}


def test_more_than_the_amount_of_the_day_is_never_scheduled(walker: Person) -> None:
    """12 and 13 minutes where 12 holds: the thirteenth stands in the notice alone."""
    walker.done("try", "level", "walk", "12m", "13m", "--from", "today", "--seed", "1")
    texts = set()
    for day in range(1, 4):
        walker.now = f"2026-03-{day:02}T09:30"
        (quota,) = walker.document("plan")["quotas"]
        assert quota["quota"] == 12
        texts.add(notice(walker)["text"])
    more = "Your experiment today: walk 13 min. Do the plan below, and 1 min more if you still feel fine."
    assert more in texts


def test_a_level_below_the_agreed_floor_is_not_tried(walker: Person) -> None:
    (walker.home / "care.toml").write_text('[activity.walk]\nfloor = "10m"\n', encoding="utf-8")
    told = walker.refused("try", "level", "walk", "9m", "10m")
    assert "9 min is below the floor of 10 min" in told


def test_a_protocol_that_is_changed_afterwards_is_noticed(walker: Person) -> None:
    walker.done(*WARM_UP, "--from", "today")
    (path,) = (walker.home / "journal").glob("2026-03.*.jsonl")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"useful":1', '"useful":0.1'), encoding="utf-8")
    assert "its protocol was changed after it began" in walker.done("--plain", "try")
    (one,) = walker.document("try")["tries"]
    assert (one["ended"]["why"], one["results"]) == ("changed", [])


def test_an_amendment_with_a_new_seal_is_noticed_too(walker: Person) -> None:
    from pacing_cli.storage.protocols import seal

    walker.done(*WARM_UP)
    (path,) = (walker.home / "journal").glob("2026-03.*.jsonl")
    rows = path.read_text(encoding="utf-8").splitlines()
    entry = next(json.loads(row) for row in rows if '"experiment"' in row)
    protocol = {**entry["protocol"], "useful": 0.1}
    line = {
        "v": 1, "id": "zz", "kind": "amend", "noted": "2026-03-01T10:00:00Z", "of": entry["id"],
        "entry": {"protocol": protocol, "sha256": seal(protocol)},
    }  # fmt: skip
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
    (one,) = walker.document("try")["tries"]
    assert one["ended"]["why"] == "changed"


@pytest.mark.parametrize(
    "words",
    [
        ("try", "start", "walk", "same", "Same"),
        ("try", "start", "walk", "one", ""),
        ("try", "start", "swim", "one", "two"),
        ("try", "start", "walk", "one", "two", "--blocks", "3"),
        ("try", "start", "walk", "one", "two", "--useful", "nan"),
        ("try", "start", "walk", "one", "two", "--outcome", "joy"),
        ("try", "start", "walk", "one", "two", "--kind", "level"),
        ("try", "start", "walk", "one", "two", "--from", "2020-01-01"),
        ("try", "start", "walk", "one", "x" * 300),
        ("try", "level", "walk", "10m"),
        ("try", "level", "walk", "10m", "10m"),
        ("try", "level", "walk", "10m", "900metres"),
        ("try", "level", "walk", "10m", "much"),
        ("try", "stop"),
    ],
)
def test_words_that_cannot_be_a_try_are_refused_and_nothing_is_written(
    walker: Person, words: tuple[str, ...]
) -> None:
    assert walker.refused(*words).count("\n") <= 3


def test_one_try_at_a_time(walker: Person) -> None:
    walker.done(*WARM_UP)
    assert "You already have an experiment" in walker.refused(*WARM_UP)


SOUND = {
    "question": "q", "kind": "other", "activity": "walk", "arms": ["a", "b"], "outcome": "pain",
    "later": 1, "useful": 1, "blocks": 1, "wash_out": 1, "start": "2026-02-20", "seed": 1,
    "order": [[0, 1]],
}  # fmt: skip


@pytest.mark.parametrize(
    "odd",
    [
        {"arms": 7}, {"arms": ["a"]}, {"arms": None}, {"kind": "drug"}, {"outcome": "on"},
        {"order": [[0, 0]]}, {"order": []}, {"order": "AB"}, {"start": "9999-12-31"},
        {"start": "0001-01-01"}, {"start": 5}, {"blocks": 10**9}, {"later": -1}, {"useful": 0},
        {"weekdays": ["someday"]}, {"levels": ["1m"]}, {"levels": ["x", "y"]}, {"stop_at": "much"},
        {"useful": [1]}, {"seed": "x"},
    ],
    ids=str,
)  # fmt: skip
def test_a_protocol_that_nobody_could_follow_hides_nothing(
    walker: Person, odd: dict[str, Any]
) -> None:
    """Written by another program: it is kept, and left out."""
    from pacing_cli.storage.protocols import seal

    (path,) = (walker.home / "journal").glob("2026-02.*.jsonl")
    found = {**SOUND, **odd}
    line = {
        "v": 1, "id": "zz", "kind": "experiment", "at": "2026-02-20T10:00:00Z", "zone": "UTC",
        "noted": "2026-02-20T10:00:00Z", "protocol": found, "sha256": seal(found),
    }  # fmt: skip
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
    assert walker.document("try")["tries"] == []
    assert walker.document("plan")["quotas"]


def test_without_a_terminal_nothing_is_asked(walker: Person) -> None:
    assert "needs an activity and two ways" in walker.refused("try", "start")
    assert "needs an activity and two ways" in walker.refused("try", "start", "walk", "one")


def test_turns_keep_to_the_days_of_the_activity(walker: Person) -> None:
    walker.done("activity", "set", "walk", "--days", "mon,thu")
    assert "only on" in walker.done("--plain", *WARM_UP)
    (one,) = walker.document("try")["tries"]
    assert one["protocol"]["weekdays"] == ["mon", "thu"]


def test_what_was_tried_stands_on_the_sheet_for_the_visit(walker: Person) -> None:
    walker.done(*WARM_UP, "--blocks", "6", "--question", "Does a warm-up help?")
    assert "0 of 6 blocks count so far." in walker.done("--plain", "report")
    live(walker, date(2026, 3, 1), 26, helps=2)
    told = walker.done("--plain", "report")
    assert "Experiments" in told
    assert "Does a warm-up help? with warm-up went better" in told
    (one,) = walker.document("report")["tried"]
    assert one["results"][0]["verdict"] == "better"


def test_a_try_of_long_ago_is_still_there_and_no_longer_told_by_the_plan(walker: Person) -> None:
    walker.done(*WARM_UP)
    walker.now = "2028-03-01T09:30"
    assert "Try" not in json.dumps(walker.document("plan")["notices"])
    assert walker.document("try")["tries"][0]["ended"]["why"] == "done"


def test_the_same_files_give_the_same_plan_whatever_it_is_made_from(walker: Person) -> None:
    """Once with a checkpoint of the month before, once from all entries."""
    walker.done(*WARM_UP)
    live(walker, date(2026, 3, 1), 40)
    first = walker.done("plan", "--json")
    assert first == walker.done("plan", "--json")
