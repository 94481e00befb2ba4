"""How easily the program is read: the length of its sentences and words, over the whole catalogue.

The figures are those of the voice guide: sentences of 8 words on average, and a school grade of 2
by Flesch and Kincaid. Every sentence of the catalogue counts, also those that no answer in the
tests happens to print.
"""

import re
from statistics import mean

import pytest
from release.translation.package import all_sentences

from tests.storage.test_shipped_texts import syllables

LONGEST = 22
"""Words in one sentence, at most."""
MEAN_WORDS = 9.0
GRADE = 2.5
"""Flesch and Kincaid: 0.39 words a sentence + 11.8 syllables a word - 15.59."""
SHARE_OVER_15 = 0.07
"""Of all sentences, those with more than 15 words."""
REFERENCE = ("model/parameter_table.py", "wording/sources.py", "wording/support.py")
"""Names of sources and works, which keep their own words."""
FORMULAS = "wording/patterns.py"
"""`pace patterns --explain`: the formulas, for whoever checks them."""


def sentences(text: str) -> list[str]:
    """What ends like a sentence and has 4 words or more; a placeholder counts as one word."""
    text = re.sub(r"\{[^}]*\}", "7", text)
    return [
        found.strip()
        for line in text.split("\n")
        for found in re.findall(r"[^.?!]+[.?!]+(?=\s|$)", line)
        if len(found.split()) >= 4
    ]


@pytest.fixture(scope="module")
def said() -> list[tuple[str, str]]:
    """File and sentence, for every sentence of the program."""
    return [
        (one.place.file, sentence)
        for one in all_sentences()
        for text in (one.text, one.more)
        for sentence in sentences(text)
        if one.place.file not in REFERENCE
    ]


def words(sentence: str) -> list[str]:
    return re.findall(r"[\w'’-]+", sentence)


def grade(all_of_them: list[str]) -> float:
    every = [word for one in all_of_them for word in words(one)]
    return (
        0.39 * len(every) / len(all_of_them)
        + 11.8 * sum(map(syllables, every)) / len(every)
        - 15.59
    )


def test_no_sentence_is_longer_than_one_breath(said: list[tuple[str, str]]) -> None:
    """A colon ends a thought as well: what follows it is a list, a value or a command."""
    long = [
        (file, part)
        for file, sentence in said
        for part in re.split(r"[:;]\s", sentence)
        if len(part.split()) > LONGEST and file != FORMULAS
    ]
    assert long == []


def test_sentences_are_short_on_average(said: list[tuple[str, str]]) -> None:
    lengths = [len(sentence.split()) for _, sentence in said]

    assert len(lengths) > 1500
    assert mean(lengths) <= MEAN_WORDS
    assert sum(length > 15 for length in lengths) / len(lengths) <= SHARE_OVER_15


def test_the_school_grade_is_no_harder_than_the_guide_says(said: list[tuple[str, str]]) -> None:
    assert grade([sentence for _, sentence in said]) <= GRADE


def test_the_measure_can_say_no() -> None:
    hard = (
        "Multidisciplinary rehabilitation necessitates individualised operationalisation of "
        "activity-contingent progression parameters notwithstanding symptomatic variability."
    )
    assert grade([hard]) > 20 > GRADE > grade(["Sit down. Have a cup of tea with a friend."])
