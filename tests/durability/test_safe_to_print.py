"""Whatever stands in a name, a note or a tag is shown as text, and obeyed by nothing."""

import json
import re

import pytest

from pacing_cli.model.text import unseen
from tests.durability.device import Device

HOSTILE = {
    "clear the screen": "\x1b[2Jgone",
    "a link": "\x1b]8;;http://example.org\x1b\\here\x1b]8;;\x1b\\",
    "a title": "\x1b]0;title\x07",
    "eight-bit CSI": "\x9b31mred",
    "backspaces": "good\x08\x08\x08\x08bad",
    "a carriage return": "plan\rlan",
    "line ends": "one\ntwo\u2028three\x85four",
    "right to left": "\u202egnp.exe\u202c",
    "isolates": "\u2066a\u2067b\u2069",
    "nothing to be seen": "a\u200bb\u2060c\ufeffd\u00ade",
    "Rich markup": "[red]x[/red]",
    "a Rich link": "[link=http://example.org]x[/link]",
    "a closing tag alone": "[/]",
    "emoji code": ":warning:",
    "format": "{0} %s {kind}",
    "Markdown": "**b** `c` <b>d</b> |e|",
    "delete": "a\x7fb",
}
LOOKS = (
    ("list",), ("show", "hostile0"), ("plan",), ("why",), ("report",), ("report", "--markdown"),
    ("activity",), (), ("patterns",), ("doctor",), ("amend", "hostile0", "mood", "4"), ("undo",),
    ("goal",), ("goal", "--closed"), ("goal", "rate", "no", "1"), ("review",),
    ("review", "wins"), ("measure",), ("log", "walk", "5m"), ("list", "--activity", "zzz"), ("show", "h"),
    ("try",), ("try", "show"), ("share", "--to", "therapist"), ("share", "--to", "family", "--line"),
    ("share", "--to", "therapist", "--chat"), ("card",), ("support",),
)  # fmt: skip
OWN_CODES = re.compile(r"\x1b\[[0-9;]*m")


MOVES = " ".join(text for text in HOSTILE.values() if not text.isprintable())
MARKUP = " ".join(text for text in HOSTILE.values() if text.isprintable())


@pytest.fixture(params=[MOVES, MARKUP], ids=["moves the cursor", "markup"])
def payload(request: pytest.FixtureRequest, device: Device) -> str:
    """Four days that hold it wherever text can stand, in the journal and in the settings."""
    text = str(request.param)
    folder = device.home / "journal"
    folder.mkdir(parents=True)
    rows = [
        {"v": 1, "id": f"hostile{day}", "kind": "activity", "at": f"2026-03-0{day + 3}T10:00:00Z",
         "zone": text, "noted": "2026-03-04T10:00:00Z", "activity": text, "minutes": 5 + day,
         "pain": 3, "note": text, "tags": [text, "x"], "with": text, "unknown": text}
        for day in range(5)
    ]  # fmt: skip
    rows += [
        {"v": 1, "id": "dose", "kind": "dose", "at": "2026-03-08T09:00:00Z", "medicine": text},
        {"v": 1, "id": "flare", "kind": "flare", "at": "2026-03-08T09:00:00Z", "note": text},
        {
            "v": 1,
            "id": "review",
            "kind": "review",
            "at": "2026-03-07T09:00:00Z",
            "wins": [text],
            "well": [text],
            "barriers": [text],
            "values": text,
            "next_on": text,
        },
        {
            "v": 1,
            "id": "score1",
            "kind": "score",
            "at": "2026-03-06T09:00:00Z",
            "instrument": text,
            "value": 3,
            "better": "less",
            "goal": text,
            "items": {text: 4},
        },
        {
            "v": 1,
            "id": "score2",
            "kind": "score",
            "at": "2026-03-07T09:00:00Z",
            "instrument": text,
            "value": 4,
            "better": "less",
        },
        {
            "v": 1,
            "id": "gas",
            "kind": "score",
            "at": "2026-03-07T09:00:00Z",
            "instrument": "gas",
            "value": 1,
            "goal": text,
        },
        {"v": 1, "id": "wrong", "kind": text, "at": "2026-03-08T09:00:00Z"},
        {"v": 1, "id": "wrong2", "kind": "check", "at": "2026-03-08T09:00:00Z", "pain": text},
    ]
    tried = {
        "question": text, "kind": "other", "activity": text, "arms": [text, f"{text} 2"],
        "outcome": "pain", "later": 1, "useful": 1, "blocks": 1, "wash_out": 1,
        "start": "2026-03-05", "seed": 1, "order": [[0, 1]],
    }  # fmt: skip
    rows.append({"v": 1, "id": "tried", "kind": "experiment", "at": "2026-03-04T09:00:00Z",
                 "protocol": tried, "sha256": text})  # fmt: skip
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (folder / "2026-03.other.jsonl").write_text(lines + text, encoding="utf-8", newline="")
    quoted = json.dumps(text)
    (device.home / "profile.toml").write_text(f"name = {quoted}\n")
    keys = ("what", "why", "measured", "home", "closed_words")
    texts = "".join(f"{key} = {quoted}\n" for key in keys)
    lists = "".join(f"{key} = [{quoted}]\n" for key in ("actions", "bad_days", "helpers"))
    (device.home / "goals.toml").write_text(
        f'[{quoted}]\n{texts}{lists}activities = [{quoted}]\ntarget = "90m"\n'
    )
    (device.home / "supports.toml").write_text(f"[{quoted}]\nwhat = {quoted}\nneeds = [{quoted}]\n")
    (device.home / "activities.toml").write_text(f"[{quoted}]\nmeaning = {quoted}\n")
    return text


def test_no_form_of_any_answer_obeys_it(payload: str, device: Device) -> None:
    shown = 0
    for words in LOOKS:
        for form in ((), ("--plain",), ("--json",)):
            answer = device.pace(*words, *form, terminal=not form, environment={"TERM": "xterm"})
            assert answer.code in (0, 2, 3), (words, form, answer)
            own = OWN_CODES.sub("", answer.out) if not form else answer.out
            for said in (own, answer.err):
                rest = {char for char in said if unseen(char)} - set("\n\r" if not form else "\n")
                assert not rest, (words, form, rest)
                assert "\r" not in said.replace("\r\n", "")
            if form == ("--json",) and answer.code == 0:
                shown += json.dumps(payload)[1:-1] in json.dumps(answer.document)
            if payload.isprintable() and payload.isascii() and words == ("list",):
                squeezed = "".join(answer.out.split())
                assert "".join(payload.split()) in squeezed or form == ("--json",)
    assert shown


def test_the_name_of_a_file_is_shown_as_text(device: Device) -> None:
    device.done("log", "walk", "5m")
    evil = device.home / "journal" / "2026-03.\x1b[31mred\u202e.jsonl"
    evil.write_bytes(b"what is this\n")
    for words in (("list",), ("doctor",)):
        answer = device.pace(*words)
        assert "\x1b" not in answer.err + answer.out
        assert "\u202e" not in answer.err + answer.out
        assert "\\x1b[31mred\\u202e" in answer.err + answer.out


def test_words_that_are_refused_are_told_as_text(device: Device) -> None:
    for words in (("log", "walk", "pain", "\x1b[2J"), ("\x1b[2J",), ("log", "--from", "\x1b[2J")):
        answer = device.pace(*words)
        assert answer.code in (2, 3)
        assert "\x1b" not in answer.err
        assert "\\x1b[2J" in answer.err
