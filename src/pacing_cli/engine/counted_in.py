"""In which measure an activity's quota is counted."""

from collections import Counter
from collections.abc import Iterable, Mapping

from pacing_cli.model.activity import Activity
from pacing_cli.model.care import Agreement
from pacing_cli.model.quantity import MEASURES, Measure


def counted_in(
    activity: Activity, agreed: Agreement, totals: Iterable[Mapping[Measure, float]]
) -> Measure:
    """As agreed, else as the person set, else as logged on most days."""
    for amount in (agreed.ceiling, agreed.baseline, agreed.floor):
        if amount:
            return amount.measure
    if activity.measure:
        return activity.measure
    days = Counter(measure for total in totals for measure in total)
    return max(MEASURES, key=lambda measure: (days[measure], -MEASURES.index(measure)))
