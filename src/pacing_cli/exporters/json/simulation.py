"""The JSON documents of a past plan that was made again."""

from collections.abc import Mapping, Sequence
from datetime import date

from pacing_cli.engine.ahead import QuotaDifference, Replayed, Said
from pacing_cli.exporters.json import Document, as_json
from pacing_cli.exporters.json.plan import plan_document
from pacing_cli.simulation.people import Way
from pacing_cli.simulation.trial import Life, figures


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


def today_document(day: date, differing: Sequence[QuotaDifference]) -> Document:
    """`pace/replay/1` with today's rules: what differs."""
    return {
        "schema": "pace/replay/1",
        "date": day.isoformat(),
        "with": "today's-rules",
        "settings": "as of today",
        "differences": _rows(differing),
    }


def _rows(differing: Sequence[QuotaDifference]) -> list[Document]:
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


# The JSON document of an invented person's lives.

_DECIMALS = 3


def simulate_document(lives: Mapping[Way, Life], seed: int) -> Document:
    """`pace/simulate/1`: the figures of each way, and each day of the one by the plan."""
    life = lives["plan"]
    return {
        "schema": "pace/simulate/1",
        "invented": True,
        "person": life.person.name,
        "seed": seed,
        "weeks": len(life.days) // 7,
        "ways": {way: as_json(figures(one)) for way, one in lives.items()},
        "days": [
            {
                "meant": round(day.meant, _DECIMALS),
                "done": day.done,
                "capacity": round(day.capacity, _DECIMALS),
                "pain": round(day.morning.pain, _DECIMALS),
                "flare": day.morning.flare,
            }
            for day in life.days
        ],
    }
