"""The energy ceiling as the person meets it: in the files, the plan and the look back."""

from tests.cli.conftest import Person

ENVELOPE = 'mode = "envelope"\nmode_since = 2026-01-01\n'


def lived(person: Person, profile: str) -> None:
    """Two weeks of a walk and of letters, every day."""
    for name, measure in (("walk", "minutes"), ("letters", "minutes")):
        person.done("activity", "add", name, "--measure", measure, "--demand", "5")
    (person.home / "profile.toml").write_text(profile, encoding="utf-8")
    now = person.now[:10]
    from datetime import date, timedelta

    today = date.fromisoformat(now)
    lines = []
    for back in range(16, 0, -1):
        on = today - timedelta(days=back)
        lines += [f"{on} 08:00 check pain 4", f"{on} 09:00 walk 20m", f"{on} 11:00 letters 20m"]
    person.done("log", "--from", "-", typed="\n".join(lines))


def test_the_plan_says_what_the_last_days_took(person: Person) -> None:
    lived(person, ENVELOPE + "energy_ceiling = 40\n")
    told = person.done("--plain", "plan")
    assert "50% of your ceiling on average" in told
    (notice,) = [one for one in person.document("plan")["notices"] if one["reason"] == "EnergyUsed"]
    assert (notice["quotient"], notice["planned"], notice["known_days"]) == (50, 15, 3)


def test_over_the_ceiling_something_is_left_out_and_the_amounts_stay(person: Person) -> None:
    lived(person, ENVELOPE + "energy_ceiling = 10\n")
    plan = person.document("plan")
    assert [quota["quota"] for quota in plan["quotas"]] == [15, 15]
    assert len({block["activity"] for block in plan["blocks"] if block["activity"]}) == 1
    assert "OverEnergy" in {one["reason"] for one in plan["notices"]}
    assert "is left out today" in person.done("--plain", "plan")


def test_patterns_and_the_report_tell_it_by_kind_of_effort(person: Person) -> None:
    lived(person, ENVELOPE + "energy_ceiling = 40\n")
    person.done("activity", "set", "letters", "--exertion", "cognitive")
    told = person.done("--plain", "patterns")
    assert "physical 10 and cognitive 10" in told
    assert "physical 10 and cognitive 10" in person.done("--plain", "report")
    assert person.document("patterns")["energy"]["quotient"] == 50
    assert person.document("report")["energy"]["quotient"] == 50


def test_without_a_ceiling_patterns_says_what_to_set(person: Person) -> None:
    lived(person, ENVELOPE)
    assert "energy_ceiling = 20" in person.done("--plain", "patterns")
    assert "not_yet" in person.document("patterns")["energy"]
    assert "Energy" not in person.done("--plain", "plan")


def test_in_graded_mode_nothing_is_said_of_energy(person: Person) -> None:
    lived(person, "energy_ceiling = 40\n")
    assert "ceiling" not in person.done("--plain", "patterns")
    assert person.document("patterns")["energy"] is None


def test_kinds_of_effort_are_written_and_read(person: Person) -> None:
    person.done("activity", "add", "choir", "--exertion", "soc,phys")
    assert 'exertion = ["physical", "social"]' in (person.home / "activities.toml").read_text()
    (choir,) = person.document("activity")["activities"]
    assert choir["exertion"] == ["physical", "social"]
    assert "takes physical and social effort" in person.done("--plain", "activity")
    assert "spiritual" in person.refused("activity", "set", "choir", "--exertion", "spiritual")


def test_wrong_kinds_and_ceilings_are_told_together(person: Person) -> None:
    person.done("activity", "add", "choir")
    (person.home / "activities.toml").write_text('[choir]\nexertion = ["loud"]\n')
    (person.home / "profile.toml").write_text("energy_ceiling = 0\n")
    told = person.refused("plan", code=3)
    assert "physical, cognitive, social, emotional" in told
    assert "energy_ceiling" in told
