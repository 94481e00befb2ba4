"""`pace completion`: the Tab key, in bash, zsh, fish and PowerShell."""

from typing import Annotated

import typer

from pacing_cli.app.run import Run

ShellArgument = Annotated[
    str | None,
    typer.Argument(metavar="[SHELL]", help="bash, zsh, fish or powershell; else the one in use."),
]
InstallOption = Annotated[
    bool, typer.Option("--install", help="Write it where the shell looks for it.")
]


def completion(
    ctx: typer.Context, shell: ShellArgument = None, install: InstallOption = False
) -> None:
    """Let the Tab key fill in commands, options, and your own activities, tags and goals.

    pace completion bash prints the script; pace completion bash --install puts it in its place
    and says where. What is filled in is read from your files, and changes nothing.
    """
    from pacing_cli.cli.completion.install import installed, script, shell_named

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
