"""Why an amount is not tried out."""

from pacing_cli.engine.progression.caps import LevelRefused
from pacing_cli.model.quantity import word_for
from pacing_cli.wording.quota import quota_sentence


def level_sentence(activity: str, refused: LevelRefused) -> str:
    """One sentence with the reason, and with what is possible."""
    level, limit = refused.level, refused.limit
    match refused.why:
        case "no_amount":
            return f"There is no amount of {activity} today that {level} could be tried beside."
        case "measure":
            return f"{activity} is counted as in {limit}, and {level} is something else."
        case "ceiling":
            return f"{level} is above the ceiling of {limit} that you agreed on."
        case "floor":
            return f"{level} is below the floor of {limit} that you agreed on."
        case "step":
            most = word_for(limit) if limit else ""
            return (
                f"{level} is more than one step above today's amount of {activity}: "
                f"{limit} is the most that can be tried now ({most})."
            )
        case "new":
            return f"{limit} of {activity} is new today: nothing above that is tried today."
        case "cap":
            return f"{level} is too far above what {activity} was 14 days ago: {limit} at most."
        case "reason":
            why = quota_sentence(refused.reason) if refused.reason else ""
            return f"{level} is above today's amount, and now is no time for more. {why}"
