"""Every sentence about advice. Each module answers one question; none of them draws anything.

What is asked for here is loaded when it is asked for: the receipt of `pace log`
needs none of the reasons.
"""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pacing_cli.wording.arithmetic import arithmetic as arithmetic
    from pacing_cli.wording.change import would_change as would_change
    from pacing_cli.wording.reasons import sentence as sentence
    from pacing_cli.wording.short import short as short
    from pacing_cli.wording.source import source as source

_WHERE: Final = {
    "arithmetic": "arithmetic",
    "sentence": "reasons",
    "short": "short",
    "source": "source",
    "would_change": "change",
}


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
