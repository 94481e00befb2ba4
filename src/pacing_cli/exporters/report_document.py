"""The JSON document of a report (contract, section 4)."""

from pacing_cli.exporters.values import Document, as_json, members
from pacing_cli.model.findings import Findings
from pacing_cli.wording.question import question_sentence


def report_document(findings: Findings) -> Document:
    """`pace/report/1`."""
    fields = {name: as_json(value) for name, value in findings._asdict().items()}
    span = {"from": fields.pop("start"), "to": fields.pop("end")}
    questions = [{"text": question_sentence(one), **members(one)} for one in findings.questions]
    notes = [{"on": on.isoformat(), "text": text} for on, text in findings.notes]
    return {
        "schema": "pace/report/1",
        **span,
        **fields,
        "questions": questions,
        "notes": notes,
    }
