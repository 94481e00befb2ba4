"""The guard around a run of `pace`: streams, errors and signals, for every entry point.

Typer is not loaded here, so that the entry point without Typer can use the guard as well.
"""

import errno
import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, TextIO

from pacing_cli.console.output import Output, let_go, say_problem
from pacing_cli.errors import PacingError
from pacing_cli.storage.files import NotWritten

HOW_TO_SEE_MORE: Final = "This is a bug in pace, not something you did. For details, add --debug"
_INTERRUPTED: Final = 130
_READER_GONE: Final = (errno.EPIPE, errno.EINVAL) if os.name == "nt" else (errno.EPIPE,)


@contextmanager
def guarded(output: Output, *, debug: bool = False) -> Iterator[None]:
    """Whatever happens inside ends in a sentence and an exit code; what goes well goes on.

    Errors, Ctrl-C and an answer that finds no place leave as SystemExit. With `debug` a
    fault of the program or of the system stays as it is.
    """
    settle_streams()
    code = 0
    try:
        yield
        sys.stdout.flush()
    except PacingError as error:
        code = _tell(output, error)
    except KeyboardInterrupt:
        say_problem("")
        code = _tell(output, PacingError("Stopped."), _INTERRUPTED)
    except OSError as error:
        if debug:
            raise
        code = _tell_refused(output, error)
    except Exception:
        if debug:
            raise
        code = _tell(output, PacingError(HOW_TO_SEE_MORE))
    if code:
        raise SystemExit(code)


def _tell(output: Output, error: PacingError, exit_code: int | None = None) -> int:
    """Tell a person on standard error, with `--json` a program too; give the exit code.

    A command that has shown its own document of what was refused, as `pace log` does,
    has told the program already.
    """
    code = error.exit_code if exit_code is None else exit_code
    with _undisturbed():
        say_problem(error.message, *(f"  {problem}" for problem in error.problems))
        if error.hint:
            say_problem(*error.hint.split("\n"))
        try:
            if output.json and not output.answered:
                from pacing_cli.exporters.json import problem_document

                output.document(problem_document(error, code))
            sys.stdout.flush()
        except OSError:
            let_go(sys.stdout)
    return code


@contextmanager
def _undisturbed() -> Iterator[None]:
    """A second Ctrl-C while the first is answered would cut the answer short."""
    import signal

    try:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    except ValueError:  # not in the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before or signal.SIG_DFL)


def _tell_refused(output: Output, error: OSError) -> int:
    why = error.strerror or str(error)
    if error.filename:
        # A library may give the name as bytes.
        return _tell(output, NotWritten(f"{os.fsdecode(error.filename)}: {why}."))
    # No file of the person's: those are told by name. It is the answer that found no
    # place, as with `> /dev/full`, and 4 would say that nothing was logged.
    let_go(sys.stdout)
    say_problem(f"pace could not show the answer: {why}.", "Your entry is saved.")
    return 1


def settle_streams() -> None:
    """Three streams that can be used, whatever the caller gave.

    One that is closed leads nowhere, and its number is taken: else the next file that is
    opened would get it, and the answer of a library or a child could end in the journal. A
    letter that cannot be written is shown as its code. In a pipe whose reader has had
    enough, as `head` has, the rest goes nowhere, and the command still ends its work.
    """
    if None in (sys.stdin, sys.stdout, sys.stderr):
        while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
            os.set_inheritable(number, True)
        os.close(number)
        sys.stdin = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 (as long as the run)
        sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 (as long as the run)
        sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115 (as long as the run)
    sys.stdout, sys.stderr = _patient(sys.stdout), _patient(sys.stderr)


class _Patient(io.FileIO):
    """A pipe or a file that is written to as long as there is a reader."""

    def write(self, content: Any) -> Any:
        try:
            return super().write(content)
        except OSError as error:
            if error.errno not in _READER_GONE:
                raise
            return len(content)


def _patient(stream: TextIO) -> TextIO:
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    stream.reconfigure(errors="backslashreplace")
    try:
        if stream.isatty() or isinstance(getattr(stream.buffer, "raw", None), _Patient):
            return stream
        raw = _Patient(stream.fileno(), "w", closefd=False)
    except (OSError, ValueError):  # in the memory of a test
        return stream
    return io.TextIOWrapper(
        io.BufferedWriter(raw),
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )
