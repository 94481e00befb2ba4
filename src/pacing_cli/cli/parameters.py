"""Read and describe the parameters of commands in the same way with every version of Typer.

Typer converts what was typed through pydantic from 0.29 on, which takes longer to load than the
rest of a call. Here words stay as they were typed, and numbers are read and refused in sentences
of our own. Usage lines and the names of arguments are written here, because they differ as well.
"""

from collections.abc import Iterable, Mapping
from math import isfinite
from pathlib import Path
from types import MethodType
from typing import Any, Final, get_args

from pacing_cli.errors import WordsNotUnderstood
from pacing_cli.model.text import shown

_KINDS: Final[Mapping[str, type]] = {
    "str": str, "int": int, "float": float, "boolean": bool,
    "path": Path, "file": Path, "directory": Path,
}  # fmt: skip
"""By the first word of what Typer calls its types, up to 0.28."""


class Settled:
    """Mixin for a command of Typer: its parameters are read and described in our way."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters with `--help`."""
        found: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        settle(one for one in found if "process_value" not in vars(one))
        return found


def settle(parameters: Iterable[Any]) -> None:
    """Give each parameter our reading of a value; arguments our usage line as well."""
    for one in parameters:
        one.process_value = MethodType(_value, one)
        if one.param_type_name == "argument":
            one.get_usage_pieces = MethodType(_usage, one)
            one.display_type_rich = MethodType(_no_type, one)


def see_help(ctx: Any) -> str:
    """Where to read what a command takes."""
    return f"To see what you can type there: {ctx.command_path} --help" if ctx else ""


def _value(parameter: Any, ctx: Any, typed: Any) -> Any:
    """The value for the command. Raises WordsNotUnderstood for what is no number or missing."""
    several = parameter.multiple or parameter.nargs != 1
    if parameter.required and (typed is None or (several and not typed)):
        raise _missing(parameter, ctx)
    if several:
        value: Any = tuple(_read(parameter, ctx, one) for one in typed or ())
    else:
        value = None if typed is None else _read(parameter, ctx, typed)
    return parameter.callback(ctx, parameter, value) if parameter.callback else value


def _read(parameter: Any, ctx: Any, typed: Any) -> Any:
    kind, limits = _kind(parameter)
    if kind in (int, float):
        return _number(parameter, ctx, typed, kind, limits)
    return Path(typed) if kind is Path else typed


def _kind(parameter: Any) -> tuple[type, Any]:
    """What kind of value it takes, and where its limits are."""
    described = getattr(parameter, "type_descriptor", None)
    if described is None:  # up to 0.28
        return _KINDS[parameter.type.name.split(" ")[0]], parameter.type
    kind = described.annotation
    return (get_args(kind) or (kind,))[0], parameter


def _number(parameter: Any, ctx: Any, typed: Any, kind: type, limits: Any) -> int | float:
    low, high = getattr(limits, "min", None), getattr(limits, "max", None)
    try:
        number: int | float = kind(typed)
        if isfinite(number) and (low is None or high is None or low <= number <= high):
            return number
    except ValueError:
        pass
    what = "a whole number" if kind is int else "a number"
    between = "" if low is None or high is None else f" from {low} to {high}"
    raise WordsNotUnderstood(
        f"{parameter.opts[0]} takes {what}{between}, not {shown(str(typed))}.", see_help(ctx)
    )


def _missing(parameter: Any, ctx: Any) -> WordsNotUnderstood:
    word = parameter.metavar or parameter.name.upper()
    about = f": {parameter.help}" if getattr(parameter, "help", None) else "."
    return WordsNotUnderstood(f"{word} is missing{about}", see_help(ctx))


def _usage(parameter: Any, ctx: Any) -> list[str]:  # noqa: ARG001 (Typer's signature)
    word = parameter.metavar or parameter.name
    if word.startswith("["):
        return [word]
    return [f"{{{word}}}" if parameter.required else f"[{word}]"]


def _no_type(parameter: Any, ctx: Any) -> None:
    """No `<list[str]>` behind the name of an argument."""
