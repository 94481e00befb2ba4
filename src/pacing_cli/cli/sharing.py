"""What is shared: the facts of one run, told to one audience by its list."""

from typing import TYPE_CHECKING, Any

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.near_words import did_you_mean
from pacing_cli.model.share import AUDIENCES, FIELDS, Audience, Share
from pacing_cli.wording.share import Facts, shared

if TYPE_CHECKING:
    from pacing_cli.cli.context import Pacing
    from pacing_cli.cli.days import Span


def read_audience(text: str) -> Audience:
    """Who; a beginning of the word is enough. Raises WordsNotUnderstood."""
    word = text.strip().casefold()
    found = [one for one in AUDIENCES if word and one.startswith(word)]
    if len(found) == 1:
        return found[0]
    raise WordsNotUnderstood(
        f'Nobody is called "{text}" here: it is {", ".join(AUDIENCES)}.'
        + did_you_mean(word, AUDIENCES)
    )


def read_field(text: str) -> str:
    """A field of the table. Raises WordsNotUnderstood."""
    word = text.strip().casefold().replace(" ", "_").replace("-", "_")
    if word in FIELDS:
        return word
    raise WordsNotUnderstood(
        f'There is no field "{text}": it is {", ".join(FIELDS)}.' + did_you_mean(word, FIELDS)
    )


def share_for(pacing: "Pacing", audience: Audience, span: "Span") -> Share:
    """What the audience is told of the span. What is not on its list is not even worked out."""
    from pacing_cli.storage.files_beside import load_lists

    fields = load_lists(pacing.home).get(audience, ())
    return shared(audience, fields, facts(pacing, span))


def facts(pacing: "Pacing", span: "Span") -> Facts:
    """Everything that could be told."""
    from pacing_cli.cli.advice import findings, outlook
    from pacing_cli.engine.days import days as run_of_days
    from pacing_cli.storage.files_beside import load_supports

    profile = pacing.settings.profile
    found = findings(pacing, span)
    entries = pacing.loaded(since=span.start).entries
    return Facts(
        name=profile.name,
        plan=outlook(pacing, pacing.today).plan,
        findings=found,
        days=run_of_days(entries, span.end, span.start),
        contingency=profile.contingency,
        supports=load_supports(pacing.home),
        tried=found.tried,
    )


def write_list(pacing: "Pacing", audience: Audience, fields: tuple[str, ...]) -> None:
    """Put the person's own list into `share.toml`; all else of the file stays."""
    from pacing_cli.storage.settings import edit_toml

    def change(file: dict[str, Any]) -> None:
        file.setdefault(audience, {})["fields"] = list(fields)

    edit_toml(pacing.home.share, change)
