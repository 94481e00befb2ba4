"""`pace/share/1`: what one audience is told; `pace/share-lists/1`: who is told what."""

from pacing_cli.exporters.values import Document
from pacing_cli.model.support import FIELDS, Lists, Share


def share_document(share: Share, look_before: bool) -> Document:
    """What stays here is named (by its field) only in the look before."""
    document: Document = {
        "schema": "pace/share/1",
        "audience": share.audience,
        "fields": [{"field": one.field, "lines": list(one.lines)} for one in share.told],
    }
    return {**document, "kept": list(share.kept)} if look_before else document


def lists_document(lists: Lists) -> Document:
    """Every audience with its fields, and what each field says."""
    return {
        "schema": "pace/share-lists/1",
        "lists": {name: list(fields) for name, fields in lists.items()},
        "fields": dict(FIELDS),
    }
