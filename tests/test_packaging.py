"""What is handed out: one version, the types, the schema, and the command."""

import json
import os
import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata, resources
from pathlib import Path

import pytest

import pacing_cli
from pacing_cli.exporters.sheet.pdf import LEAST
from pacing_cli.wording.phrases import EXTRAS
from release import matrix

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "pacing_cli"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_version_stands_in_one_place():
    """The package says it; the project file reads it there, and so does whoever installs it."""
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert "version" not in PROJECT["project"]
    assert ROOT / PROJECT["tool"]["hatch"]["version"]["path"] == SOURCE / "__init__.py"
    assert metadata.version("pacing-cli") == pacing_cli.__version__


def test_the_program_tells_its_version():
    """`pace --version`, as it is installed."""
    pace = Path(sys.executable).with_name("pace")

    ran = subprocess.run([pace, "--version"], capture_output=True, text=True, check=False)

    assert (ran.returncode, ran.stdout, ran.stderr) == (0, f"pace {pacing_cli.__version__}\n", "")


def test_the_version_has_its_part_of_the_changelog_with_what_it_does_to_advice():
    """Somebody reads what an update would change for them."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    parts = {part.split("]")[0]: part for part in text.split("\n## [")[1:]}

    assert pacing_cli.__version__ in parts
    for version, part in parts.items():
        assert "\n### Advice\n" in part, version


def test_types_and_schema_are_inside_the_package():
    """Hatchling takes all files below the package, but for those that git ignores."""
    assert PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"] == {"packages": ["src/pacing_cli"]}
    package = resources.files(pacing_cli)
    schemas = [path for path in SOURCE.rglob("*.json") if "schema" in path.name]

    assert package.joinpath("py.typed").is_file()
    assert len(schemas) == 1
    assert "$schema" in json.loads(schemas[0].read_text(encoding="utf-8"))
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert not {"*.json", "*.typed", "py.typed"} & set(ignored)


def test_a_wheel_holds_types_and_schema(tmp_path):
    """Built as an installer builds it."""
    hatchling = pytest.importorskip(
        "hatchling.builders.wheel", reason="hatchling is not installed here; pip fetches it"
    )
    (wheel,) = hatchling.WheelBuilder(str(ROOT)).build(
        directory=str(tmp_path), versions=["standard"]
    )

    names = zipfile.ZipFile(wheel).namelist()
    assert "pacing_cli/py.typed" in names
    assert any("schema" in name and name.endswith(".json") for name in names)
    assert "pacing_cli/exporters/sheet/templates/visit.html.j2" in names
    assert all(name.startswith("pacing_cli") for name in names)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """The program in one file, as `make zipapp` makes it."""
    place = tmp_path_factory.mktemp("zipapp") / "pace.zip"
    with zipfile.ZipFile(place, "w") as packed:
        for path in SOURCE.rglob("*"):
            if path.is_file() and path.suffix != ".pyc":
                packed.write(path, path.relative_to(SOURCE.parent))
    return place


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("help words", "The words that you type"),
        ("learn pacing", "What pacing is"),
        ("calm", "Paced breathing"),
        ("doctor", "All files are fine"),
        ("share fields", "therapist"),
        ("completion bash", "The Tab key for pace in bash"),
        ("__complete bash 1 pace wh", "why"),
        ("report --html sheet.html", "The sheet is in"),
    ],
)
def test_one_file_has_everything_in_it(archive, tmp_path, words, says):
    """On another computer there was nothing but `pace.pyz`, and it knew no card and no help."""
    code = (
        f"import sys; sys.path.insert(0, {str(archive)!r}); import pacing_cli.__main__ as p; "
        "p.main()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, *words.split()],
        capture_output=True, text=True, check=False, cwd=tmp_path,
        env={**os.environ, "PACE_HOME": str(tmp_path / "home")},
    )  # fmt: skip

    assert (ran.returncode, says in ran.stdout) == (0, True), ran.stdout + ran.stderr


def test_another_archive_is_another_program(archive):
    """What was kept of the walk through a journal holds only under the rules that made it."""
    code = (
        f"import sys; sys.path.insert(0, {str(archive)!r}); "
        "from pacing_cli.storage.checkpoints import program; print(program())"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert f"('{archive.name}', {archive.stat().st_size}, " in told.stdout


@pytest.mark.parametrize("extra", EXTRAS)
def test_what_is_offered_to_install_is_what_the_extra_holds(extra):
    """`pipx install` was used; pip would put the library where the program does not see it."""
    extras = PROJECT["project"]["optional-dependencies"]
    assert " ".join(one.split(">")[0] for one in extras[extra]) == EXTRAS[extra]


def test_the_extra_asks_for_the_weasyprint_that_the_program_asks_for():
    """The extra took 62, which fails beside the newest `pydyf`; tags were complete with 70 alone."""
    assert PROJECT["project"]["optional-dependencies"]["pdf"] == [f"weasyprint>={LEAST}"]


def test_no_version_of_typer_is_allowed_that_renames_options():
    """With 0.27 `activity add walk --days mon` was a bug, because the option was `--DAYS`."""
    (typer,) = (line for line in PROJECT["project"]["dependencies"] if line.startswith("typer"))

    assert typer == "typer>=0.28,<0.30"
    assert metadata.version("typer") >= "0.28"


def test_the_one_file_needs_no_compiled_part():
    """Nothing compiled can be loaded from an archive, and Typer needs pydantic from 0.29 on."""
    held = (ROOT / "release" / "one-file.txt").read_text("utf-8").splitlines()

    assert "typer<0.29" in held
    assert "one-file.txt" in (ROOT / "release" / "zipapp.sh").read_text("utf-8")


def test_two_pythons_of_one_file_name_get_environments_of_their_own(tmp_path, monkeypatch):
    """A version manager calls each of them `python`: 3.13 was never tried after 3.12."""
    asked = []
    monkeypatch.setattr(matrix, "run", lambda *words: asked.append(words))
    for version in ("3.12", "3.13"):
        matrix.tried(version, "/opt/bin/python", "newest", tmp_path / "a.whl", tmp_path, [])

    assert len({words[-1] for words in asked}) == 2
