"""`pace/patterns/1`: the longer look back as a JSON document."""

from collections.abc import Sequence

from pacing_cli.exporters.values import Document, as_json
from pacing_cli.model.patterns import Patterns, Payback
from pacing_cli.model.plan import NotYet


def patterns_document(found: Patterns, explained: Sequence[str] = ()) -> Document:
    """Every part under its name; one that cannot be given yet is `not_yet`."""
    fields = {name: as_json(value) for name, value in found._asdict().items()}
    span = {"from": fields.pop("start"), "to": fields.pop("end")}
    fields["payback"] = [_payback(one) for one in found.payback]
    document: Document = {"schema": "pace/patterns/1", **span, **fields}
    return {**document, "explained": list(explained)} if explained else document


def _payback(one: Payback) -> Document:
    """With the verdict, which is worked out and does not stand among the fields."""
    fields: Document = {name: as_json(value) for name, value in one._asdict().items()}
    if not isinstance(one.costs, NotYet):
        fields["costs"] = [{**as_json(cost), "verdict": cost.verdict} for cost in one.costs]
    return fields
