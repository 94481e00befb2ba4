"""Make the JSON documents of reviews: experiments, findings, scores, agreements, replays."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from pacing_cli.engine.look_back.timeline import chosen
from pacing_cli.exporters.json import Document, as_json, members
from pacing_cli.exporters.json.entries import entry_line
from pacing_cli.exporters.json.plan import plan_document
from pacing_cli.model.chart import Chart
from pacing_cli.model.entry import Entry
from pacing_cli.model.experiment import ExperimentResult
from pacing_cli.model.findings import (
    BoomBust,
    Findings,
    GoalState,
    OutcomeChange,
    PastReview,
    WeekLookedAt,
)
from pacing_cli.model.goal import Attainment, Goal
from pacing_cli.model.patterns import Patterns, Payback
from pacing_cli.model.plan import NotYet
from pacing_cli.model.score import INSTRUMENTS, Due, Series
from pacing_cli.model.timeline import BeforeFlare
from pacing_cli.model.visit import VisitChanges
from pacing_cli.wording.care import change_words
from pacing_cli.wording.chart import chart_sentences, chart_title
from pacing_cli.wording.goal import goal_sentence
from pacing_cli.wording.look_back import change_sentence
from pacing_cli.wording.review import proposal_sentence, win_sentence
from pacing_cli.wording.sheet import goal_change_words, question_sentence
from pacing_cli.wording.timeline import amount_told, event_sentence, symptom_sentence

if TYPE_CHECKING:
    from pacing_cli.engine.ahead import QuotaDifference, Replayed, Said
    from pacing_cli.simulation.people import Way
    from pacing_cli.simulation.trial import Life


def protocol_document(fields: Mapping[str, object], *, written: bool) -> Document:
    """Return the protocol with its seal, and whether it is in the journal now."""
    return {"schema": "pace/protocol/1", "written": written, **as_json(fields)}


def tries_document(found: Sequence[ExperimentResult]) -> Document:
    """Every try, the oldest first. `results` are there once it is over."""
    return {"schema": "pace/try/1", "tries": [_one(one) for one in found]}


def _one(one: ExperimentResult) -> Document:
    return {
        "protocol": {**as_json(one.protocol), "end": as_json(one.protocol.end)},
        "sha256": one.seal,
        "today": {"arm": one.arm or None, "rests": one.rests or None},
        "blocks_known": one.blocks_known,
        "sides": [_side(as_json(side), one) for side in one.counts],
        "ended": as_json(one.ended),
        "results": as_json(one.results),
    }


def _side(side: Document, one: ExperimentResult) -> Document:
    """Return a side. Its mean and results appear only after the end."""
    return side if one.ended else {**side, "mean": None}


# The JSON document of a report (contract, section 4).


def report_document(findings: Findings) -> Document:
    """`pace/report/1`."""
    fields = {name: as_json(value) for name, value in findings._asdict().items()}
    span = {"from": fields.pop("start"), "to": fields.pop("end")}
    questions = [{"text": question_sentence(one), **members(one)} for one in findings.questions]
    if findings.flares_unknown:
        fields["flares"] = fields["flares_unknown"]
    fields |= {
        "boom_bust": _episodes(findings.boom_bust),
        "before_flares": [_before_flare(one) for one in findings.before_flares],
        "timeline": _timeline(findings),
        "amount_days": [{**members(one), "text": amount_told(one)} for one in findings.amount_days],
        "symptoms": [{**members(one), "text": symptom_sentence(one)} for one in findings.symptoms],
    }
    del fields["flares_unknown"]
    notes = [{"on": on.isoformat(), "text": text} for on, text in findings.notes]
    return {
        "schema": "pace/report/1",
        **span,
        **fields,
        "questions": questions,
        "notes": notes,
    }


def _episodes(found: tuple[BoomBust, ...] | NotYet) -> object:
    """Amounts are plain numbers here, with their measure beside them."""
    if isinstance(found, NotYet):
        return as_json(found)
    return [
        {
            "from": as_json(one.start),
            "to": as_json(one.end),
            "much_more_on": as_json(one.much_more_on),
            "activity": one.activity or None,
            "measure": one.amount.measure,
            "amount": as_json(one.amount.value),
            "usual_amount": as_json(one.usual.value),
            "times": as_json(one.times),
            "followed_by": one.followed_by,
            "pain_rise": as_json(one.pain_rise),
        }
        for one in found
    ]


def _timeline(findings: Findings) -> list[Document]:
    """Every event; `shown`: it is one of those that a page shows."""
    kept = set(map(id, chosen(findings.timeline)))
    rows = []
    for one in findings.timeline:
        fields = members(one)
        for key in ("on", "until", "flare", "amount", "before", "many", "lines", "open"):
            fields.pop(key)
        rows.append({
            "kind": fields.pop("kind"),
            "from": as_json(one.on),
            "to": as_json(one.until),
            **fields,
            "measure": one.amount.measure if one.amount else None,
            "amount": as_json(one.amount.value) if one.amount else None,
            "before": as_json(one.before.value) if one.before else None,
            "days": one.many,
            "text": event_sentence(one),
            "shown": id(one) in kept,
        })  # fmt: skip
    return rows


def _before_flare(one: BeforeFlare) -> Document:
    days = []
    for day in one.days:
        fields = members(day)
        days.append({"date": fields.pop("on"), **fields})
    return {"onset": as_json(one.onset), "days": days}


# The JSON documents of reviews: `pace/review/1` and `pace/wins/1`.


def review_document(
    found: WeekLookedAt, written: Entry | None, findings: Findings | None = None
) -> Document:
    """`pace/review/1`: what was found, and the entry where one was written; with `findings`
    also what happened, as the report tells it."""
    fields = as_json(found)
    if findings:
        fields["timeline"] = _timeline(findings)
        fields["before_flares"] = [_before_flare(one) for one in findings.before_flares]
    return {
        "schema": "pace/review/1",
        **fields,
        "wins": [{**as_json(win), "text": win_sentence(win)} for win in found.wins],
        "proposals": [
            {**as_json(one), "key": one.key, "text": proposal_sentence(one)}
            for one in found.proposals
        ],
        "entry": entry_line(written) if written else None,
    }


def wins_document(past: Sequence[PastReview]) -> Document:
    """`pace/wins/1`: what went well, of every review that was kept."""
    return {"schema": "pace/wins/1", "reviews": as_json(tuple(past))}


# `pace/patterns/1`: the longer look back as a JSON document.


def patterns_document(found: Patterns, explained: Sequence[str] = ()) -> Document:
    """Every part under its name; one that cannot be given yet is `not_yet`."""
    fields = {name: as_json(value) for name, value in found._asdict().items()}
    span = {"from": fields.pop("start"), "to": fields.pop("end")}
    fields["boom_bust"] = _episodes(found.boom_bust)
    fields["payback"] = [_payback(one) for one in found.payback]
    document: Document = {"schema": "pace/patterns/1", **span, **fields}
    return {**document, "explained": list(explained)} if explained else document


def _payback(one: Payback) -> Document:
    """Return a payback with its verdict, which is computed and not a field."""
    fields: Document = {name: as_json(value) for name, value in one._asdict().items()}
    if not isinstance(one.costs, NotYet):
        fields["costs"] = [{**as_json(cost), "verdict": cost.verdict} for cost in one.costs]
    return fields


# `pace/chart/1`: every row of a chart, and what it says in words.


def chart_document(chart: Chart) -> Document:
    """Return all values unchanged. Null is unknown."""
    return {
        "schema": "pace/chart/1",
        "title": chart_title(chart),
        "text": list(chart_sentences(chart)),
        **as_json(chart),
    }


# `pace/visit/1`: what a visit would change, or has changed; and the form with the empty boxes.


def visit_document(changes: VisitChanges, written: bool) -> Document:
    """Return a visit. `written`: true if it is in the files now."""
    return {
        "schema": "pace/visit/1",
        "written": written,
        "care": [{**as_json(one), "text": change_words(one)} for one in changes.care],
        "goals": [{**as_json(one), "text": goal_change_words(one)} for one in changes.goals],
        "answers": [{"question": asked, "answer": said} for asked, said in changes.answers],
        "note": changes.note or None,
        "new": list(changes.new),
    }


# The JSON document of the outcome measures: `pace/measures/1`.


def measures_document(
    found: Sequence[Series], changes: Sequence[OutcomeChange], due: Sequence[Due]
) -> Document:
    """Every score, the change since the first time, and what is worth doing again."""
    return {
        "schema": "pace/measures/1",
        "measures": as_json(tuple(found)),
        "changes": [{**as_json(one), "text": change_sentence(one)} for one in changes],
        "due": as_json(tuple(due)),
        "known": [
            {"instrument": one.key, "name": one.name, "better": one.better, "source": one.source}
            for one in INSTRUMENTS
        ],
    }


# The JSON documents of goals: `pace/goals/1` and `pace/goal/1`.


def goals_document(states: Sequence[GoalState], together: Attainment | None) -> Document:
    """Return `pace/goals/1`: every goal in its current state."""
    return {
        "schema": "pace/goals/1",
        "goals": [{**as_json(state), "text": goal_sentence(state)} for state in states],
        "attainment": as_json(together),
    }


def goal_document(goal: Goal, state: GoalState) -> Document:
    """`pace/goal/1`: one goal whole, with its ladder."""
    return {"schema": "pace/goal/1", "goal": as_json(goal), "state": as_json(state)}


# The JSON documents of a past plan that was made again.


def replay_document(replayed: "Replayed") -> Document:
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


def today_document(day: date, differing: "Sequence[QuotaDifference]") -> Document:
    """`pace/replay/1` with today's rules: what differs."""
    return {
        "schema": "pace/replay/1",
        "date": day.isoformat(),
        "with": "today's-rules",
        "settings": "as of today",
        "differences": _rows(differing),
    }


def _rows(differing: "Sequence[QuotaDifference]") -> list[Document]:
    return [
        {"activity": one.activity, "then": _said(one.then), "now": _said(one.now)}
        for one in differing
    ]


def _said(said: "Said | None") -> Document | None:
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


def simulate_document(lives: "Mapping[Way, Life]", seed: int) -> Document:
    """`pace/simulate/1`: the figures of each way, and each day of the one by the plan."""
    from pacing_cli.simulation.trial import figures

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
