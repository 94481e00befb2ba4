"""The JSON document of an invented person's lives."""

from collections.abc import Mapping

from pacing_cli.exporters.values import Document, as_json
from pacing_cli.simulation.people import Way
from pacing_cli.simulation.trial import Life, figures

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
