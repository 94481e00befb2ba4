"""A person at the keyboard, with a home of their own."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pacing_cli.cli.app import app
from tests.cli.every_command import Shown, invented_person, show


class Person:
    """Types `pace …`, through the real application."""

    def __init__(self, home: Path, now: str) -> None:
        self.home = home
        self.now = now

    def pace(self, *words: str, typed: str | None = None) -> Result:
        """The answer to `pace WORDS`; `typed` is what is piped in."""
        front = ("--home", str(self.home), "--now", self.now)
        return CliRunner().invoke(app, [*front, *words], input=typed)

    def done(self, *words: str, typed: str | None = None) -> str:
        """What was said, by a call that ends well."""
        result = self.pace(*words, typed=typed)
        assert result.exit_code == 0, result.output
        return result.stdout

    def refused(self, *words: str, typed: str | None = None, code: int = 2) -> str:
        """What was said about the problem, by a call that writes nothing."""
        before = self.files()
        result = self.pace(*words, typed=typed)
        assert result.exit_code == code, result.output
        assert "Traceback" not in result.output
        assert self.files() == before
        return result.stderr

    def document(self, *words: str) -> dict[str, Any]:
        """The JSON document of a call that ends well."""
        return dict(json.loads(self.done("--json", *words)))

    def logged(self, *words: str) -> dict[str, Any]:
        """The one entry that `pace WORDS` wrote."""
        (entry,) = self.document(*words)["entries"]
        return dict(entry)

    def entries(self) -> list[dict[str, Any]]:
        """The whole journal, after amendments and withdrawals."""
        return list(self.document("list")["entries"])

    def files(self) -> dict[str, bytes]:
        """Every file of the home with its bytes."""
        return {
            str(path.relative_to(self.home)): path.read_bytes()
            for path in sorted(self.home.rglob("*"))
            if path.is_file()
        }


@pytest.fixture
def person(tmp_path: Path) -> Person:
    """It is Sunday, 8 March 2026, half past nine in the morning, in UTC."""
    return Person(tmp_path / "home", "2026-03-08T09:30")


@pytest.fixture(scope="session")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Shown]:
    """`answer(call, width=80, plain=False)`: what the invented person is told, asked for once."""
    folder = tmp_path_factory.mktemp("invented")
    home = invented_person(folder)

    @cache
    def asked(call: str, width: int, plain: bool) -> Shown:
        return show(home, call, width, plain=plain, beside=folder / "b")

    return lambda call, width=80, plain=False: asked(call, width, plain)
