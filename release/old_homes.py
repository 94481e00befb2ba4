"""Homes as earlier states of the program wrote them, for tests/cli/test_old_homes.py.

    python -m release.old_homes            the states before the first release that are missing
    python -m release.old_homes COMMIT...  these, anew; HEAD is named after the version

`make old-homes` runs it. Each state is built from the repository. It writes the demo, and a messy
month: changed and removed entries, bad days and flares, doses, rearranged days, a silence, a
settings file with comments. What it says of them itself, the entries and the amounts of some days,
is kept beside them. Words that a state does not know yet are refused by it, and left out.
"""

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from release.builds import ROOT, Program, environment, wheel_of

from pacing_cli import __version__

PLACE: Final = ROOT / "tests" / "homes"
STATES: Final = {
    "8e3488d": "2026-11-22, the first days: log, plan and report",
    "f2e11b0": "2026-11-25, before purges in the journal, merged amendments and windows",
}
"""States before the first release, by commit. The format of journal lines is version 1 in all."""
DEMO_DAYS: Final = ("2026-02-15", "2026-02-26", "2026-03-02")
MESSY_DAYS: Final = ("2026-02-10", "2026-02-20", "2026-03-02")
START: Final = date(2026, 2, 1)


def messy() -> Iterator[tuple[str, str]]:
    """What is typed in the messy month, each with its moment."""
    yield "2026-01-31T18:00", "setup --name Ana --country GB --red-flags none"
    yield "2026-01-31T18:01", "activity add walk --demand 3"
    yield "2026-01-31T18:02", "activity add kitchen --demand 4"
    yield "2026-01-31T18:03", "activity add washing --demand 6 --days mon,thu"
    for back in range(28):
        day = START + timedelta(days=back)
        for clock, words in _day(back):
            yield f"{day}T{clock}", words


def _day(number: int) -> Iterator[tuple[str, str]]:
    """One day. From day 17 to 20 nothing is written: a silence."""
    if 17 <= number <= 20:
        return
    pain = (4, 5, 4, 3, 6, 4, 5)[number % 7]
    yield "08:05", f"check pain {pain} fatigue {5 + number % 3} sleep {6 + number % 4 / 2}h"
    yield "10:30", f"log 10:00 walk {6 + number % 3}m pain {pain}-{min(10, pain + number % 2)}"
    if number % 2:
        yield "12:40", "log 12:10 kitchen 14m effort 4 +busy note soup, and the big pot"
    if number % 7 in (1, 4):
        yield "15:30", "log 15:00 washing 20m pain 4-6 stopped pain"
    yield from _SPECIAL.get(number, ())
    if number % 5 == 0:
        yield "21:00", f"check pain {pain} mood 6 stress 4 +weather"


_SPECIAL: Final[dict[int, Sequence[tuple[str, str]]]] = {
    2: (("11:00", "amend last pain 5"), ("20:00", "note the stairs were closed, “long way” round")),
    3: (("13:00", "withdraw last"), ("13:01", "undo")),
    4: (("14:00", "dose ibuprofen 400mg"), ("16:00", "dose start vitamin 1tablet")),
    6: (("17:00", "log 16:20 walk 45m pain 4-7 impact +visitors"), ("18:00", "bad")),
    7: (("19:00", "better"),),
    9: (("09:00", "plan"), ("09:10", "plan skip kitchen"), ("09:20", "plan --less")),
    10: (("12:00", "log walk 900metres"), ("12:10", "log stairs 12reps effort 5 with Marta")),
    11: (("09:00", "mode pause illness"),),
    12: (("09:00", "mode resume"), ("20:00", "log yesterday 18:00 kitchen 10m")),
    13: (("10:45", "undo"), ("10:46", "log 10:00 walk 7m pain 3 after 4, then it rained")),
    14: (("09:00", "flare"), ("20:00", "dose ibuprofen 400mg")),
    16: (("09:00", "flare end"),),
    22: (("09:00", "plan"), ("09:30", "goal add market"), ("21:00", "visit done")),
    24: (("09:00", "try start walk early late --seed 5"), ("19:00", "measure peg 6 5 4")),
    25: (("09:00", "support add Ana --good-for shopping"), ("12:50", "amend last note with beans")),
    26: (("18:00", "activity set walk --demand 4"), ("20:00", "backup")),
}  # fmt: skip


def written(program: Program, kind: str) -> list[str]:
    """The home, written by the program. The words that it refused."""
    if kind == "demo":
        told = program.say("2026-03-01T09:00", "demo", str(program.home))
        return [] if told.code == 0 else [f"demo {told.problem}"]
    refused = [
        words for now, words in messy() if program.say(now, *words.split(" ")).code not in (0,)
    ]
    settings = program.home / "activities.toml"
    with settings.open("a", encoding="utf-8") as file:
        file.write("\n# Ana said: not on Mondays. This line is to stay.\n")
    return refused


def told(program: Program, days: Sequence[str]) -> dict[str, object]:
    """What the program itself says of the home: entries, and amounts of some days."""
    entries = json.loads(program.say("2026-03-10T09:00", "list", "--json").out)["entries"]
    plans = {
        day: [
            [each["activity"], each["quota"], each["decision"]]
            for each in json.loads(program.say(f"{day}T09:00", "plan", "--json").out)["quotas"]
        ]
        for day in days
    }
    return {"entries": entries, "plans": plans}


def keep(commit: str, scratch: Path) -> None:
    """Write both homes of one state below PLACE."""
    folder = environment(scratch / f"venv-{commit}", str(wheel_of(commit, scratch)))
    for kind, days in (("demo", DEMO_DAYS), ("messy", MESSY_DAYS)):
        at = PLACE / (commit if commit != "HEAD" else __version__) / kind
        shutil.rmtree(at, ignore_errors=True)
        home = scratch / f"{commit}-{kind}" / "home"
        program = Program(folder, home, scratch / f"{commit}-{kind}" / "state")
        refused = written(program, kind)
        # What it says is asked of a copy: a plan that is shown is written down.
        copy = home.with_name("copy")
        shutil.copytree(home, copy)
        answers = told(program._replace(home=copy), days)
        shutil.rmtree(home / "backups", ignore_errors=True)
        shutil.copytree(home, at / "home")
        facts = {"refused": refused, **answers}
        (at / "told.json").write_text(
            json.dumps(facts, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8"
        )
        print(f"{at.relative_to(ROOT)}: {len(answers['entries'])} entries; refused: {refused}")  # type: ignore[arg-type]


def main(commits: Sequence[str]) -> int:
    """The states named, or those that are missing."""
    wanted = commits or [one for one in STATES if not (PLACE / one).exists()]
    with tempfile.TemporaryDirectory() as scratch:
        for commit in wanted:
            keep(commit, Path(scratch))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
