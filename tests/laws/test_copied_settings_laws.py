"""While two versions of the settings stand side by side, no limit is looser than in either."""

import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.model.activity import Activity
from pacing_cli.model.settings import Agreement, Settings
from pacing_cli.storage.maintenance.repair import SIDES, settle
from pacing_cli.storage.paths import Home
from pacing_cli.storage.settings.copies import differences, flat
from pacing_cli.storage.settings.settings import load_settings
from pacing_cli.storage.sync_names import settings_copies
from tests.storage.moments import NOW

NAMES = ("walk", "Swim", "long walk")
COPIES = ("{} (1).toml", "{}.sync-conflict-20260301-101010-ABC.toml", "{}.TOML")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def some(**values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Lines of a table, each of them there or not."""
    rows = st.fixed_dictionaries({}, optional=values)
    return rows.map(lambda found: "".join(f"{k} = {v}\n" for k, v in found.items()))


def minutes(low: int, high: int) -> st.SearchStrategy[str]:
    return st.integers(low, high).map(lambda n: f'"{n}m"')


numbers = st.integers(1, 20).map(str)
flags = st.sampled_from(("true", "false"))
march = st.integers(1, 28).map(lambda day: f"2026-03-{day:02}")
words = st.lists(st.sampled_from(("a", "b", "c")), max_size=3, unique=True).map(
    lambda found: str(found).replace("'", '"')
)
days = st.lists(st.sampled_from(DAYS), max_size=7, unique=True).map(
    lambda found: str(found).replace("'", '"')
)
agreements = some(
    ceiling=minutes(10, 30),
    floor=minutes(0, 9),
    step=minutes(1, 5),
    hold_days=numbers,
    effort_max=st.integers(0, 10).map(str),
    hr_max=st.integers(90, 180).map(str),
    days=days,
    stop=words,
    baseline=minutes(1, 9),
    method=st.sampled_from(('"clinician"', '"three_trials"')),
)
activities = some(
    paused=flags,
    resistance=flags,
    days=days,
    step=numbers,
    demand=st.integers(1, 10).map(str),
)


def tables(prefix: str, inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    found = st.dictionaries(st.sampled_from((*NAMES, "WALK")), inner, max_size=3).filter(
        lambda found: not {"walk", "WALK"} <= found.keys()
    )
    return found.map(
        lambda found: "".join(f'[{prefix}"{name}"]\n{text}' for name, text in found.items())
    )


parameters = st.fixed_dictionaries(
    {},
    optional={
        "progress.pct": st.integers(5, 20),
        "progress.hold_days": st.integers(3, 28),
        "progress.cap_14d": st.integers(15, 30),
        "scaleback.cut": st.integers(20, 50),
        "pain.rise_ok": st.integers(1, 3),
    },
).map(lambda found: "[parameters]\n" + "".join(f'"{k}" = {v}\n' for k, v in found.items()))
pauses = st.lists(st.tuples(march, st.one_of(st.none(), st.just("2026-03-29"))), max_size=2).map(
    lambda found: "".join(
        f'[[pauses]]\nwhy = "illness"\nsince = {since}\n' + (f"until = {until}\n" if until else "")
        for since, until in found
    )
)
profiles = st.tuples(
    some(
        mode=st.sampled_from(('"graded"', '"envelope"')),
        mode_since=march,
        energy_ceiling=numbers,
        energy_budget=numbers,
    ),
    some(asked_on=march, red_flags=words, post_exertional=flags).map("[safety]\n".__add__),
    parameters,
    pauses,
).map("".join)
versions = st.fixed_dictionaries(
    {
        "profile": profiles,
        "care": tables("activity.", agreements),
        "activities": tables("", activities),
    }
)


def read(folder: Path, *found: tuple[str, dict[str, str]]) -> Settings:
    folder.mkdir()
    for form, version in found:
        for name, text in version.items():
            (folder / form.format(name)).write_text(text, encoding="utf-8")
    return load_settings(Home(folder))


@given(versions, versions, versions, st.sampled_from(COPIES))
def test_no_limit_is_looser_than_in_either_version(first, second, third, form):
    with TemporaryDirectory() as place:
        alone = [
            read(Path(place, str(number)), ("{}.toml", version))
            for number, version in enumerate((first, second, third))
        ]
        held = read(
            Path(place, "both"), ("{}.toml", first), (form, second), ("{}-LAPTOP.toml", third)
        )
    for one in alone:
        _profile(held, one)
        for name in NAMES:
            _agreement(held, one, held.care.of(name), one.care.of(name))
            _activity(held.activity(name), one.activity(name))
    start = alone[0].care.of("walk")
    if len({each.care.of("walk").method for each in alone}) > 1:
        return
    baselines = [each.care.of("walk").baseline for each in alone]
    found = held.care.of("walk").baseline
    assert found is None if None in baselines else found == min(b for b in baselines if b)
    assert held.care.of("walk").method == start.method


@given(versions, versions, st.sampled_from(("profile", "care", "activities")), st.randoms())
def test_what_is_chosen_is_what_is_read_and_the_copy_is_kept(first, second, name, chance):
    """Key by key, in any mixture; no byte of either version is lost."""
    with TemporaryDirectory() as place:
        home = Home(Path(place, "home"))
        home.root.mkdir()
        main, path = home.root / f"{name}.toml", home.root / f"{name} (1).toml"
        main.write_text(first[name], encoding="utf-8")
        path.write_text(second[name], encoding="utf-8")
        (copy,) = settings_copies(home.root)
        sides = {one.keys: chance.choice(SIDES) for one in differences(copy)}
        versions_of = {
            "main": flat(tomllib.loads(first[name])),
            "copy": flat(tomllib.loads(second[name])),
        }
        kept = settle(home, copy, sides, NOW)
        found = _filled(flat(tomllib.loads(main.read_text(encoding="utf-8"))))
        for key in {*versions_of["main"], *versions_of["copy"], *found}:
            wanted = _filled(versions_of[sides.get(key, "main")])
            assert found.get(key) == wanted.get(key)
        assert kept.read_text(encoding="utf-8") == second[name]
        assert not path.exists()


def _filled(found: dict[Any, Any]) -> dict[Any, Any]:
    return {key: value for key, value in found.items() if value != {}}


def _profile(held: Settings, one: Settings) -> None:
    both, alone = held.profile, one.profile
    if alone.mode == "envelope":
        assert both.mode == "envelope"
        assert both.mode_since is None or (alone.mode_since and both.mode_since <= alone.mode_since)
    assert set(alone.safety.red_flags) <= set(both.safety.red_flags)
    assert both.safety.post_exertional or not alone.safety.post_exertional
    assert set(alone.pauses) <= set(both.pauses)
    _no_more(both.energy_ceiling, alone.energy_ceiling)
    _no_more(both.energy_budget, alone.energy_budget)
    for field in ("progress_pct", "progress_cap_14d", "pain_rise_ok"):
        assert getattr(held.parameters, field) <= getattr(one.parameters, field)
    for field in ("progress_hold_days", "scaleback_cut"):
        assert getattr(held.parameters, field) >= getattr(one.parameters, field)


def _agreement(held: Settings, one: Settings, both: Agreement, alone: Agreement) -> None:
    for key in ("ceiling", "effort_max", "hr_max", "step"):
        _no_more(_size(getattr(both, key)), _size(getattr(alone, key)))
    if alone.step is None and both.step is not None:
        assert both.step.value <= 0.5, "beside a step by percent only the smallest there is"
    assert both.floor is None or (alone.floor and both.floor.value <= alone.floor.value)
    assert both.floor is None or both.ceiling is None or both.floor.value <= both.ceiling.value
    assert set(alone.stop) <= set(both.stop)
    assert _hold_days(held, both) >= _hold_days(one, alone)


def _hold_days(settings: Settings, agreed: Agreement) -> int:
    usual = settings.parameters.progress_hold_days
    return usual if agreed.hold_days is None else agreed.hold_days


def _activity(both: Activity, alone: Activity) -> None:
    assert both.paused or not alone.paused
    assert both.resistance or not alone.resistance
    _no_more(both.step, alone.step)


def _size(value: Any) -> Any:
    return value if value is None else getattr(value, "value", value)


def _no_more(both: Any, alone: Any) -> None:
    """Where a version sets a limit, there is one, and it is no higher."""
    assert alone is None or (both is not None and both <= alone)
