"""In which measure an activity's quota is counted."""

from collections.abc import Mapping

from pacing_cli.model.activity import Activity
from pacing_cli.model.care import Agreement
from pacing_cli.model.quantity import MEASURES, Measure


def counted_in(activity: Activity, agreed: Agreement, days: Mapping[Measure, int]) -> Measure:
    """As agreed, else as the person set, else as logged on most days.

    `days`: on how many days each measure was written.
    """
    for amount in (agreed.ceiling, agreed.baseline, agreed.floor):
        if amount:
            return amount.measure
    if activity.measure:
        return activity.measure
    return max(MEASURES, key=lambda measure: (days.get(measure, 0), -MEASURES.index(measure)))
