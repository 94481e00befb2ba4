"""`pace/flare_plan/1`: the flare plan for programs."""

from collections.abc import Sequence
from datetime import date

from pacing_cli.exporters.values import Document, as_json
from pacing_cli.model.findings import TriggerDays
from pacing_cli.model.profile import Profile


def flare_plan_document(
    profile: Profile, counts: Sequence[TriggerDays], due: date | None, today: date
) -> Document:
    """Everything that is written, the counts, and when it is worth another look."""
    plan = profile.flare_plan
    return {
        "schema": "pace/flare_plan/1",
        "contingency": list(profile.contingency),
        **{key: as_json(getattr(plan, key)) for key in ("helps", "drop", "who", "call", "signs")},
        "triggers": [
            {"step": plan.triggers[one.name], **{k: as_json(v) for k, v in one._asdict().items()}}
            for one in counts
        ],
        "coping": as_json(profile.coping),
        "read_on": as_json(plan.read_on),
        "read_again": as_json(due),
        "due": bool(due and due <= today),
    }
