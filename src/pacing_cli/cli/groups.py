"""A command with commands below it, and a help that has room on a narrow terminal."""

from typing import Any, Final

import typer
from typer.core import TyperGroup

_A_WHOLE_SENTENCE: Final = 400
_NARROW: Final = 50
_Context: Any = TyperGroup.context_class


class _Folding(_Context.formatter_class):  # type: ignore[misc]
    """On a narrow terminal a long option stands on a line of its own, above what it means."""

    def write_dl(self, rows: Any, col_max: int = 30, col_spacing: int = 2) -> None:
        """A list of words and what they mean."""
        most = self.width // 3 if self.width < _NARROW else col_max
        super().write_dl(rows, min(col_max, most), col_spacing)


class _Folded(_Context):  # type: ignore[misc]
    formatter_class = _Folding


class Group(TyperGroup):
    """Its help says what each command below it does, in a whole sentence."""

    context_class = _Folded

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command, with the same folding."""
        found = super().get_command(ctx, cmd_name)
        if found is not None:
            found.context_class = _Folded
        return found

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The list of commands in plain text, folded and never cut off."""
        below = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [
            (name, one.get_short_help_str(_A_WHOLE_SENTENCE))
            for name, one in below
            if one and not one.hidden
        ]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def group(about: str, cls: type[Group] = Group) -> typer.Typer:
    """A command with commands below it, which can also be called by itself."""
    return typer.Typer(
        cls=cls,
        help=about,
        invoke_without_command=True,
        no_args_is_help=False,
        add_completion=False,
        rich_markup_mode=None,
    )
