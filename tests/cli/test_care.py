"""`pace care`: the agreement in plain words, and what changed in it."""

from tests.cli.conftest import Person

AGREED = """\
agreed_with = "Ann"
agreed_on = 2026-03-01
review_on = 2026-03-20

[activity.walk]
ceiling = "12m"
hold_days = 7
effort_max = 4
stop = "dizzy"
"""


def write(person: Person, text: str) -> None:
    person.home.mkdir(parents=True, exist_ok=True)
    (person.home / "care.toml").write_text(text, encoding="utf-8")


def test_without_a_care_file_it_says_what_one_is_for(person: Person) -> None:
    assert "You have no care file yet." in person.done("care")


def test_it_says_who_when_what_and_that_the_review_is_near(person: Person) -> None:
    write(person, AGREED)
    told = person.done("--plain", "care")
    assert "Agreed with Ann on 1 March 2026." in told
    assert "Review date: 20 March 2026, soon: in 12 days." in told
    for line in (
        "- ceiling: 12 min",
        "- days at one amount: 7",
        "- highest effort: 4 of 10",
        "- stop sign: dizzy",
    ):
        assert line in told


def test_a_review_that_is_due_is_said_and_the_limits_hold(person: Person) -> None:
    write(person, AGREED)
    person.now = "2026-04-01T09:30"
    assert "Due for review since 20 March 2026" in person.done("--plain", "care")
    assert person.document("care")["due"] is True


def test_a_change_is_told_beside_the_version_that_was_seen(person: Person) -> None:
    """Seen by a plan on the 8th, changed at a session on the 20th."""
    write(person, AGREED)
    assert "first version" in person.done("care", "diff")
    person.done("plan")
    person.now = "2026-03-20T09:30"
    write(person, AGREED.replace('"12m"', '"15m"').replace("2026-03-20", "2026-06-20"))
    person.done("plan")
    told = person.done("--plain", "care", "diff")
    assert "Compared with the version first seen on 8 March 2026:" in told
    assert "- ceiling of walk: 12 minutes, now 15 minutes" in told
    assert "- review date: 20 March 2026, now 20 June 2026" in told
    changes = person.document("care", "diff")["changes"]
    assert [change["key"] for change in changes] == ["review_on", "ceiling"]


def test_a_comment_alone_changes_nothing_that_was_agreed(person: Person) -> None:
    write(person, AGREED)
    person.done("care")
    person.now = "2026-03-09T09:30"
    write(person, AGREED + "# a thought\n")
    assert "Nothing has changed since the earlier version." in person.done("care", "diff")


def test_the_stop_sign_stands_with_the_plan_and_with_why(person: Person) -> None:
    """Agreed: effort 4 and dizzy; the person's own anchor: until the song ends."""
    write(person, AGREED)
    (person.home / "activities.toml").write_text(
        '[walk]\nanchor = "until the song ends"\n', encoding="utf-8"
    )
    for day in ("05", "06", "07"):
        person.done("log", f"2026-03-{day}", "08:00", "walk", "10m", "pain", "3-3")
    sign = "Stop sign for walk: effort above 4, until the song ends, dizzy."
    assert sign in person.done("--plain", "plan")
    assert sign in person.done("--plain", "why", "walk")
    blocks = person.document("plan")["blocks"]
    assert {block.get("stop") for block in blocks if block["activity"] == "walk"} == {
        "effort above 4, until the song ends, dizzy"
    }
    assert all("stop" not in block for block in blocks if block["kind"] == "rest")


def test_agreed_days_of_the_week_hold_in_the_plan(person: Person) -> None:
    """It is Sunday; agreed are Mondays and Thursdays."""
    write(person, '[activity.walk]\ndays = ["mon", "thu"]\n')
    for day in ("05", "06", "07"):
        person.done("log", f"2026-03-{day}", "08:00", "walk", "10m", "pain", "3-3")
    assert "walk is not planned for this day" in person.done("--plain", "plan")
    assert "walk is not planned" not in person.done("--plain", "plan", "monday")
