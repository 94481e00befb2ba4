"""`pace visit`: a therapy session, where one report ends and the next begins."""

import typer

from pacing_cli.cli.context import Pacing
from pacing_cli.cli.entering import enter
from pacing_cli.cli.options import FREE_WORDS, WordsArgument
from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.entry import VISIT

CONTEXT = FREE_WORDS


def visit(ctx: typer.Context, words: WordsArgument = None) -> None:
    """Mark a therapy session; the next report begins there.

    pace visit done

    pace visit done yesterday 14:00 with Ann
    """
    if not words or words[0].lower() != "done":
        raise WordsNotUnderstood("After visit comes done, such as: pace visit done yesterday.")
    enter(Pacing.of(ctx), words, VISIT)
