"""Killed while the inbox is read: every line is an entry once, whenever the end came."""

import os
import random
import time
from collections import Counter
from pathlib import Path

from tests.durability.device import Device, answers

FILES, LINES = 12, 5


def test_a_kill_while_the_inbox_is_read_loses_nothing_and_doubles_nothing(
    device: Device, tmp_path: Path
) -> None:
    """A phone has written twelve files; the command that reads them is killed again and again."""
    device.done("log", "walk", "1m")
    chance = random.Random(8)
    inbox = device.home / "inbox"
    for number in range(FILES):
        inbox.mkdir(exist_ok=True)
        path = inbox / f"phone{number}.txt"
        lines = [f"walk {number * LINES + line + 1}m note {number}" for line in range(LINES)]
        path.write_text("\n".join([*lines, f"plonk {number} 5", ""]), encoding="utf-8")
        os.utime(path, (1_772_900_000 + number, 1_772_900_000 + number))
    killed = 0
    for round_ in range(40):
        call = device.live([(["list", "--json"], "")], tmp_path / f"round-{round_}")
        time.sleep(chance.uniform(0.0, 0.03))
        call.kill()
        killed += call.code() is None
        if not list(inbox.glob("phone*.txt")):
            break
    device.done("list")

    found = Counter(entry["minutes"] for entry in device.entries().values() if "inbox" in entry)
    assert killed
    assert found == Counter(range(1, FILES * LINES + 1))
    assert len(list((inbox / "done").glob("phone*.txt"))) == FILES
    review = (inbox / "review.txt").read_text("utf-8").splitlines()
    assert [review.count(f"plonk {number} 5") for number in range(FILES)] == [1] * FILES
    assert all(answer.code == 0 for answer in answers(tmp_path / "round-0"))
