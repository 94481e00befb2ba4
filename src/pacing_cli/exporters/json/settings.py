"""Make the document `pace/supports/1`: supports, ideas and guides."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from pacing_cli.exporters.json import Document, as_json
from pacing_cli.model.findings import TriggerDays
from pacing_cli.model.parameters import Parameters
from pacing_cli.model.plan import Plan
from pacing_cli.model.profile import CalendarChoice, Gate, Mode, Profile, Reminder, Safety
from pacing_cli.model.settings import Care, CareChange
from pacing_cli.model.support import FIELDS, Lists, Share, Support, SupportKind
from pacing_cli.wording.care import change_words, gate_end, gate_off
from pacing_cli.wording.phrases import clock
from pacing_cli.wording.safety import (
    NOT_WATCHED,
    NUMBERS_NOT_CHECKED,
    distress_sentences,
    emergency_number,
    helpline,
    safety_lines,
)
from pacing_cli.wording.support import IDEAS, Guide


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


# `pace/care/1` and `pace/care-diff/1`: what was agreed on, and what changed in it.


def care_document(care: Care, today: date) -> Document:
    """`due`: the date for looking at it again has come."""
    due = care.review_on is not None and care.review_on <= today
    return {"schema": "pace/care/1", **as_json(care), "due": due}


def care_changes_document(changes: Sequence[CareChange] | None, since: datetime | None) -> Document:
    """`changes` is null where there is no version before."""
    return {
        "schema": "pace/care-diff/1",
        "since": as_json(since),
        "changes": None
        if changes is None
        else [{**as_json(each), "text": change_words(each)} for each in changes],
    }


# `pace/mode/1`: the mode, and every gate that holds.


def mode_document(
    mode: Mode, since: date | None, gates: Sequence[Gate], parameters: Parameters
) -> Document:
    """What holds, since when, until when, and how it ends."""
    return {
        "schema": "pace/mode/1",
        "mode": mode,
        "mode_since": as_json(since),
        "gates": [
            {**as_json(gate), "off": gate_off(gate, parameters), "ends": gate_end(gate)}
            for gate in gates
        ],
    }


# `pace/safety/1`: the fixed texts for a country, and the answers as they were given.


def safety_document(safety: Safety, country: str) -> Document:
    """Numbers are null where none is known for the country."""
    return {
        "schema": "pace/safety/1",
        "country": country or None,
        "emergency": emergency_number(country),
        "helpline": helpline(country) or None,
        "signs": [{"text": lead, "signs": list(signs)} for lead, signs in safety_lines(country)],
        "distress": list(distress_sentences(country)),
        "numbers": NUMBERS_NOT_CHECKED,
        "not_watched": NOT_WATCHED,
        "answers": {
            "asked_on": as_json(safety.asked_on),
            "red_flags": [*safety.red_flags] if safety.flags_answered else None,
            "post_exertional": safety.post_exertional,
        },
    }


# `pace/share/1`: what one audience is told; `pace/share-lists/1`: who is told what.


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


# `pace/flare_plan/1`: the flare plan for programs.


def flare_plan_document(
    profile: Profile, counts: Sequence[TriggerDays], due: date | None, today: date
) -> Document:
    """Everything that is written, the counts, and when it is worth another look."""
    plan = profile.flare_plan
    return {
        "schema": "pace/flare_plan/1",
        "contingency": list(profile.contingency),
        **{key: as_json(getattr(plan, key)) for key in ("helps", "drop", "who", "call", "signs")},
        "triggers": [
            {"step": plan.triggers[one.name], **{k: as_json(v) for k, v in one._asdict().items()}}
            for one in counts
        ],
        "coping": as_json(profile.coping),
        "read_on": as_json(plan.read_on),
        "read_again": as_json(due),
        "due": bool(due and due <= today),
    }


# `pace/calendar/1`: the same reminders for programs.


def calendar_document(
    plans: Sequence[Plan], found: Sequence[Reminder], choice: CalendarChoice
) -> Document:
    """From and to are both included."""
    return {
        "schema": "pace/calendar/1",
        "from": plans[0].date.isoformat(),
        "to": plans[-1].date.isoformat(),
        "neutral": choice.neutral,
        "events": [{**event_document(one), "title": one.title} for one in found],
    }


def event_document(one: Reminder) -> Document:
    """When it is, and whether it still is; without any word of what."""
    return {
        "uid": one.uid,
        "start": one.start.isoformat(),
        "end": (one.start + timedelta(minutes=one.minutes)).isoformat(),
        "minutes": as_json(one.minutes),
        "cancelled": one.cancelled,
    }
