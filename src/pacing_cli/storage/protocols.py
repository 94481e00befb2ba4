"""Read and write an experiment's protocol in an entry, and check its seal. No disk here."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from pacing_cli.model.activity import WEEKDAYS
from pacing_cli.model.experiment import OUTCOMES, TRY_KINDS, Protocol
from pacing_cli.model.quantity import Amount, parse_amount, tidy, word_for
from pacing_cli.storage.journal.format import FIRST_YEAR, LAST_YEAR

PROTOCOL: Final = "protocol"
SEAL: Final = "sha256"
STOPS: Final = "stops"


def protocol_fields(protocol: Protocol) -> dict[str, object]:
    """The fields of the entry that starts an experiment."""
    found = written(protocol)
    return {PROTOCOL: found, SEAL: seal(found)}


def written(protocol: Protocol) -> dict[str, object]:
    """The protocol as JSON can hold it; what was not asked for is left out."""
    found = protocol._asdict()
    found["start"] = protocol.start.isoformat()
    found["useful"] = tidy(protocol.useful)
    found["arms"], found["order"] = list(protocol.arms), [list(one) for one in protocol.order]
    found["weekdays"] = list(protocol.weekdays)
    found["levels"] = [word_for(level) for level in protocol.levels]
    found["stop_at"] = None if protocol.stop_at is None else tidy(protocol.stop_at)
    return {key: value for key, value in found.items() if value not in (None, [])}


def canonical(found: Mapping[str, object]) -> str:
    """The one text of a protocol: JSON with its keys in order and no space between them."""
    return json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def seal(found: Mapping[str, object]) -> str:
    """SHA-256 of the canonical text in UTF-8, as 64 letters and digits."""
    return hashlib.sha256(canonical(found).encode("utf-8", "surrogatepass")).hexdigest()


def is_sealed(fields: Mapping[str, object]) -> bool:
    """Whether the protocol of an entry is still the one that its seal was made of."""
    found = fields.get(PROTOCOL)
    return isinstance(found, Mapping) and seal(found) == fields.get(SEAL)


def read_protocol(fields: Mapping[str, object]) -> Protocol | None:
    """The protocol of an entry; None where it does not hold one that can be followed."""
    found = fields.get(PROTOCOL)
    if not isinstance(found, Mapping):
        return None
    try:
        return _checked(_read(found))
    except (KeyError, TypeError, ValueError, OverflowError):
        return None


def _read(found: Mapping[str, Any]) -> Protocol:
    return Protocol(
        question=str(found["question"]),
        kind=found["kind"],
        activity=str(found["activity"]),
        arms=tuple(str(arm) for arm in found["arms"]),
        outcome=str(found["outcome"]),
        later=int(found["later"]),
        useful=float(found["useful"]),
        blocks=int(found["blocks"]),
        wash_out=int(found["wash_out"]),
        start=date.fromisoformat(found["start"]),
        seed=int(found["seed"]),
        order=tuple(tuple(int(place) for place in block) for block in found["order"]),
        levels=tuple(_level(text) for text in found.get("levels", ())),
        stop_at=None if found.get("stop_at") is None else float(found["stop_at"]),
        weekdays=tuple(str(day) for day in found.get("weekdays", ())),
    )


def _level(text: object) -> Amount:
    amount = parse_amount(str(text))
    if amount is None:
        raise ValueError(text)
    return amount


def _checked(protocol: Protocol) -> Protocol:
    """Raises ValueError for what could not be followed day by day."""
    places = list(range(len(protocol.arms)))
    sound = (
        protocol.kind in TRY_KINDS
        and protocol.outcome in [one.key for one in OUTCOMES]
        and len(protocol.arms) in (2, 3)
        and 1 <= protocol.blocks <= len(protocol.order) <= 60
        and 0 <= protocol.wash_out <= 30
        and 0 <= protocol.later <= 7
        and protocol.useful > 0
        and all(sorted(block) == places for block in protocol.order)
        and len(protocol.levels) in (0, len(protocol.arms))
        and all(day in WEEKDAYS for day in protocol.weekdays)
        and FIRST_YEAR <= protocol.start.year <= protocol.end.year <= LAST_YEAR
    )
    if not sound:
        raise ValueError("not a protocol")
    return protocol
