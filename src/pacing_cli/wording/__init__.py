"""Every sentence about advice. Each module answers one question; none of them draws anything.

What is asked for here is loaded when it is asked for: the receipt of `pace log`
needs none of the reasons. No module has the name of a function given here: an
imported module would take its place.
"""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pacing_cli.wording.notices import sentence as sentence
    from pacing_cli.wording.quota_short import short as short
    from pacing_cli.wording.sources import source as source
    from pacing_cli.wording.sums import arithmetic as arithmetic
    from pacing_cli.wording.sums import would_change as would_change

_WHERE: Final = {
    "arithmetic": "sums",
    "sentence": "notices",
    "short": "quota_short",
    "source": "sources",
    "would_change": "sums",
}


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
