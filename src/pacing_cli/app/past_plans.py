"""Repeat a past day's plan, from what was known then or from what is known now."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from pacing_cli.app.day_input import so_far
from pacing_cli.app.evaluation import evaluate
from pacing_cli.app.experiments import kept as experiments
from pacing_cli.app.run import Run
from pacing_cli.engine import ENGINE_VERSION
from pacing_cli.engine.advise import advise
from pacing_cli.engine.ahead import QuotaDifference, Replayed, Said, differences, said
from pacing_cli.engine.days import days as run_of_days
from pacing_cli.exporters.json.plan import plan_document
from pacing_cli.model.evaluation import EvaluationInput
from pacing_cli.model.quantity import MEASURES, Amount

_COMPARED = ("activity", "measure", "quota", "baseline", "decision")
"""What is compared of a kept quota; the words may have become others."""


def replayed(run: Run, day: date) -> Replayed:
    """The plan for a past day again.

    From what was written down by the moment at which the last plan for that day was
    shown on it; where none was kept, by the end of that day.
    """
    end = min(_end_of(run, day), run.now)
    kept = _kept(run, day, end)
    until = datetime.fromisoformat(str(kept["shown"])) if kept else end
    loaded = run.journal.entries(until=until, noted_until=until)
    seen = [entry for entry in loaded.entries if entry.day <= day]
    hours = so_far(run, day, seen, until)
    started = tuple(one.started for one in experiments(seen))
    given = EvaluationInput(
        run_of_days(seen, day), run.settings, day, so_far=hours, experiments=started
    )
    plan = advise(given).plan
    if kept is None:
        return Replayed(plan, until, len(seen), ENGINE_VERSION, None, None)
    then, now = kept["plan"], plan_document(plan)
    assert isinstance(then, dict)
    return Replayed(
        plan,
        until,
        len(seen),
        ENGINE_VERSION,
        _whole(kept.get("engine")),
        _numbers(then) == _numbers(now),
        differences(_said_then(then), said(plan)),
        _had_seen(kept, len(loaded.entries)),
    )


def then_and_now(run: Run, day: date) -> tuple[QuotaDifference, ...]:
    """Compare the plan of a past day as shown with the plan from all that is known now."""
    end = min(_end_of(run, day), run.now)
    kept = _kept(run, day, end)
    plan = kept["plan"] if kept else None
    then = _said_then(plan) if isinstance(plan, dict) else said(replayed(run, day).plan)
    return differences(then, said(evaluate(run, day).plan))


def _end_of(run: Run, day: date) -> datetime:
    """The last second of a local day."""
    return run.clock.local(datetime.combine(day + timedelta(days=1), time())) - timedelta(seconds=1)


def _kept(run: Run, day: date, until: datetime) -> Mapping[str, object] | None:
    from pacing_cli.storage.shown import last_plan_shown

    return last_plan_shown(run.home, day, until)


def _numbers(document: Mapping[str, object]) -> object:
    quotas = document.get("quotas")
    rows = quotas if isinstance(quotas, list) else []
    kept = [{key: row.get(key) for key in _COMPARED} for row in rows if isinstance(row, dict)]
    return document.get("day"), kept, document.get("blocks")


def _had_seen(kept: Mapping[str, object], entries: int) -> int | None:
    saw = kept.get("saw")
    count = _whole(saw.get("entries")) if isinstance(saw, dict) else None
    return None if count == entries else count


def _said_then(document: Mapping[str, object]) -> dict[str, Said]:
    """What a kept plan says of each activity. What is not understood is not there."""
    quotas = document.get("quotas")
    found: dict[str, Said] = {}
    for row in quotas if isinstance(quotas, list) else []:
        if not isinstance(row, dict):
            continue
        value = row.get("quota")
        measure = next((one for one in MEASURES if one == row.get("measure")), None)
        number = None if isinstance(value, bool) or not isinstance(value, int | float) else value
        amount = Amount(measure, float(number)) if measure and number is not None else None
        found[str(row.get("activity"))] = Said(amount, str(row.get("decision")))
    return found


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) else None
