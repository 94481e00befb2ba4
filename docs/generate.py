"""Docs: writes the pages that the program itself knows best.

`generate.py` writes `reference/parameters.md`, `commands.md` and `reasons.md`, the
pictures in `screens/`, and the list of options that the Tab key reads.
`generate.py --check` compares them and ends with 1 where one is out of date.
`generate.py --examples` also renews the answers in the examples of all pages.
"""

import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import fill
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.cli.words.lines import EVENING, SPOKEN  # noqa: E402
from typer.main import get_command  # noqa: E402

from docs import examples, pictures, reasons_page  # noqa: E402 - only after the path is set
from pacing_cli.app.receipts import when_told  # noqa: E402
from pacing_cli.cli import app as tree  # noqa: E402
from pacing_cli.cli.commands.texts import completion_list  # noqa: E402
from pacing_cli.cli.completion.answer import LIST  # noqa: E402
from pacing_cli.cli.tree import load  # noqa: E402
from pacing_cli.model.entry import Entry  # noqa: E402
from pacing_cli.model.parameter_table import NOT_CHECKED, PARAMETERS, Parameter  # noqa: E402
from pacing_cli.model.quantity import tidy  # noqa: E402
from pacing_cli.storage.shipped import topic  # noqa: E402
from pacing_cli.wording.receipt import told  # noqa: E402

PARAMETERS_PAGE, COMMANDS_PAGE, REASONS_PAGE = examples.GENERATED
SHORTHAND_PAGE = "docs/reference/shorthand.md"
_TABLE = (
    "<!-- From here to the end mark docs/generate.py writes, from tests/cli/words/lines.py. -->"
)
_TABLE_END = "<!-- end of the table -->"
_COMMANDS = "pacing_cli.cli.commands"
_WIDTH = 80
_BY_HAND = "<!-- Written by docs/generate.py. Change the program, then run `make docs`. -->"

_GLOBAL = """
Global options stand before or behind the command. `NO_COLOR` takes the colour away alone,
`TERM=dumb` asks for plain lines like `--plain`. The [Tab key](../how-to/completion.md) fills
in commands, options and your own words.
""".splitlines()

GRADES: Mapping[str, str] = {
    "T": "a trial",
    "G": "a guideline",
    "O": "an observational or measurement study",
    "C": "a convention: leaflets and courses use it, no trial has tested it",
    "S": "a simulation, by this project if no other source is named; order of magnitude only",
    "D": "a decision of this project; no published number was found",
    "memory": f"{NOT_CHECKED}",
}
GROUPS: Mapping[str, str] = {
    "baseline": "Baseline: where an activity starts",
    "progress": "Progression: when and how a quota is raised",
    "pain": "Pain: what still counts as tolerated",
    "flare": "Flares: onset, recovery, names",
    "scaleback": "Scale-back and the way back",
    "restart": "After silence",
    "pause": "Pauses",
    "reach": "Whether an amount is kept up",
    "swing": "Swings from day to day",
    "boom": "Days of much more",
    "bust": "Days of much less",
    "under": "Quiet weeks",
    "shift": "Whether the usual level moved",
    "energy": "Energy in envelope mode",
    "warn": "Early signs: a pattern in the log",
    "ready": "A check-in beside the own usual",
    "logging": "How much to log",
    "assoc": "What goes together with what",
    "payback": "The days after doing more than usual",
    "map": "Times of day and days of the week",
    "relief": "Relief",
    "meds": "Medicine days",
    "doctor": "For the doctor",
    "pem": "Asking again",
    "missing": "Missing days",
    "mcid": "When a change is large enough to speak of",
    "gas": "Goals: the T-score",
    "peg": "Three questions: when again",
    "psfs": "Own activities: when again",
    "review": "Reviews",
    "report": "The report",
    "try": "Experiments",
    "sched": "The schedule",
    "timer": "The timer",
    "relax": "Calm",
}


def main(arguments: list[str]) -> int:
    """Write or check the pages; the exit code."""
    missing = [row.name for row in tree.COMMANDS if not find_spec(f"{_COMMANDS}.{row.module}")]
    if missing:
        print(f"The command tree names commands that have no file yet: {', '.join(missing)}.")
        return 1
    fresh = {ROOT / name: text for name, text in _fresh().items()}
    fresh[LIST] = completion_list(get_command(tree.app))
    if "--check" in arguments:
        stale = [page.relative_to(ROOT) for page, text in fresh.items() if _text(page) != text]
        if stale:
            print(f"Out of date, `make docs` writes it anew: {', '.join(map(str, stale))}.")
        return int(bool(stale))
    for page, text in fresh.items():
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
    if "--examples" in arguments:
        for page in examples.pages():
            with TemporaryDirectory() as folder:
                page.write_text(examples.renewed(page, Path(folder)), encoding="utf-8")
    return 0


def _fresh() -> dict[str, str]:
    """Every generated file by its path from the root, as it has to be."""
    return {
        PARAMETERS_PAGE: parameters_page(),
        COMMANDS_PAGE: commands_page(),
        SHORTHAND_PAGE: shorthand_page(),
        REASONS_PAGE: f"{_BY_HAND}\n{reasons_page.page()}",
        **pictures.pictures(),
    }


def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8") if page.is_file() else ""


def shorthand_page() -> str:
    """The page on the shorthand, with the spoken lines of the tests in its table."""
    before, _, rest = _text(ROOT / SHORTHAND_PAGE).partition(_TABLE)
    after = rest.partition(_TABLE_END)[2]
    return f"{before}{_TABLE}\n\n{_spoken_lines()}\n{_TABLE_END}{after}"


def _spoken_lines() -> str:
    """Each spoken line with its entry: it is Sunday 8 March 2026, 21:30."""
    rows = ["| you type | pace logs |", "|---|---|"]
    for line, moment, kind, fields in SPOKEN:
        at = datetime.fromisoformat(moment).replace(tzinfo=UTC) if moment else EVENING.now
        entry = Entry("", kind, at, "UTC", at, fields)
        typed = line.replace("\u00a0", " ")
        rows.append(f"| `{typed}` | {told(entry)}, {when_told(entry, EVENING.now.date())} |")
    return "\n".join(rows) + "\n"


def parameters_page() -> str:
    """Every number of the engine, in groups, with grade and source."""
    return "\n".join(_parameter_lines()) + "\n"


def _parameter_lines() -> Iterator[str]:
    yield _BY_HAND
    yield "# Parameters"
    yield ""
    yield (
        "Every number that the advice rests on. You or your therapist may choose another inside "
        "the range: in `profile.toml`, in the table `[parameters]` "
        "([settings](settings.md#parameters)). `pace why` shows which numbers were used."
    )
    yield ""
    yield "The grade says how well a number is founded. Most of them are not, and we say so."
    yield ""
    yield "| grade | what stands behind the number |"
    yield "|---|---|"
    yield from (f"| {grade} | {meaning} |" for grade, meaning in GRADES.items())
    for group, title in _groups().items():
        yield ""
        yield f"## {title}"
        yield ""
        yield "| name | what it is | default | range | unit | grade | source |"
        yield "|---|---|---|---|---|---|---|"
        yield from (_row(each) for each in PARAMETERS if each.name.partition(".")[0] == group)


def _groups() -> dict[str, str]:
    names = dict.fromkeys(each.name.partition(".")[0] for each in PARAMETERS)
    return {name: GROUPS.get(name, name.capitalize()) for name in names}


def _row(each: Parameter) -> str:
    low, high = tidy(each.low), tidy(each.high)
    span = f"{low} to {high}" if low != high else "fixed"
    source = NOT_CHECKED if each.grade == "memory" else each.source
    cells = (
        f"`{each.name}`",
        each.meaning,
        tidy(each.default),
        span,
        each.unit,
        each.grade,
        source,
    )
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"


def commands_page() -> str:
    """The whole command tree, each command with its own help."""
    return "\n".join(_command_lines()) + "\n"


def _command_lines() -> Iterator[str]:
    root = get_command(tree.app)
    yield _BY_HAND
    yield "# Commands"
    yield ""
    yield "What `pace COMMAND --help` says, on one page. The words of `pace log` and `pace check`"
    yield "are in [the shorthand](shorthand.md)."
    yield ""
    yield from _help(root, None, "pace")
    yield from _GLOBAL
    yield from _exit_codes()
    panel = ""
    for row in tree.COMMANDS:
        if row.panel != panel:
            panel = row.panel
            yield ""
            yield f"## {panel}"
        yield ""
        yield f"### pace {row.name}"
        yield ""
        yield from _all_help(load(row), root, row.name)


def _exit_codes() -> Iterator[str]:
    """As `pace help exit-codes` says it."""
    for part in topic("exit-codes").parts:
        if part.lines:
            yield from ("", "| exit code | |", "|---|---|")
            yield from (f"| {code} | {meaning} |" for code, meaning in part.lines)
            yield ""
        elif part.text.startswith("With"):
            yield from fill(part.text, 92).splitlines()


def _all_help(command: Any, root: Any, name: str) -> Iterator[str]:
    """The help of a command, and of those below it."""
    with root.make_context("pace", [], resilient_parsing=True) as above:
        yield from _help(command, above, name)
        for below_name, below in getattr(command, "commands", {}).items():
            with command.make_context(name, [], parent=above, resilient_parsing=True) as middle:
                yield ""
                yield f"#### pace {name} {below_name}"
                yield ""
                yield from _help(below, middle, below_name)


def _help(command: Any, above: Any, name: str) -> Iterator[str]:
    """The plain form of a command's help, 80 columns wide."""
    command.rich_markup_mode = None
    with command.make_context(name, [], parent=above, resilient_parsing=True) as context:
        context.terminal_width = context.max_content_width = _WIDTH
        yield "```text"
        yield from (line.rstrip() for line in command.get_help(context).splitlines())
        yield "```"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
