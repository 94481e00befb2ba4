"""How a part that was left out at the installing comes in: the same words for all of them."""

from typing import Final

EXTRAS: Final = {"charts": "matplotlib", "pdf": "weasyprint", "watch": "fitdecode gpxpy"}
"""Each extra with the libraries in it."""


def to_install(extra: str) -> str:
    """Two ways, as the program itself was installed by one of them."""
    return (
        f'To install it: pip install "pacing-cli[{extra}]", '
        f"or with pipx: pipx inject pacing-cli {EXTRAS[extra]}."
    )
