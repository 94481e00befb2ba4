"""Where the numbers come from is said as the studies say it."""

from datetime import date

import pytest

from pacing_cli.model import reason as r
from pacing_cli.model.parameter_table import BY_NAME, PARAMETERS
from pacing_cli.model.quantity import Amount
from pacing_cli.wording import sources

GRADES = {"C", "O", "T", "G", "S", "D", "memory"}


def test_the_limit_of_30_percent_in_14_days_does_not_rest_on_the_study_of_runners():
    """Nielsen 2014 compared runners who added more than 30% in 2 weeks: no significant difference.

    The row had grade O, as if the study had found more injuries.
    """
    row = BY_NAME["progress.cap_14d"]

    assert row.grade == "D"
    assert "Nielsen et al. 2014" in row.source
    assert "no significant difference" in row.source


def test_the_next_morning_is_a_choice_of_this_project():
    """`pain.next_morning` allows 1 point. The pain-monitoring model says subsided by morning."""
    row = BY_NAME["pain.next_morning"]

    assert row.grade == "D"
    assert "Silbernagel et al. 2007" in row.source
    assert "subsided" in row.source


def test_each_study_of_fatigue_is_named_with_its_people_and_its_scale():
    """Pouchot 2008 asked people with rheumatoid arthritis, and Goligher 2008 people with lupus."""
    named = BY_NAME["mcid.fatigue"].source.split("; ")

    assert [each.partition(" et al.")[0] for each in named] == ["Khanna", "Pouchot", "Goligher"]
    assert "rheumatoid arthritis" in named[0]
    assert "rheumatoid arthritis" in named[1]
    assert "2.0 on a 10-point scale" in named[1]
    assert "lupus" in named[2]


def test_the_share_of_logged_days_rests_on_a_simulation_of_others():
    """Smith 2012 filled gaps in first, which pace does not do. It is not this project's own."""
    row = BY_NAME["missing.min_complete"]

    assert row.grade == "S"
    said = sources.of_parameter(row)
    assert "Smith et al. 2012" in said
    assert "pace does not" in said
    assert "this project" not in said


def test_a_simulation_of_this_project_says_so_without_its_file():
    """`pace why` names whose simulation it was, and leaves the name of the script to the docs."""
    said = sources.of_parameter(BY_NAME["flare.k_sd"])

    assert said == "simulation by this project, order of magnitude only"


def test_strength_work_names_the_position_stand_of_today():
    """The ACSM replaced its text of 2009 in March 2026."""
    row = BY_NAME["progress.resist_days"]

    assert "replaced in March 2026" in row.source
    assert row.grade == "G"


@pytest.mark.parametrize(
    "reason",
    [
        r.EnvelopeHolds(),
        r.EnvelopeOn(),
        r.EnvelopeStep(on=date(2026, 3, 1), step=Amount("minutes", 1)),
    ],
    ids=lambda reason: type(reason).__name__,
)
def test_the_guideline_on_energy_management_is_named_with_both_of_its_halves(reason):
    """NG206 1.11.2: never increased automatically, but maintained or adjusted, up or down."""
    text = sources.source(reason)

    assert "NICE NG206 1.11.2" in text
    assert "never automatically increased but maintained or adjusted" in text


def test_going_back_names_the_recommendation_and_whom_it_is_for():
    """It said "NICE NG206 1.11", which is a whole chapter, on ME/CFS."""
    source = BY_NAME["progress.back_mornings"].source

    assert "NICE NG206 1.11.2 (ME/CFS:" in source


@pytest.mark.parametrize("row", PARAMETERS, ids=lambda row: row.name)
def test_every_number_has_a_known_grade_and_only_a_decision_says_that_it_is_one(row):
    """A grade above D beside "decision of this project" claims a study that nobody made."""
    assert row.grade in GRADES
    assert row.source
    decided = row.source.startswith(("decision of this project", "fixed by the project's contract"))
    assert decided == (row.grade == "D")
