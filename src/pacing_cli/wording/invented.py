"""Words for invented lives: the people's ways of living, and what is said beside the figures."""

from typing import Final

from pacing_cli.simulation.people import Way

WAY_WORDS: Final[dict[Way, str]] = {
    "plan": "by the plan",
    "possible": "what feels possible",
    "fixed": "10 % more a week, whatever happens",
    "rest": "rest",
    "oracle": "somebody who knows the capacity",
}
INVENTED: Final = (
    "Nobody real stands behind these figures. An invented body, with rules that were made up "
    "for this program, lives through the same luck five times."
)
ONE_LIFE: Final = (
    "One life says little: another --seed is another one. The means of many lives, "
    "and what this model leaves out, stand in the project's docs, in explanation/evidence.md."
)
BAD_DAY: Final = "A bad day here: pain two points or more above this person's usual."
