"""The JSON documents of a past plan that was made again."""

from collections.abc import Sequence
from datetime import date

from pacing_cli.engine.ahead import Difference, Replayed, Said
from pacing_cli.exporters.documents import plan_document
from pacing_cli.exporters.values import Document, as_json


def replay_document(replayed: Replayed) -> Document:
    """`pace/replay/1`."""
    plan = replayed.plan
    return {
        "schema": "pace/replay/1",
        "date": plan.date.isoformat(),
        "known_until": as_json(replayed.until),
        "entries": replayed.entries,
        "engine": replayed.engine,
        "engine_then": replayed.engine_then,
        "same_as_kept": replayed.same,
        "had_seen": replayed.had_seen,
        "settings": "as of today",
        "differences": _rows(replayed.differences),
        "plan": plan_document(plan),
    }


def today_document(day: date, differing: Sequence[Difference]) -> Document:
    """`pace/replay/1` with today's rules: what differs."""
    return {
        "schema": "pace/replay/1",
        "date": day.isoformat(),
        "with": "today's-rules",
        "settings": "as of today",
        "differences": _rows(differing),
    }


def _rows(differing: Sequence[Difference]) -> list[Document]:
    return [
        {"activity": one.activity, "then": _said(one.then), "now": _said(one.now)}
        for one in differing
    ]


def _said(said: Said | None) -> Document | None:
    if said is None:
        return None
    amount = said.amount
    return {
        "measure": amount.measure if amount else None,
        "quota": as_json(amount.value) if amount else None,
        "decision": said.decision,
    }
