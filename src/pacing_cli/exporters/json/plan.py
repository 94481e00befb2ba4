"""The JSON documents (contract, section 4): model values in, plain dicts out.

A number is written as a person writes it (12 and not 12.0), a date as ISO text,
an amount as its measure and value, what is not known yet as `not_yet`.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from pacing_cli.model.plan import Block, NotYet, Plan, Quota
from pacing_cli.model.quantity import Amount
from pacing_cli.model.reason import NoticeReason, QuotaReason, Reason
from pacing_cli.wording.day import stop_words
from pacing_cli.wording.notices import sentence
from pacing_cli.wording.phrases import clock
from pacing_cli.wording.sources import source
from pacing_cli.wording.sums import arithmetic, would_change

# How a value of the model stands in a JSON document.
#
# A number is written as a person writes it (12 and not 12.0), a date as ISO text,
# an amount as its measure and value, what is not known yet as `not_yet`.

Document = dict[str, object]

_DECIMALS = 4


def as_json(value: Any) -> Any:
    """A model value as JSON can hold it."""
    match value:
        case NotYet(have, need, what):
            return {"not_yet": {"have": have, "need": need, "what": what}}
        case Amount(measure, size):
            return {"measure": measure, "value": as_json(size)}
        case bool() | str() | int() | None:
            return value
        case float():
            return _tidy(value)
        case datetime() | date():
            return value.isoformat()
        case Mapping():
            return {str(key): as_json(each) for key, each in value.items()}
        case tuple() if hasattr(value, "_fields"):
            return members(value)
        case tuple() | list():
            return [as_json(each) for each in value]
        case set() | frozenset():
            return sorted(as_json(each) for each in value)
        case _:
            return str(value)


def members(value: Any) -> Document:
    """A named tuple by its fields."""
    return {name: as_json(each) for name, each in value._asdict().items()}


def _tidy(value: float) -> float | int | None:
    """12 and not 12.0; what is no number in JSON is null."""
    if not math.isfinite(value):
        return None
    rounded = round(value, _DECIMALS)
    return int(rounded) if rounded.is_integer() else rounded


def plan_document(plan: Plan, chosen: Collection[str] = ()) -> Document:
    """`pace/plan/1`. `chosen`: parameters that the person or the therapist set, by name."""
    return {
        "schema": "pace/plan/1",
        "date": plan.date.isoformat(),
        "day": plan.day,
        "mode": plan.mode,
        "harder": bool(plan.harder_because),
        "harder_because": [_notice(one) for one in plan.harder_because],
        "quotas": [_quota(quota, chosen) for quota in plan.quotas],
        "blocks": [{**block_document(block), **_stop(block, plan)} for block in plan.blocks],
        "notices": [_notice(one) for one in plan.notices],
    }


def _notice(one: NoticeReason) -> Document:
    return {"reason": type(one).__name__, "text": sentence(one), **_facts(one)}


def why_document(plan: Plan, quotas: Sequence[Quota], chosen: Collection[str] = ()) -> Document:
    """`pace/why/1`: for each number the rule, the arithmetic, the source, what would change it."""
    return {
        "schema": "pace/why/1",
        "date": plan.date.isoformat(),
        "activities": [_why(quota, chosen) for quota in quotas],
    }


def _stop(block: Block, plan: Plan) -> Document:
    """The stop sign of the block's activity, in words, where there is one."""
    words = (stop_words(one.stop) for one in plan.quotas if one.activity == block.activity)
    return {"stop": found} if (found := next(words, "")) else {}


def _facts(reason: Reason) -> Document:
    """A reason's own fields, which never stand in for `reason`, `text` and `source`."""
    kept = ("reason", "text", "source")
    return {name: value for name, value in members(reason).items() if name not in kept}


def _because(reason: QuotaReason, chosen: Collection[str]) -> Document:
    return {
        "reason": type(reason).__name__,
        "text": sentence(reason),
        "source": source(reason, chosen),
        **_facts(reason),
    }


def _quota(quota: Quota, chosen: Collection[str]) -> Document:
    fields = members(quota)
    fields["stop"] = stop_words(quota.stop) or None
    fields["because"] = [_because(reason, chosen) for reason in quota.because]
    fields["founded"] = [_because(reason, chosen) for reason in quota.founded]
    return fields


def _why(quota: Quota, chosen: Collection[str]) -> Document:
    explained = _quota(quota, chosen)
    for name, reasons in (("because", quota.because), ("founded", quota.founded)):
        explained[name] = [
            {**_because(reason, chosen), "arithmetic": arithmetic(reason)} for reason in reasons
        ]
    return {**explained, "would_change": would_change(quota)}


def block_document(block: Block) -> Document:
    fields: Document = {
        "start": clock(block.start),
        "minutes": as_json(block.minutes),
        "kind": block.kind,
        "activity": block.activity,
        "part": as_json(block.part),
    }
    if block.amount is not None:
        fields |= {"measure": block.amount.measure, "amount": as_json(block.amount.value)}
    words = ("title", "version", "place", "rest", "how")
    flags = ("trial", "done", "by_symptom")
    told = {name: value for name in (*words, *flags) if (value := getattr(block, name))}
    return {**fields, **told}
