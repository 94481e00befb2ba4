"""`pace completion`: the Tab key, in bash, zsh, fish and PowerShell."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final

import typer

from pacing_cli.app.run import Run
from pacing_cli.cli.completion.answer import SHELLS
from pacing_cli.errors import CouldNotWrite, WordsNotUnderstood
from pacing_cli.model.text import did_you_mean
from pacing_cli.model.value import Value
from pacing_cli.storage.paths import shipped_file

ShellArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="[SHELL]", help=("bash, zsh, fish or powershell. Default: the one in use.")
    ),
]
InstallOption = Annotated[
    bool, typer.Option("--install", help="Save it where the shell looks for it.")
]


def completion(
    ctx: typer.Context, shell: ShellArgument = None, install: InstallOption = False
) -> None:
    """Complete commands, options, and your own activities, tags and goals with the Tab key.

    pace completion bash prints the script. pace completion bash --install saves it for your
    shell, and shows where. Your own words come from your files, and no file changes.
    """
    output = Run.of(ctx).output
    name = shell_named(shell)
    if not install:
        text = script(name)
        document = {"schema": "pace/completion/1", "shell": name, "script": text}
        output.document(document) if output.json else print(text, end="")
        return
    told = installed(name)
    output.say(*told.lines)
    if output.json:
        output.document(
            {"schema": "pace/completion/1", "shell": name, "written": list(told.written)}
        )


# The script of each shell, and its usual place. What is there already is not written again.


_SCRIPTS: Final = Path(__file__).parents[1] / "completion" / "scripts"
_FILES: Final[Mapping[str, str]] = {
    "bash": "pace.bash", "zsh": "pace.zsh", "fish": "pace.fish", "powershell": "pace.ps1",
}  # fmt: skip
_ALSO: Final[Mapping[str, str]] = {"pwsh": "powershell", "ps1": "powershell"}
_BASH_COMPLETION: Final = (
    "/usr/share/bash-completion/bash_completion",
    "/usr/local/share/bash-completion/bash_completion",
    "/opt/homebrew/share/bash-completion/bash_completion",
    "/etc/bash_completion",
)
_BY_HAND: Final = (
    "Only PowerShell knows where its profile is, so nothing was saved.",
    "Open it with: notepad $PROFILE\nand add this line: "
    "pace completion powershell | Out-String | Invoke-Expression",
)


class Installed(Value):
    """What was written, and what is said about it."""

    written: tuple[str, ...]
    lines: tuple[str, ...]


def shell_named(text: str | None) -> str:
    """The shell of that name; without one, the shell in use. Raises WordsNotUnderstood."""
    word = Path(text or os.environ.get("SHELL", "")).name.casefold()
    word = _ALSO.get(word, word)
    if word in SHELLS:
        return word
    if not text:
        raise WordsNotUnderstood(
            "Which shell?", f"One of: {', '.join(SHELLS)}. pace completion bash"
        )
    raise WordsNotUnderstood(
        f'pace has no script for "{text}".{did_you_mean(word, SHELLS)}',
        f"There are: {', '.join(SHELLS)}.",
    )


def script(shell: str) -> str:
    """The script of one of SHELLS."""
    return shipped_file(_SCRIPTS / _FILES[shell])


def installed(shell: str) -> Installed:
    """Put the script where the shell finds it. Raises CouldNotWrite, or where that is not known.

    Raises WordsNotUnderstood.
    """
    if shell == "powershell":
        raise WordsNotUnderstood(*_BY_HAND)
    place = _place(shell)
    try:
        changed = [place] if _written(place, script(shell)) else []
        rc = _needs_a_line(shell)
        if rc and _line_added(rc, place):
            changed.append(rc)
    except OSError as error:
        raise CouldNotWrite(
            f"pace could not save {error.filename or place}: {error.strerror}.",
            f"By hand: pace completion {shell} > FILE, in the folder where {shell} looks for such "
            "files.",
        ) from error
    return Installed(tuple(map(str, changed)), _told(shell, place, changed))


def _told(shell: str, place: Path, changed: list[Path]) -> tuple[str, ...]:
    if not changed:
        return (f"Nothing to do: {place} is up to date.",)
    return (
        *(f"Saved: {path}" for path in changed),
        f"It works in every new {shell}. Type pace and a space, then press Tab.",
    )


def _place(shell: str) -> Path:
    home = Path.home()
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share")
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    return {
        "bash": data / "bash-completion/completions/pace",
        "zsh": data / "zsh/site-functions/_pace",
        "fish": config / "fish/completions/pace.fish",
    }[shell]


def _needs_a_line(shell: str) -> Path | None:
    """The start file of a shell that does not look into that place by itself."""
    if shell == "zsh":
        return Path(os.environ.get("ZDOTDIR") or Path.home()) / ".zshrc"
    if shell == "bash" and not any(map(os.path.exists, _BASH_COMPLETION)):
        return Path.home() / ".bashrc"
    return None


def _written(place: Path, text: str) -> bool:
    """False where the file holds just that already."""
    if place.is_file() and place.read_text(encoding="utf-8", errors="replace") == text:
        return False
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    return True


def _line_added(rc: Path, place: Path) -> bool:
    """One line at the end of the start file, unless the place is named there already."""
    before = rc.read_text(encoding="utf-8", errors="replace") if rc.is_file() else ""
    if str(place) in before:
        return False
    with rc.open("a", encoding="utf-8") as file:
        start = "" if not before or before.endswith("\n") else "\n"
        file.write(f"{start}source {_quoted(str(place))}  # the Tab key for pace\n")
    return True


def _quoted(path: str) -> str:
    from shlex import quote

    return quote(path)
