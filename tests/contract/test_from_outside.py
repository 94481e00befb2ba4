"""What programs may rely on, held from outside: files in, documents and exit codes out."""

import itertools
import json
import os
import stat
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from pacing_cli.cli.app import app
from tests.contract.outsider import START, line, steady, write

DAYS = {"steady", "flare", "returning", "bad", "rest", "envelope"}
DECISIONS = {"not_yet", "start", "hold", "raise", "scale_back", "return", "stopped"}
BLOCKS = {"activity", "rest", "warm_up", "cool_down", "calm", "fixed"}


def ask(home: Path, on: date, *words: str) -> dict[str, Any]:
    """The document that a command answers with on a day, at half past nine."""
    now = f"{on}T09:30:00+01:00"
    result = CliRunner().invoke(app, ["--home", str(home), "--now", now, *words, "--json"])
    assert result.exit_code == 0, result.output
    return dict(json.loads(result.stdout))


def walk(home: Path, on: date) -> dict[str, Any]:
    plan = ask(home, on, "plan")
    (found,) = [each for each in plan["quotas"] if each["activity"] == "walk"]
    return dict(found)


def care(home: Path, text: str) -> None:
    home.mkdir(exist_ok=True)
    (home / "care.toml").write_text(text, encoding="utf-8")


def test_a_plan_holds_what_the_contract_names(tmp_path: Path) -> None:
    write(tmp_path, steady(8))
    plan = ask(tmp_path, START + timedelta(days=8), "plan")
    assert plan["schema"] == "pace/plan/1"
    assert plan["date"] == "2026-03-09"
    assert plan["day"] in DAYS
    for quota in plan["quotas"]:
        assert quota["decision"] in DECISIONS
        assert {"activity", "measure", "quota", "baseline", "because"} <= quota.keys()
        for reason in quota["because"]:
            assert {"reason", "text", "source"} <= reason.keys()
    for block in plan["blocks"]:
        assert block["kind"] in BLOCKS
        assert {"start", "minutes"} <= block.keys()
    walked = [block for block in plan["blocks"] if block["activity"] == "walk"]
    assert sum(block["minutes"] for block in walked) == plan["quotas"][0]["quota"]


def test_a_hold_says_how_long_it_was_held_and_how_long_is_needed(tmp_path: Path) -> None:
    write(tmp_path, steady(8))
    because = walk(tmp_path, START + timedelta(days=7))["because"]
    (held,) = [reason for reason in because if reason["reason"] == "HeldTooShort"]
    assert (held["held_days"], held["needed_days"]) == (4, 7)


def test_a_raise_of_a_steady_month_is_one_half_minute(tmp_path: Path) -> None:
    write(tmp_path, steady(30))
    course = [walk(tmp_path, START + timedelta(days=day))["quota"] for day in range(3, 30)]
    raises = [after - before for before, after in itertools.pairwise(course) if after != before]
    assert raises[:1] == [0.5]
    assert set(raises[1:]) <= {0.5, 1}


def test_an_agreed_ceiling_is_never_passed(tmp_path: Path) -> None:
    write(tmp_path, steady(40, minutes=20))
    care(tmp_path, '[activity.walk]\nceiling = "17m"\nfloor = "5m"\nstep = "30s"\nhold_days = 3\n')
    quotas = [walk(tmp_path, START + timedelta(days=day))["quota"] for day in range(3, 40, 4)]
    assert max(quotas) <= 17


def test_a_clinician_s_baseline_is_the_first_quota(tmp_path: Path) -> None:
    care(tmp_path, '[activity.walk]\nmethod = "clinician"\nbaseline = "10m"\n')
    found = walk(tmp_path, START)
    assert (found["quota"], found["baseline"], found["decision"]) == (10, 10, "start")


def test_envelope_mode_raises_nothing(tmp_path: Path) -> None:
    write(tmp_path, steady(40))
    (tmp_path / "profile.toml").write_text('mode = "envelope"\n', encoding="utf-8")
    for day in range(3, 40, 3):
        plan = ask(tmp_path, START + timedelta(days=day), "plan")
        assert plan["day"] == "envelope"
        assert plan["quotas"][0]["decision"] != "raise"
        assert (plan["quotas"][0]["quota"] or 0) <= 0.75 * 12


def test_a_paused_activity_is_not_there(tmp_path: Path) -> None:
    write(tmp_path, steady(8))
    (tmp_path / "activities.toml").write_text("[walk]\npaused = true\n", encoding="utf-8")
    assert ask(tmp_path, START + timedelta(days=8), "plan")["quotas"] == []


def test_the_order_of_lines_and_copies_of_files_change_nothing(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    lines = steady(20)
    write(here, lines)
    write(there, list(reversed(lines)), "one")
    write(there, lines[::3], "one (conflict)")
    write(there, lines[5:9], "one.sync-conflict-20260401-101010-ABCDEFG")
    on = START + timedelta(days=20)
    assert ask(here, on, "plan") == ask(there, on, "plan")
    assert ask(here, on, "list") == ask(there, on, "list")


@pytest.mark.parametrize("by", [7, 31, 200])
def test_moving_the_journal_moves_the_advice(tmp_path: Path, by: int) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    write(here, steady(25))
    write(there, steady(25, start=START + timedelta(days=by)))
    one = walk(here, START + timedelta(days=25))
    other = walk(there, START + timedelta(days=25 + by))
    for quota in (one, other):
        quota.pop("next_on"), quota.pop("because"), quota.pop("founded")
    assert one == other


def test_what_is_dated_after_now_is_not_seen(tmp_path: Path) -> None:
    write(tmp_path, steady(30))
    early, on = tmp_path / "early", START + timedelta(days=10)
    write(early, [*steady(10), line(900, "check", on, "08:00", pain=3)])
    assert walk(tmp_path, on) == walk(early, on)


def test_the_same_files_and_the_same_now_give_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path, steady(20))
    words = [
        sys.executable,
        "-m",
        "pacing_cli",
        "--home",
        str(tmp_path),
        "--now",
        "2026-03-21T09:00",
    ]
    for command in (
        ["plan"],
        ["plan", "--json"],
        ["report", "--json"],
        ["why"],
        ["list", "--plain"],
    ):
        said = {
            subprocess.run(
                [*words, *command], capture_output=True, check=True,
                env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Europe/Berlin"},
            ).stdout
            for seed in ("1", "2")
        }  # fmt: skip
        assert len(said) == 1


def test_a_report_holds_what_the_contract_names(tmp_path: Path) -> None:
    lines = steady(60)
    for index, pain in enumerate((7, 8, 7, 6)):
        lines[2 * (40 + index)] = line(
            80 + 2 * index, "check", START + timedelta(days=40 + index), "08:00", pain=pain
        )
    write(tmp_path, lines)
    report = ask(tmp_path, START + timedelta(days=59), "report", "--from", "2026-03-01")
    assert report["schema"] == "pace/report/1"
    assert (report["from"], report["to"]) == ("2026-03-01", "2026-04-29")
    assert (report["days_logged"], report["days_in_span"]) == (60, 60)
    assert report["usual_pain"] == 3
    (flare,) = report["flares"]
    assert flare["onset"] == "2026-04-10"
    assert (flare["peak_date"], flare["peak_pain"]) == ("2026-04-11", 8)
    assert flare["recovered"] == "2026-04-14"
    assert (flare["days"], flare["label"], flare["route"]) == (4, "flare", "pattern")
    (found,) = report["activities"]
    assert {"baseline", "quota_first", "quota_last", "total", "days"} <= found.keys()
    assert found["total"] == 59 * 12  # the walk of the last day is still to come
    for part in ("swing", "boom_bust", "associations", "outcomes", "goals", "questions"):
        assert part in report


def test_a_section_that_cannot_be_given_says_what_it_needs(tmp_path: Path) -> None:
    write(tmp_path, steady(3))
    report = ask(tmp_path, START + timedelta(days=3), "report")
    for part in ("swing", "associations"):
        assert {"have", "need", "what"} <= report[part]["not_yet"].keys()


def test_amendments_and_withdrawals_of_others_are_applied(tmp_path: Path) -> None:
    lines = steady(2)
    new = json.loads(lines[1]) | {"minutes": 5}
    lines.append(
        json.dumps(
            {
                "v": 1,
                "id": "a1",
                "kind": "amend",
                "noted": "2026-03-05T10:00:00Z",
                "of": "id000001",
                "entry": new,
                "at": "2026-03-05",
            }
        )
    )
    lines.append(
        json.dumps(
            {
                "v": 1,
                "id": "w1",
                "kind": "withdraw",
                "noted": "2026-03-05T10:00:00Z",
                "of": "id000003",
                "at": "2026-03-05",
            }
        )
    )
    write(tmp_path, lines)
    found = ask(tmp_path, START + timedelta(days=6), "list", "--from", "2026-03-01")["entries"]
    assert [each.get("minutes") for each in found if each["kind"] == "activity"] == [5]


def test_everything_made_is_private_whatever_the_umask(tmp_path: Path) -> None:
    home = tmp_path / "home"
    before = os.umask(0)
    try:
        ask(home, START, "log", "walk", "12m")
        ask(home, START, "plan")
    finally:
        os.umask(before)
    for path in (home, *home.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_two_broken_settings_are_told_at_once_and_left_alone(tmp_path: Path) -> None:
    care(tmp_path, '[activity.walk]\nceiling = "5m"\nfloor = "9m"\n')
    (tmp_path / "profile.toml").write_text('mode = "fast"\n', encoding="utf-8")
    before = (tmp_path / "care.toml").read_bytes()
    result = CliRunner().invoke(app, ["--home", str(tmp_path), "plan"])
    assert result.exit_code == 3
    assert "care.toml" in result.stderr
    assert "profile.toml" in result.stderr
    assert (tmp_path / "care.toml").read_bytes() == before


def test_a_day_of_bad_then_better_at_one_moment_is_not_bad(tmp_path: Path) -> None:
    """Both typed within one second, or with one --now."""
    ask(tmp_path, START, "bad")
    ask(tmp_path, START, "better")
    assert ask(tmp_path, START, "plan")["day"] != "bad"


def test_a_ceiling_holds_whatever_the_case_of_the_name(tmp_path: Path) -> None:
    lines = [each.replace('"walk"', '"Walk"') for each in steady(8)]
    write(tmp_path, lines)
    care(tmp_path, '[activity.walk]\nceiling = "5m"\n')
    (found,) = ask(tmp_path, START + timedelta(days=8), "plan")["quotas"]
    assert (found["activity"], found["quota"]) == ("Walk", 5)


def test_saying_bad_in_a_flare_never_gives_more(tmp_path: Path) -> None:
    """The floor does not hold in a flare, and a bad day in it is still in it."""
    lines = steady(40)
    for index in (37, 38, 39):
        day = START + timedelta(days=index)
        lines[2 * index] = line(2 * index, "check", day, "08:00", pain=9)
    write(tmp_path, lines)
    care(tmp_path, '[activity.walk]\nfloor = "11m"\n')
    on = START + timedelta(days=39)
    before = walk(tmp_path, on)["quota"]
    ask(tmp_path, on, "bad")
    assert ask(tmp_path, on, "plan")["day"] == "flare"
    assert walk(tmp_path, on)["quota"] < before < 11


def test_undo_does_not_lift_a_safety_stop_by_the_way(tmp_path: Path) -> None:
    ask(tmp_path, START, "setup", "--red-flags", "chest")
    words = ["--home", str(tmp_path), "undo"]
    refused = CliRunner().invoke(app, words)
    assert refused.exit_code == 2
    assert "pace undo --yes" in refused.stderr
    assert CliRunner().invoke(app, [*words, "--yes"]).exit_code == 0


def test_a_limit_under_a_wrong_heading_is_said_every_time(tmp_path: Path) -> None:
    write(tmp_path, steady(8))
    care(tmp_path, '[activities.walk]\nceiling = "5m"\n')
    result = CliRunner().invoke(app, ["--home", str(tmp_path), "--now", "2026-03-09T09:00", "plan"])
    assert result.exit_code == 0
    assert "Limits go under [activity." in result.stderr
