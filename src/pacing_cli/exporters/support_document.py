"""`pace/supports/1`: the supports as they stand in the person's file; ideas; guides."""

from collections.abc import Sequence

from pacing_cli.exporters.values import Document, as_json
from pacing_cli.model.support import Support, SupportKind
from pacing_cli.wording.guides import Guide
from pacing_cli.wording.phrases import clock
from pacing_cli.wording.support import IDEAS


def supports_document(supports: Sequence[Support], need: str = "") -> Document:
    """`need`: what they were looked up for."""
    return {
        "schema": "pace/supports/1",
        "need": need or None,
        "supports": [_one(one) for one in supports],
    }


def _one(one: Support) -> Document:
    return {**as_json(one), "at": None if one.at is None else clock(one.at)}


def ideas_document(kinds: Sequence[SupportKind]) -> Document:
    """Ideas by kind."""
    ideas = [
        {"kind": kind, "what": what, "good_for": good}
        for kind in kinds
        for what, good in IDEAS[kind]
    ]
    return {"schema": "pace/support-ideas/1", "ideas": ideas}


def guide_document(guide: Guide, reader: str) -> Document:
    """A guide with its sources."""
    parts = [{"heading": title, "lines": list(lines)} for title, lines in guide.parts]
    return {
        "schema": "pace/guide/1",
        "reader": reader,
        "title": guide.title,
        "opening": guide.opening,
        "parts": parts,
        "sources": list(guide.sources),
    }
