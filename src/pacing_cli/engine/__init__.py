"""The pacing engine. It maps values to values, without a clock, a disk or random numbers."""

from typing import Final

ENGINE_VERSION: Final = 5
"""The version of the rules: changes whenever the same journal would be given other advice."""
