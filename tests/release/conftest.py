"""The sentences of the program, read once for all that look at them."""

import pytest
from release.translation.package import all_sentences
from release.translation.sentence import Said


@pytest.fixture(scope="session")
def sentences() -> tuple[Said, ...]:
    """Every sentence, in the order of files and lines."""
    return all_sentences()
