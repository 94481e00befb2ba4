"""The version of the rules."""

from typing import Final

ENGINE_VERSION: Final = 5
"""Changes whenever the same journal would be given other advice."""
