"""The long durability run: `make soak`, or `python -m tests.durability.soak [SHARE]`.

Prints what came of a fault of the disk at every call of the commands that write (faults, untrue
sentences, lost lines, halves, commands that did not work again, bugs), how many entries were
confirmed under kills and in crowds, and how many of them were found; then what became of homes
that Syncthing, git and rsync kept in step. Ends with 1 if one is lost or one sentence is untrue.
SHARE makes it shorter, such as 0.1.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy

from tests.durability import faults, fuzz, sync
from tests.durability.device import Device, Warm
from tests.durability.fuzz_strategies import contents, texts
from tests.durability.kills import (
    Count,
    Step,
    crowd,
    kill_commands,
    kill_lives,
    kill_rewrites,
    killed_crowd,
    one_line,
)

FUZZ_SECONDS = 120.0
SYNC_ROUNDS = 10
_HEAD = ("kind", "rounds", "killed", "writes", "confirmed", "found", "lost")


class Soak:
    """Homes of their own for every part, in one folder that goes away at the end."""

    def __init__(self, warm: Warm, folder: Path, share: float) -> None:
        self._warm = warm
        self._folder = folder
        self._share = share
        self._numbers = count()

    def many(self, number: int) -> int:
        return max(1, round(number * self._share))

    def device(self) -> Device:
        place = self._folder / str(next(self._numbers))
        place.mkdir()
        return Device(place / "home", place / "state", self._warm)

    def parts(self, chance: random.Random) -> Iterator[Count]:
        """Every part of the run, one after the other."""
        folder = self._folder
        yield _together(
            kill_lives(self.device(), chance, 10, 1.4, self._new_folder())
            for _ in range(self.many(15))
        )
        yield kill_commands(self.device(), chance, self.many(30), 600, folder)
        one = self.device()
        yield crowd([one] * 8, _lives(50), self._new_folder(), "eight at once on one device")
        one = self.device()
        two = one._replace(state=one.state.with_name("state-2"))
        one.done("activity", "add", "walk")
        yield crowd([one, two] * 4, _lives(50), self._new_folder(), "two devices on one home")
        one = self.device()
        two = one._replace(state=one.state.with_name("state-2"))
        yield killed_crowd([one, one, two, two], chance, self.many(12), 1.5, folder)
        yield kill_rewrites(self.device, chance, self.many(45), 0.09, folder)

    def _new_folder(self) -> Path:
        place = self._folder / f"confirmed-{next(self._numbers)}"
        place.mkdir()
        return place


def _together(counts: Iterator[Count]) -> Count:
    found = list(counts)
    sums = [sum(one[column] for one in found) for column in range(1, len(found[0]))]
    return Count(found[0].kind, *sums)


def _lives(steps: int) -> Callable[[int], list[Step]]:
    def life(number: int) -> list[Step]:
        chance = random.Random(number)
        return [([*one_line(chance).split(), "--json"], "") for _ in range(steps)]

    return life


def _row(cells: tuple[object, ...]) -> str:
    kind, *numbers = cells
    return f"{kind:<38}" + "".join(f"{number:>11}" for number in numbers)


def _fuzzed(
    target: Callable[..., None], strategy: SearchStrategy[object], seconds: float
) -> tuple[int, BaseException | None]:
    """Throw things at the target for so long. How many, and what it stumbled over."""
    end = time.monotonic() + seconds
    thrown = 0

    class Over(Exception):
        pass

    @settings(
        max_examples=100_000_000,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def throw(thing: object) -> None:
        nonlocal thrown
        if time.monotonic() > end:
            raise Over
        thrown += 1
        target(thing)

    try:
        with suppress(Over):
            throw()
    except Exception as found:
        return thrown, found
    return thrown, None


def _mutated(
    target: Callable[[bytes], None], seeds: Sequence[bytes], seconds: float, chance: random.Random
) -> tuple[int, str]:
    """As `_fuzzed`, blindly and much faster."""
    end = time.monotonic() + seconds
    thrown = 0
    while time.monotonic() < end:
        thing = fuzz.mutated(chance, seeds)
        thrown += 1
        try:
            target(thing)
        except Exception as found:
            return thrown, f"{found!r} by {thing!r}"
    return thrown, ""


def _typed(content: bytes) -> None:
    fuzz.words(content.decode("utf-8", "replace").replace("\n", " "))


def _fuzz(seconds: float, chance: random.Random) -> int:
    """Both readers in both ways. How many of them stumbled."""
    stumbled = 0
    for name, target, strategy, blind, seeds in (
        ("line reader", fuzz.lines, contents, fuzz.lines, fuzz.LINE_SEEDS),
        ("shorthand", fuzz.words, texts, _typed, fuzz.WORD_SEEDS),
    ):
        shaped, found = _fuzzed(target, strategy, seconds / 4)
        blindly, found_blindly = _mutated(blind, seeds, seconds / 4, chance)
        told = found or found_blindly or "nothing found"
        print(f"fuzzed: {name}, {shaped} shaped and {blindly} blind throws: {told}", flush=True)
        stumbled += bool(found) + bool(found_blindly)
    return stumbled


def main() -> int:
    share = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    seed = random.randrange(1_000_000)
    print(f"seed {seed}", flush=True)
    began = time.monotonic()
    print(_row(_HEAD), flush=True)
    counts = []
    warm = Warm()
    try:
        with tempfile.TemporaryDirectory(prefix="pace-faults-") as folder:
            refused = faults.run(warm, Path(folder), share=share)
            print("faults of the disk", refused[:-1], flush=True)
        with tempfile.TemporaryDirectory(prefix="pace-soak-") as folder:
            for one in Soak(warm, Path(folder), share).parts(random.Random(seed)):
                counts.append(one)
                cells = (one.kind, one.rounds, one.killed, one.writes)
                print(_row((*cells, one.confirmed, one.found, one.lost)), flush=True)
            rounds = max(1, round(SYNC_ROUNDS * share))
            apart = sync.soak(Path(folder) / "sync", warm, random.Random(seed), rounds)
    finally:
        warm.close()
    together = _together(iter(counts))._replace(kind="together")
    cells = (together.kind, together.rounds, together.killed, together.writes)
    print(_row((*cells, together.confirmed, together.found, together.lost)))
    fuzzed = _fuzz(FUZZ_SECONDS * share, random.Random(seed))
    broken = together.lost + sum(refused[1:-1]) + apart + fuzzed
    print(f"{time.monotonic() - began:.0f} seconds")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
