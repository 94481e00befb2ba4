"""What went wrong, as a document: the last answer of a call with `--json` that did not end well."""

from pacing_cli.errors import PacingError


def problem_document(error: PacingError, exit_code: int) -> dict[str, object]:
    """The same words that a person is told, with the code that the call ends with."""
    return {
        "schema": "pace/problem/1",
        "message": error.message,
        "hint": error.hint or None,
        "problems": [problem._asdict() for problem in error.problems],
        "exit_code": exit_code,
    }
