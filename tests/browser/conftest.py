"""A person at the keyboard, as in the tests of the commands."""

from tests.cli.conftest import person as person
