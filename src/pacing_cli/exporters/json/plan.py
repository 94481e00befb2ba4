"""Make the JSON documents of a plan, and of the reasons for its numbers."""

from collections.abc import Collection, Sequence

from pacing_cli.exporters.json import Document, as_json, members
from pacing_cli.model.plan import Block, Plan, Quota
from pacing_cli.model.reason import NoticeReason, QuotaReason, Reason
from pacing_cli.wording.day import stop_words
from pacing_cli.wording.notices import sentence
from pacing_cli.wording.phrases import clock
from pacing_cli.wording.sources import source
from pacing_cli.wording.sums import arithmetic, would_change


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
    """Return a reason's own fields, which never replace `reason`, `text` and `source`."""
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
    if block.logged is not None:
        fields["logged"] = as_json(block.logged.value)
    words = ("title", "version", "place", "rest", "how")
    flags = ("trial", "done", "by_symptom")
    told = {name: value for name in (*words, *flags) if (value := getattr(block, name))}
    return {**fields, **told}
