"""What the catalogue holds, what a translator may write, and what comes of it in the source."""

import shutil
from pathlib import Path

import pytest
from release.translation import exceptions
from release.translation.__main__ import main
from release.translation.catalogue import catalogue, write_pot
from release.translation.package import PACKAGE, translate
from release.translation.sentence import Said
from release.translation.texts import compared_in, exchanged, read_module
from release.translation.translation import Translation, read_translation

HEAD = 'msgid ""\nmsgstr ""\n"Language: pl\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
PLURALS = (
    '"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && '
    '(n%100<10 || n%100>=20) ? 1 : 2);\\n"\n'
)


def said_in(source: str, file: str = "wording/page.py") -> list[str]:
    """The sentences of a module."""
    found: list[str] = []

    def keep(said: Said) -> tuple[str, ...]:
        found.append(said.text)
        return ()

    module = read_module(source, file)
    exchanged(module, keep, compared_in(module))
    return found


def translation(path: Path, text: str) -> Translation:
    path.write_text(f"{HEAD}{PLURALS}\n{text}", encoding="utf-8")
    return read_translation(path)


def spoken(read: Translation, source: str, file: str = "wording/page.py") -> str:
    return exchanged(read_module(source, file), read.exchange)


def test_a_sentence_is_collected_and_a_key_is_not():
    """Keys, comparisons, fields, patterns and types are the program's own."""
    source = (
        'import re\nKIND = {"bad day": "A bad day."}\n'
        "def told(x: \"set of days\", y):\n"
        '    if y.get("pain after") == "no amount yet":\n'
        '        return "Not known yet."\n'
        '    return KIND["bad day"] if re.match("a b", x) else f"{x} was {y:.1f}"\n'
    )  # fmt: skip
    assert sorted(said_in(source)) == ["A bad day.", "Not known yet.", "{x} was {y:.1f}"]


def test_a_value_that_is_compared_somewhere_is_no_sentence_anywhere():
    """`cannot tell` is a verdict: the engine makes it, `wording` has the words for it."""
    source = (
        'def verdict(x):\n    return "cannot tell"\ndef known(v):\n    return v != "cannot tell"\n'
    )

    assert said_in(source, "engine/rule.py") == []


def test_a_word_alone_is_said_where_only_talk_is_made():
    """`today` is a word of the grammar in one room, and a word on the screen in another."""
    source = 'def when():\n    return "today"\n'

    assert said_in(source, "wording/when.py") == ["today"]
    assert said_in(source, "shorthand/when.py") == []


def test_the_help_of_a_command_is_said_and_no_other_docstring():
    source = '"""Room."""\ndef log():\n    """Write it down.\n\n    pace log walk 12m\n    """\n    "A b."\n'
    helps = '"""Room."""\ndef other():\n    """Nobody reads this here."""\n'

    assert said_in(source, "cli/commands/log.py") == ["Write it down.\n\npace log walk 12m"]
    assert said_in(helps, "cli/commands/log.py") == []


def test_a_template_names_what_stands_in_it_and_says_where_it_comes_from():
    """The same expression has one name, another one its own."""
    found: list[Said] = []
    source = 'def told(a, b):\n    return f"{a.days} of {b.days}, so {a.days}: {clock(a.at)}"\n'

    exchanged(read_module(source, "wording/x.py"), lambda said: found.append(said) or ())

    assert [said.text for said in found] == ["{a_days} of {b_days}, so {a_days}: {clock_a_at}"]
    assert "{clock_a_at}: clock(a.at)" in found[0].notes


def test_words_may_change_their_order_and_come_twice(tmp_path):
    """A language that puts the second thing first, and says the first one again."""
    read = translation(
        tmp_path / "pl.po",
        '#, python-brace-format\nmsgid "{a} of {b:,} days"\nmsgstr "z {b:,} dni: {a}, {a}"\n',
    )
    source = 'def told(a, b):\n    return (\n        f"{a} of "\n        f"{b:,} days"\n    )\n'

    turned = spoken(read, source)
    room: dict[str, object] = {}
    exec(turned, room)

    assert room["told"](3, 1400) == "z 1,400 dni: 3, 3"
    assert turned.count("\n") == source.count("\n")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("z {b:,} dni", "leaves {a} out"),
        ("{a} z {b} dni", "write {b:,}"),
        ("{a} z {b:,} dni: {c}", "{c} is no placeholder"),
        ("{a} z {b:,} dni}", "A brace that is a brace is written twice"),
    ],
)
def test_a_placeholder_that_is_lost_or_invented_is_told_with_its_line(tmp_path, text, problem):
    read = translation(
        tmp_path / "pl.po",
        f'#, python-brace-format\nmsgid "{{a}} of {{b:,}} days"\nmsgstr "{text}"\n',
    )

    assert problem in " ".join(wrong.what for wrong in read.wrong)
    assert {wrong.line for wrong in read.wrong} == {8}


def test_what_is_typed_stays_as_it_is_typed(tmp_path):
    """A translated command would not be understood by anybody."""
    read = translation(tmp_path / "pl.po", 'msgid "Next: pace plan"\nmsgstr "Dalej: tempo plan"\n')

    assert [wrong.what for wrong in read.wrong] == [
        "“Dalej: tempo plan” leaves out `pace plan`, which is typed in English. Put it in as it is."
    ]


def test_what_is_fuzzy_or_empty_stays_english_and_is_counted(tmp_path):
    read = translation(
        tmp_path / "pl.po",
        '#, fuzzy\nmsgid "A b."\nmsgstr "Ą b."\n\nmsgid "C d."\nmsgstr ""\n\n'
        'msgid "E f."\nmsgstr "Ę f."\n',
    )
    source = 'TOLD = ("A b.", "C d.", "E f.")\n'

    assert (read.fuzzy, read.untranslated) == (1, 1)
    assert spoken(read, source) == 'TOLD = ("A b.", "C d.", (\'Ę f.\'))\n'


def test_a_language_with_three_forms_counts_in_all_of_them(tmp_path):
    """1 dzień, 2 dni, 5 wpisów; what has no translation has the two forms of English."""
    read = translation(
        tmp_path / "pl.po",
        'msgid "entry"\nmsgid_plural "entries"\n'
        'msgstr[0] "wpis"\nmsgstr[1] "wpisy"\nmsgstr[2] "wpisów"\n',
    )
    source = "def told(n):\n    return f\"{count(n, 'entry', 'entries')}, {count(n, 'day')}.\"\n"
    room: dict[str, object] = {"count": counted(tmp_path, read)}
    exec(spoken(read, source), room)

    assert [room["told"](n) for n in (1, 2, 5, 12, 1022)] == [
        "1 wpis, 1 day.", "2 wpisy, 2 days.", "5 wpisów, 5 days.", "12 wpisów, 12 days.",
        "1,022 wpisy, 1,022 days.",
    ]  # fmt: skip


def counted(folder: Path, read: Translation) -> object:
    """`count` as the translated program has it."""
    from release.translation.building import _exchange, rule_line

    (folder / "wording").mkdir()
    source = (PACKAGE / "wording" / "phrases.py").read_text(encoding="utf-8")
    (folder / "wording" / "phrases.py").write_text(source, encoding="utf-8")
    _exchange(folder, *rule_line(read))
    room: dict[str, object] = {}
    exec((folder / "wording" / "phrases.py").read_text(encoding="utf-8"), room)
    return room["count"]


def test_the_catalogue_gives_file_and_line_of_each_sentence(tmp_path, sentences):
    """Somebody looks for the place of a sentence on the screen."""
    write_pot(catalogue(sentences, "0"), tmp_path / "pace.pot")
    lines = (tmp_path / "pace.pot").read_text(encoding="utf-8").splitlines()
    at = lines.index('msgid "A steady day."')
    places = [line for line in lines[at - 5 : at] if line.startswith("#: ")]

    file, _, line = places[-1].removeprefix("#: ").split()[0].rpartition(":")
    text = (PACKAGE.parents[1] / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]
    assert "A steady day." in text


def test_a_file_beside_the_code_is_translated_too(tmp_path):
    """A card, with a quote and a stroke in the translation, and the sheet with both kinds."""
    instead = {
        "Rest before it is needed": 'Odpocznij "wcześniej" \\ dziś',
        "Activities": "Dzień 'A'",
        "{{ coverage }} Made on {{ made_on }}.": "{{ made_on }}: {{ coverage }} <b>",
    }
    card, sheet = "storage/cards/rest.toml", "exporters/sheet/templates/visit.html.j2"
    for file in (card, sheet):
        (tmp_path / "english" / file).parent.mkdir(parents=True)
        shutil.copy(PACKAGE / file, tmp_path / "english" / file)
    other = tmp_path / "other"
    translate(
        lambda said: tuple(filter(None, [instead.get(said.text)])), other, tmp_path / "english"
    )

    import tomllib

    import jinja2

    card = (other / card).read_text(encoding="utf-8")
    assert tomllib.loads(card)["title"] == instead["Rest before it is needed"]
    sheet = (other / sheet).read_text(encoding="utf-8")
    jinja2.Environment(autoescape=True).parse(sheet)
    assert "{{ made_on }}: {{ coverage }} &lt;b&gt;" in sheet


def test_a_translation_with_something_wrong_builds_nothing(tmp_path, capsys):
    po = tmp_path / "pl.po"
    translation(po, 'msgid "Next: pace plan"\nmsgstr "Dalej: plan"\n')

    assert main(["translated", str(po)]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"{po}:7: “Dalej: plan” leaves out `pace plan`")
    assert told.endswith("1 to put right; nothing was built.\n")


@pytest.mark.parametrize("text", ["", "no catalogue at all", "msgid", 'msgid "a"\nmsgstr'])
def test_a_file_that_is_no_translation_is_told_and_no_traceback_is_shown(tmp_path, capsys, text):
    po = tmp_path / "pl.po"
    po.write_text(text, encoding="utf-8")

    assert main(["translated", str(po)]) == 1
    assert str(po) in capsys.readouterr().err
    assert main(["translated", str(tmp_path / "nowhere.po")]) == 1
    assert main(["translated", ""]) == 2
    assert main([]) == 2


def test_what_is_listed_by_hand_is_there():
    """A file that is renamed, or a text that is written anew, takes its line along."""
    listed = {**exceptions.DATA, **exceptions.SAID}
    texts = {file: (PACKAGE / file).read_text(encoding="utf-8") for file in listed}
    assert all((PACKAGE / file).exists() for file in exceptions.DATA_FILES)
    gone = [
        (file, text)
        for file, several in listed.items()
        for text in several
        if text.isalpha() and text not in texts[file]
    ]
    assert gone == []
