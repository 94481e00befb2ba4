"""Options that several commands take, written down once."""

from collections.abc import Callable, Mapping
from inspect import Parameter, Signature, signature
from typing import Any


def taking(options: Mapping[str, Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command these options, by name, beside what it names itself: several can share them.

    The command gets them as keywords; Typer reads the signature that is put together here.
    """

    def with_options(command: Callable[..., None]) -> Callable[..., None]:
        own = [one for one in signature(command).parameters.values() if one.kind != one.VAR_KEYWORD]
        more = [
            Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=option)
            for name, option in options.items()
        ]
        command.__signature__ = Signature([*own, *more])  # type: ignore[attr-defined]
        command.__annotations__ = {one.name: one.annotation for one in (*own, *more)}
        return command

    return with_options
