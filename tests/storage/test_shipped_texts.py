"""The cards and routines: short, plain, with sources, and without blame."""

import re
from itertools import pairwise

import pytest

from pacing_cli.model.parameter_table import NOT_CHECKED
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.shipped import GRADES, Card
from pacing_cli.storage.shipped import _HERE, CARDS, ROUTINES, card, routine
from tests.test_architecture import BLAME

MOST_WORDS = 120
P = Parameters()
CLAIMS = re.compile(r"\b(cures?|heals?|diagnos\w+|monitors?|predicts?|treats?|because of)\b", re.I)

each_card = pytest.mark.parametrize("name", CARDS)
each_routine = pytest.mark.parametrize("name", ROUTINES)


def words_of(text: str) -> list[str]:
    return re.findall(r"[\w'’-]+", text)


def sentences_of(text: str) -> list[str]:
    return [one for one in re.split(r"(?<=[.?!:])\s+", text) if one]


def syllables(word: str) -> int:
    """About: groups of vowels, without a silent e at the end."""
    found = re.findall(r"[aeiouy]+", word.lower().removesuffix("e"))
    return max(1, len(found))


def reading_ease(text: str) -> float:
    """Flesch 1948: 60 to 70 is plain English, 70 and more is easy."""
    words, sentences = words_of(text), sentences_of(text)
    return (
        206.835
        - 1.015 * len(words) / len(sentences)
        - 84.6 * sum(map(syllables, words)) / len(words)
    )


def text_of(one: Card) -> str:
    return " ".join(one.paragraphs)


def test_every_file_is_in_the_list_and_the_other_way_round():
    assert {path.stem for path in (_HERE / "cards").glob("*.toml")} == set(CARDS)
    assert {path.stem for path in (_HERE / "routines").glob("*.toml")} == set(ROUTINES)
    assert len(CARDS) >= 12


@each_card
def test_a_card_is_read_in_a_minute(name):
    assert 60 <= len(words_of(text_of(card(name)))) <= MOST_WORDS


@each_card
def test_a_card_is_written_in_plain_words(name):
    text = text_of(card(name))
    lengths = [len(words_of(sentence)) for sentence in sentences_of(text)]
    assert reading_ease(text) >= 65
    assert max(lengths) <= 25
    assert sum(lengths) / len(lengths) <= 12
    assert sum(len(word) > 11 for word in words_of(text)) <= 1


def test_the_measure_of_plain_words_can_say_no():
    hard = (
        "Multidisciplinary rehabilitation necessitates individualised operationalisation of "
        "activity-contingent progression parameters notwithstanding symptomatic variability."
    )
    assert reading_ease(hard) < 0 < 90 < reading_ease("Sit down. Have a cup of tea.")


@each_card
def test_a_card_says_where_it_comes_from_and_how_sure_that_is(name):
    one = card(name)
    assert one.sources
    assert all(source.grade in GRADES and source.text for source in one.sources)
    assert any(source.url.startswith(("http://", "https://")) for source in one.sources)


@each_routine
def test_a_routine_has_a_caution_and_sources(name):
    one = routine(name, P)
    assert len(words_of(one.caution)) >= 15
    assert one.sources
    assert all(source.grade in GRADES for source in one.sources)
    assert one.breaths or (len(one.steps) >= 4 and all(step.seconds > 0 for step in one.steps))


@pytest.mark.parametrize("name", [*CARDS, *ROUTINES])
def test_no_text_blames_and_none_promises(name):
    if name in CARDS:
        text = text_of(card(name))
        assert not BLAME.search(text)
        assert not CLAIMS.search(text)
    if name in ROUTINES:
        one = routine(name, P)
        text = " ".join([one.about, one.caution, one.end, *(step.say for step in one.steps)])
        assert not BLAME.search(text)
        assert not CLAIMS.search(text)


def test_the_caution_of_the_muscles_names_what_the_leaflets_name():
    one = routine("muscles", P)
    for word in ("hurts", "painful", "heart", "epilepsy", "trauma"):
        assert word in one.caution
    holds = [(a.seconds, b.seconds) for a, b in pairwise(one.steps) if b.say.startswith("Let go")]
    assert set(holds) == {(P.relax_tense, P.relax_release)}


def test_what_nobody_read_again_is_not_shown_as_a_source():
    """The order of the senses and the minutes of a warm-up were written from memory."""
    for name in ("grounding", "warm-up", "cool-down", "body-scan"):
        assert NOT_CHECKED in {source.grade for source in routine(name, P).sources}


def test_a_routine_takes_as_long_as_one_wants():
    assert routine("warm-up", P).seconds == pytest.approx(P.relax_warm_up * 60)
    assert routine("grounding", P, 6).seconds == pytest.approx(360)
