"""The receipt of much more than usual: facts from the plan that was shown, nothing worked out."""

from tests.cli.conftest import Person

FACT = "Tomorrow's plan is no bigger than an ordinary day."


def lived(person: Person) -> None:
    """Twelve days of a walk of 12 minutes, as of the morning after them."""
    lines = [
        line
        for day in range(1, 13)
        for line in (f"2026-03-{day:02} 08:00 check pain 3", f"2026-03-{day:02} 10:00 walk 12m")
    ]
    person.now = "2026-03-13T08:00"
    person.done("log", "--from", "-", typed="\n".join(lines))


def test_it_is_said_at_once_and_the_morning_after(person: Person) -> None:
    lived(person)
    person.done("plan")
    said = person.done("log", "walk", "30m")
    assert "About 3 times today's 10 min." in said
    assert FACT in said
    person.now = "2026-03-14T08:00"
    assert "Yesterday: walk, 30 min." in person.done()
    plan = person.document("plan")
    assert plan["harder"] is True
    assert plan["harder_because"][0]["reason"] == "AfterMuchMore"


def test_without_a_plan_or_after_a_newer_check_in_it_is_left_out(person: Person) -> None:
    lived(person)
    assert FACT not in person.done("log", "walk", "60m")
    person.done("undo")
    person.done("plan")
    person.now = "2026-03-13T09:00"
    person.done("check", "pain", "6")
    assert FACT not in person.done("log", "walk", "60m")


def test_what_was_done_beyond_the_amount_is_never_all_of_it(person: Person) -> None:
    lived(person)
    person.done("log", "walk", "11m")
    said = person.done("plan")
    assert "walk: 11 min so far. Today's amount was 10 min." in said
    assert "all of today" not in said.lower()


def test_the_receipt_says_how_much_of_todays_amount_is_done(person: Person) -> None:
    lived(person)
    person.done("plan")
    assert "today 08:00. 4 of today's 10 min. [" in person.done("log", "walk", "4m")
    assert "10 of today's 10 min." in person.done("log", "walk", "6m")
    assert "11 min so far. Today's amount was 10 min." in person.done("log", "walk", "1m")
    assert "of today's" not in person.done("log", "yesterday", "walk", "1m")


def test_a_rest_is_logged_and_never_planned(person: Person) -> None:
    for day in range(1, 9):
        person.done("log", f"2026-03-0{day}", "rested", "20", "minutes")
    assert "never planned" in person.done("log", "bath", "20m")
    assert person.document("plan")["quotas"] == []
    assert "plan = false" in (person.home / "activities.toml").read_text()


def test_the_morning_after_much_more_is_not_called_steady(person: Person) -> None:
    """10 min of walking for 6 days, then 1 h: the plan of the next day said "A steady day"."""
    for day in range(1, 7):
        person.now = f"2026-03-0{day}T11:00"
        person.done("check", "pain", "4")
        person.done("log", "walk", "10m", "pain", "4-4")
    person.now = "2026-03-07T15:00"
    person.done("log", "walk", "1h")
    person.now = "2026-03-08T08:30"
    for words in ((), ("plan",), ("today",)):
        shown = person.done(*words)
        assert "An ordinary day, after much more than usual." in shown
        assert "steady day" not in shown
