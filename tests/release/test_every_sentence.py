"""Every sentence that a person reads is in the catalogue: shown by a language of marked letters.

The whole program is translated into it, and every command answers. A word that comes out
unmarked is one the catalogue does not know, or it is the person's own, typed, or data.
"""

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from release.translation.building import translated
from release.translation.catalogue import catalogue
from release.translation.placing import Place
from release.translation.sentence import Said
from release.translation.translation import Translation, read_translation

from pacing_cli.cli.commands_table import COMMANDS
from pacing_cli.model.activity import KINDS
from pacing_cli.model.entry import EVENT_KINDS, FIELDS
from pacing_cli.model.score import INSTRUMENTS
from pacing_cli.model.shipped import STARTER
from pacing_cli.model.support import AUDIENCES
from pacing_cli.model.support import FIELDS as SHARED
from pacing_cli.storage.shipped import CARDS, ROUTINES, TOPICS
from tests.cli.every_command import invented_person
from tests.release.answers import READ_BY_PROGRAMS
from tests.release.marked import marked, unmarked

ROOT = Path(__file__).parents[2]
ANSWERS = Path(__file__).with_name("answers.py")
FORMATS = ("calendar", "completion")
"""These answer in a form of their own: a calendar file, a script for a shell."""


class Spoken(NamedTuple):
    """The program in marked letters, and a home that the English one has made."""

    source: Path
    home: Path
    sentences: tuple[Said, ...]
    read: Translation


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory, sentences: tuple[Said, ...]) -> Spoken:
    folder = tmp_path_factory.mktemp("marked")
    read = read_translation(_po_file(catalogue(sentences, "0"), folder / "marked.po"))
    translated(read, folder / "source" / "pacing_cli")
    return Spoken(folder / "source", invented_person(folder), sentences, read)


def _po_file(found: Catalog, path: Path) -> Path:
    """Every sentence translated, with the three forms of Polish, as a translator hands it in."""
    found.locale = "pl"
    for message in found:
        one, more = message.id if isinstance(message.id, tuple | list) else (message.id, "")
        template = "python-brace-format" in message.flags
        forms = marked(Said(one, Place("", 0), more, template))
        message.string = forms if more else forms[0]
    with path.open("wb") as file:
        write_po(file, found)
    return path


def answers(spoken: Spoken, asked: Sequence[tuple[Path, Path, str]]) -> list[dict[str, Any]]:
    """What the program at each source says, in each form; the processes run side by side."""
    lines = [
        subprocess.Popen(
            [sys.executable, str(ANSWERS), str(source), str(spoken.home), str(folder), form],
            cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for source, folder, form in asked
    ]  # fmt: skip
    ended = [(*line.communicate(), line.returncode) for line in lines]
    assert [problem for _, problem, code in ended if code] == []
    return [json.loads(said) for said, *_ in ended]


def test_a_translators_file_brings_every_sentence_back(spoken: Spoken) -> None:
    """Written by Babel, read again: none has got lost, none is refused, none stays English."""
    assert spoken.read.wrong == ()
    assert (spoken.read.fuzzy, spoken.read.untranslated) == (0, 0)
    assert [said for said in spoken.sentences if not spoken.read.exchange(said)] == []
    assert len(spoken.sentences) > 4000


def test_every_module_keeps_its_lines(spoken: Spoken) -> None:
    """A traceback from the translated program leads to the line of this one."""
    for path in (ROOT / "src").rglob("*.py"):
        there = spoken.source / path.relative_to(ROOT / "src")
        text = there.read_text(encoding="utf-8")
        assert text.count("\n") == path.read_text(encoding="utf-8").count("\n"), path


def test_every_word_that_a_person_reads_is_marked(spoken: Spoken, tmp_path: Path) -> None:
    """On the screen and in plain lines: every command, its help, refusals, cards and topics."""
    stays = _allowed(spoken.home)
    forms = [(spoken.source, tmp_path / form, form) for form in ("screen", "plain")]
    for said in answers(spoken, forms):
        unknown = {
            call: words
            for call, text in said.items()
            if call.split(" ")[0] not in FORMATS
            if (words := _unmarked(text) - _words(f"{call} {call.title()}") - stays)
        }
        assert len(said) > 60
        assert unknown == {}


def test_documents_and_files_differ_in_their_sentences_alone(
    spoken: Spoken, tmp_path: Path
) -> None:
    """`--json` keeps its keys and values, the journal its bytes, settings what stands in them."""
    sources = (ROOT / "src", spoken.source)
    english, other = answers(
        spoken, [(source, tmp_path / str(i), "json") for i, source in enumerate(sources)]
    )

    changed: set[str] = set()
    assert other.keys() == english.keys()
    for call, (code, said, files) in english.items():
        its_code, its_said, its_files = other[call]
        assert its_code == code, call
        assert unmarked(its_said) == said, call
        if call in READ_BY_PROGRAMS:
            assert its_said == said, call
        elif said.startswith("{"):
            changed |= _changed(json.loads(said), json.loads(its_said))
        assert its_files.keys() == files.keys(), call
        for name, text in files.items():
            assert unmarked(its_files[name]) == text, (call, name)
            if name.startswith("home/journal/"):
                assert its_files[name] == text, (call, name)
    assert {key for key in changed if not SENTENCES.search(key)} == set()
    assert len(changed) > 50


def _changed(one: object, other: object, key: str = "") -> set[str]:
    """The keys whose values are not the same in both documents."""
    match one, other:
        case dict(), dict():
            assert one.keys() == other.keys()
            pairs = [(name, one[name], other[name]) for name in one]
            return {each for name, *both in pairs for each in _changed(*both, f"{key}.{name}")}
        case list(), list():
            both = zip(one, other, strict=True)
            return {each for a, b in both for each in _changed(a, b, f"{key}")}
        case _:
            return set() if one == other else {key}


SENTENCES = re.compile(
    r"\.(text|title|source|arithmetic|would_change|about|caution|say|explained|lines|advice|ends|off"
    r"|good_for|map|next_thing|notices|signs|distress|helpline|numbers|not_watched|written)$"
    r"|^\.day$|^\.what$|\.(findings|ideas|not_yet)\.what$|^\.known\.name$|^\.fields\.\w+$"
)
"""Where a document holds sentences. All other values are data, in every language."""

TYPER = (
    "Usage OPTIONS COMMAND ARGS Arguments Options Show this message and exit env var default "
    "required Commands int str range"
)
"""The frame of a help page is Typer's own, and stays English."""

UNITS = "min h s kg m km reps steps metres minutes"

NAMED = (
    # Settings and fields as they stand in files, which is how `show` and `setup` tell them.
    "id kind at zone noted tags sleep_hours Etc UTC name country care toml md docs reference "
    "explanation tutorial how to shorthand privacy week reached is pace path commands last "
    # The question of a try, which is sealed in the journal as it was asked.
    "or "
    # An invented person, an answer, and the marks of a copy.
    "boom bust seed none yes no skip less more other asked elsewhere copy inbox today rules "
)


def _allowed(home: Path) -> set[str]:
    """What may stay, beside what was typed: the person's own words, and names that are typed."""
    tree = (ROOT / "src/pacing_cli/cli/completion/commands.txt").read_text(encoding="utf-8")
    typed = [
        tree,
        *(row.name for row in COMMANDS), *CARDS, *ROUTINES, *TOPICS, *AUDIENCES, *SHARED, *KINDS,
        *EVENT_KINDS, *(one.key for one in INSTRUMENTS), *(each.name for each in STARTER),
        *(f"{each.word} {each.example} {' '.join(each.choices)}" for each in FIELDS),
    ]  # fmt: skip
    return _words(" ".join([TYPER, UNITS, NAMED, *typed, *_own(home)]))


def _own(home: Path) -> Iterator[str]:
    """The words of the person: names, notes, tags, and what stands in the settings."""
    for path in (home / "journal").glob("*.jsonl"):
        yield path.name.replace(".", " ")
        for line in path.read_text(encoding="utf-8").splitlines():
            entry = json.loads(line)
            yield from map(str, (entry.get(key, "") for key in ("activity", "note", "medicine")))
            yield from entry.get("tags", ())
    for path in home.glob("*.toml"):
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        yield from _texts(found)
        yield from found if path.name in ("activities.toml", "goals.toml") else ()


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


_NOT_WORDS = re.compile(
    # addresses; ids in brackets and seals; options; lines of TOML; lines that show what to type;
    # what an option takes, in capitals
    r"https?:\S+|[\[(]\w+[\])]|^id:? +\w+|\b[0-9a-f]{12}\b|--[\w-]+(?:[ =][\w|-]+)?|^ *#? ?\w+ = .*$|^\[\[.*$"
    r"|^ *-? *pace .*$|\bpace [a-z-]+|\b[A-Z_]{2,}\b|\{\w+\}",
    re.MULTILINE,
)


def _unmarked(said: str) -> set[str]:
    return {word for word in _words(_NOT_WORDS.sub(" ", said)) if word.isascii()}


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{2,}", text))
