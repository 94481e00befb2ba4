"""The words of one entry, one after the other, and the rest of the line."""

import re
from collections.abc import Sequence
from typing import Final

from pacing_cli.model.value import Value

# A quote opens only where a word begins and closes only where one ends, so that
# `it's` and `dad's` are words like any other.
_WORD: Final = r"\"([^\"]*)\"(?=\s|$)|'([^']*)'(?=\s|$)|(\S+)"
_IN_QUOTES: Final = (1, 2)
OPTION: Final = "--"


class Token(Value):
    """One word. `end` is where it ends in the line; for arguments its number and one."""

    text: str
    end: int
    quoted: bool = False
    """It stood in quotes in a line: a name, whatever it says."""

    @property
    def is_option(self) -> bool:
        """`--pain`, `--pain=4`; a single dash counts too, so that it is never read as a name."""
        return self.text.startswith("-") and len(self.text) > 1


class Tokens:
    """The words of an entry, read from the left, with a look ahead."""

    def __init__(self, tokens: Sequence[Token], line: str | None) -> None:
        self._given = tokens
        self._tokens = list(tokens)
        self._line = line
        self._at = 0

    def again(self) -> "Tokens":
        """The same words from the first one on, as they were given."""
        return Tokens(self._given, self._line)

    @classmethod
    def of_line(cls, line: str) -> "Tokens":
        """The words of a line of a file; quotes hold a name with spaces together."""
        found = re.finditer(_WORD, line)
        words = [
            Token(next(filter(None, m.groups()), ""), m.end(), m.lastindex in _IN_QUOTES)
            for m in found
        ]
        return cls([word for word in words if word.text.strip()], line)

    @classmethod
    def of_arguments(cls, arguments: Sequence[str]) -> "Tokens":
        """The words of a command line, which the shell has already told apart."""
        return cls(
            [Token(text, end) for end, text in enumerate(arguments, 1) if text.strip()], None
        )

    def with_more(self, words: Sequence[str]) -> "Tokens":
        """The same words as they were given, and more behind them."""
        if self._line is not None:
            return Tokens.of_line(" ".join((self._line, *words)))
        return Tokens.of_arguments([*(token.text for token in self._given), *words])

    def peek(self, ahead: int = 0) -> Token | None:
        """The next word, or one further on; None behind the end."""
        place = self._at + ahead
        return self._tokens[place] if place < len(self._tokens) else None

    def take(self, count: int = 1) -> Token:
        """Step over words and give the last of them."""
        self._at += count
        return self._tokens[self._at - 1]

    def ahead(self, most: int) -> list[str]:
        """The texts of the next words."""
        return [token.text for token in self._tokens[self._at : self._at + most]]

    def around(self) -> tuple[list[str], list[str]]:
        """The texts of the words that were taken, and of those that were not."""
        texts = [token.text for token in self._tokens]
        return texts[: self._at], texts[self._at :]

    def drop_commas(self, before: str) -> None:
        """Remove the commas at the ends of the following words, up to the word `before`.

        People and dictation programs write them. After that word comes the person's own text.
        """
        for place in range(self._at, len(self._tokens)):
            token = self._tokens[place]
            if token.text.lower().lstrip("-").partition("=")[0] == before:
                return
            self._tokens[place] = token._replace(text=token.text.rstrip(",;") or token.text)

    def split_next(self) -> bool:
        """Take the next argument apart at its spaces; False if there are none to part it at.

        The shell keeps `"pain 3-4"` together, and so do people. In a line of a file
        a quote is meant.
        """
        token = self._tokens[self._at]
        parts = token.text.split()
        if self._line is not None or len(parts) < 2:
            return False
        self._tokens[self._at : self._at + 1] = [Token(part, token.end) for part in parts]
        return True

    def rest(self) -> str:
        """Everything behind the last word that was taken, as it was written. It is taken."""
        left = self._tokens[self._at :]
        begin = self._tokens[self._at - 1].end if self._at else 0
        self._at = len(self._tokens)
        if self._line is not None:
            return self._line[begin:].strip()
        return " ".join(token.text for token in left).strip()
