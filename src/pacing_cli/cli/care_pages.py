"""The pages of doctor, backup, restore and purge: what was found, what would change."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from pacing_cli.model.page import Heading, Line, Page, Role
from pacing_cli.wording.phrases import count, full_date, listed

if TYPE_CHECKING:
    from pacing_cli.storage.maintenance.backup import Copy
    from pacing_cli.storage.maintenance.doctor import Examination, Finding
    from pacing_cli.storage.maintenance.purge import Held
    from pacing_cli.storage.maintenance.restore import Difference

_MOST_DETAILS: Final = 10
_ROLES: Final[dict[str, Role]] = {"first": "warn", "wrong": "note", "note": "dim"}
_REPAIRS: Final = {
    "purge": "They would be removed from it, if this device wrote the file.",
    "set aside": "These lines would be put into a file of their own, byte for byte.",
    "make private": "It would be made private.",
    "fold in": "Its lines would be put into this device's file, and the copy set aside.",
    "tidy": "It would be tidied up.",
    "copy line": "They would be put into the file of their month, too.",
}


def doctor_page(found: "Examination", done: Sequence[str], copy: str) -> Page:
    """What was found, the heaviest first; with a repair what was done, and what is left."""
    title = "All files are well" if found.sound else "Some things want a look"
    parts = [Line(sentence, item=True) for sentence in done]
    head = (Heading(title, 1), Line(_sum(found)))
    repaired = (Heading("Put right"), *parts) if parts else ()
    kept = (Line(f"Everything from before is in the copy {copy}."),) if copy else ()
    lines = [line for finding in found.findings for line in _finding(finding, bool(done))]
    offer = any(finding.repair for finding in found.findings) and not done
    ask = (Line("pace doctor --repair does this, after a copy of everything."),) if offer else ()
    return (*head, *repaired, *kept, *lines, *ask)


def _sum(found: "Examination") -> str:
    entries = count(found.entries, "entry", "entries")
    return f"{entries} in {count(found.files, 'file')} of the journal."


def _finding(finding: "Finding", repaired: bool) -> list[Line]:
    end = "" if finding.what.endswith("?") else "."
    sentences = [f"{finding.where}: {finding.what}{end}"]
    if finding.repair and not repaired:
        sentences.append(_REPAIRS[finding.repair])
    if finding.advice:
        sentences.append(finding.advice)
    lines = [Line(" ".join(sentences), _ROLES[finding.weight], item=True)]
    for detail in finding.details[:_MOST_DETAILS]:
        text = f" “{detail.text}”" if detail.text else ""
        lines.append(Line(f"{detail.where}: {detail.message}.{text}", "dim", item=True))
    if len(finding.details) > _MOST_DETAILS:
        more = count(len(finding.details) - _MOST_DETAILS, "more line")
        lines.append(Line(f"and {more} like these", "dim", item=True))
    return lines


def doctor_document(found: "Examination", done: Sequence[str], copy: str) -> dict[str, object]:
    """`pace/doctor/1`."""
    return {
        "schema": "pace/doctor/1",
        "sound": found.sound,
        "entries": found.entries,
        "files": found.files,
        "findings": [
            {
                "weight": finding.weight,
                "where": finding.where,
                "what": finding.what,
                "repair": finding.repair or None,
                "advice": finding.advice or None,
                "details": [detail._asdict() for detail in finding.details],
            }
            for finding in found.findings
        ],
        "repaired": list(done),
        "copy": copy or None,
    }


def copies_page(there: Sequence["Copy"]) -> Page:
    """The dated copies, the newest first."""
    if not there:
        return (Heading("Dated copies", 1), Line("There is none yet. pace backup makes one."))
    return (
        Heading("Dated copies", 1),
        *(Line(_copy_line(copy), item=True) for copy in reversed(there)),
        Line("pace restore NAME shows what a copy would bring back."),
    )


def _copy_line(copy: "Copy") -> str:
    name = copy.name
    why = f", {name.why.replace('-', ' ')}" if name.why else ""
    return f"{name.text}: {full_date(name.on)}{why}"


def restore_page(name: str, found: "Difference", done: bool, kept: str) -> Page:
    """What bringing a copy back would change, or has changed."""
    if found.nothing:
        return (Heading(f"From {name}", 1), Line("All of it is there already; nothing to do."))
    would = "" if done else "would be "
    lines = []
    if found.lines:
        many = count(len(found.lines), "line")
        lines.append(f"{many} of the journal {would}added; all that is there now stays.")
    for paths, what in (
        (found.replaced, "put back as in the copy"),
        (found.added, "added"),
        (found.removed, "taken away, as the copy does not have it"),
    ):
        lines += [f"{path.as_posix()}: {would}{what}" for path in paths]
    last = (
        f"What was there before is in the copy {kept}."
        if done
        else "Nothing was changed. With --yes it is done, after a copy of what is there now."
    )
    head = Heading(f"Brought back from {name}" if done else f"What {name} would bring back", 1)
    return (head, *(Line(text, item=True) for text in lines), Line(last))


def purge_page(
    what: str, held: "Held", still: Sequence[tuple[str, int]], done: bool, every: bool
) -> Page:
    """What is removed, and where it still is. `every`: it is all there is."""
    parts = []
    if held.lines:
        entries = count(held.entries, "entry", "entries")
        parts.append(f"{count(held.lines, 'line')} of the journal, about {entries}")
    if held.plans:
        parts.append(count(held.plans, "plan that was shown", "plans that were shown"))
    read = [path for path in held.files if path.parts[:2] == ("inbox", "done") and not every]
    free = [path.as_posix() for path in held.files if path not in read]
    head = Heading(f"{'Removed' if done else 'To be removed'}: {what}", 1)
    lines = [Line(listed(parts) + "." if parts else "Nothing of it is in the journal.")]
    if held.unread:
        many = count(held.unread, "line")
        text = f"{many} cannot be read and may hold it; pace doctor shows where."
        lines.append(Line(text, "note"))
    if free:
        shown = listed([*free[:5], *([f"{len(free) - 5} more"] if len(free) > 5 else [])])
        lines.append(Line(f"Files: {shown}." if every else f"Not looked into: {shown}.", "note"))
    if read:
        gone = "removed" if done else "to be removed"
        many = count(len(read), "text")
        lines.append(Line(f"{many} in inbox/done {gone}: the journal has what was read there."))
    if held.elsewhere:
        names = listed([path.as_posix() for path in held.elsewhere])
        later = (
            "It can come back from there, until pace purge --everything is done there, too."
            if every
            else "It is removed there when pace first runs on that device on a day. No device "
            f"{'shows' if done else 'would show'} it any more."
        )
        lines.append(Line(f"Another device wrote {names}. {later}", "note"))
    if still:
        names = listed([name for name, _ in still])
        yet = "still " if done else ""
        lines.append(Line(f"These dated copies {yet}hold it: {names}.", "note"))
        lines.append(Line("With --backups it goes from them, too."))
    if not done:
        lines.append(Line("Nothing was changed. With --yes it is done."))
    return (head, *lines)
