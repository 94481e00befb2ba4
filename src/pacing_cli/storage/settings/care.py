"""Parse `care.toml` into a value, with all its problems. No disk here."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, get_args

from pacing_cli.model.activity import HEART_RATES, HIGHEST_EFFORT, Activity
from pacing_cli.model.quantity import Amount
from pacing_cli.model.settings import Agreement, Care, Method
from pacing_cli.model.text import nearest
from pacing_cli.model.value import Value
from pacing_cli.storage.files import could_not_write, make_private_folder, replace
from pacing_cli.storage.paths import Home
from pacing_cli.storage.settings.times import weekdays
from pacing_cli.storage.settings.toml_table import Table, TomlFile
from pacing_cli.storage.settings.toml_text import content_of

METHODS: Final[tuple[Method, ...]] = get_args(Method)
LONGEST_HOLD: Final = 365

CARE_KEYS: Final = ("agreed_with", "agreed_on", "review_on", "activity")
AGREEMENT_KEYS: Final = (
    "ceiling", "floor", "step", "hold_days", "method", "baseline", "good", "bad", "days",
    "effort_max", "hr_max", "stop",
)  # fmt: skip

_MEANT: Final[Mapping[str, str]] = {
    "max": "ceiling", "maximum": "ceiling", "limit": "ceiling", "most": "ceiling",
    "min": "floor", "minimum": "floor", "least": "floor", "hold": "hold_days",
}  # fmt: skip
"""Words that somebody else would call a limit by: one that is not read does not hold."""


def read_care(file: TomlFile) -> Care:
    """`care.toml`."""
    top = file.table(file.parsed())
    top.note_unknown(CARE_KEYS)
    for name in top.tables():
        if name != "activity":
            top.notice(name, f"is not a key that pace knows. Limits go under [activity.{name}]")
    return care_of(top)


def care_of(top: Table) -> Care:
    """What a table with the keys of the care file says; its other keys are not looked at."""
    agreements = top.inner("activity")
    if agreements:
        for key, value in agreements.values().items():
            if not isinstance(value, dict):
                agreements.refuse(key, "needs the name of its activity: [activity.walk]")
    return Care(
        agreed_with=top.text("agreed_with"),
        agreed_on=top.day("agreed_on"),
        review_on=top.day("review_on"),
        activities={
            name: _agreement(table)
            for name, table in (agreements.tables() if agreements else {}).items()
        },
    )


def _agreement(table: Table) -> Agreement:
    table.note_unknown(AGREEMENT_KEYS, tables_too=True)
    for key in table.values():
        if key in _MEANT:
            table.notice(key, f"is not a key that pace knows. Did you mean `{_MEANT[key]}`?")
    agreement = Agreement(
        ceiling=table.amount("ceiling"),
        floor=table.amount("floor"),
        step=table.amount("step", more_than_zero=True),
        hold_days=table.whole("hold_days", 1, LONGEST_HOLD),
        method=table.choice("method", METHODS),
        baseline=table.amount("baseline"),
        good=table.amount("good"),
        bad=table.amount("bad"),
        days=weekdays(table),
        effort_max=table.number("effort_max", 0, HIGHEST_EFFORT),
        hr_max=table.number("hr_max", *HEART_RATES),
        stop=_stop_rules(table),
    )
    _check_agreement(table, agreement)
    return agreement


def _stop_rules(table: Table) -> tuple[str, ...]:
    """One sentence, or a list of them."""
    value = table.values().get("stop")
    found = (table.text("stop"),) if isinstance(value, str) else table.words("stop")
    return tuple(rule for one in found if (rule := one.strip()))


def _check_agreement(table: Table, agreement: Agreement) -> None:
    amounts = {key: one for key, one in agreement._asdict().items() if isinstance(one, Amount)}
    if len({amount.measure for amount in amounts.values()}) > 1:
        told = ", ".join(f"`{key}` in {amount.measure}" for key, amount in amounts.items())
        table.refuse(next(iter(amounts)), f"and the others need one measure, and here are {told}")
        return
    for low, high in (("floor", "ceiling"), ("bad", "good")):
        if low in amounts and high in amounts and amounts[low].value > amounts[high].value:
            table.refuse(
                high,
                f"is {amounts[high]}, below the {low} of {amounts[low]}. Allowed: the {low} or "
                "more",
            )


def note_unlisted(file: TomlFile, activities: Mapping[str, Activity], care: Care) -> None:
    """Report limits under a name that is close to a known activity, because they are not used.

    A name unlike any other may be a new activity, and is not reported.
    """
    listed = {name.casefold() for name in activities}
    for name in care.activities:
        near = "" if name.casefold() in listed else nearest(name, activities)
        if near:
            file.table({}, ("activity",)).notice(
                name,
                f"is not one of your activities, so this limit is not used. Did you mean `{near}`?",
            )


def check_together(file: TomlFile, activities: Mapping[str, Activity], care: Care) -> None:
    """A limit in another measure than the activity's could never be held: it is a problem."""
    for name, agreement in care.activities.items():
        measure = activities[name].measure if name in activities else None
        for key, amount in agreement._asdict().items():
            if measure and isinstance(amount, Amount) and amount.measure != measure:
                table = file.table({}, ("activity", name))
                table.refuse(
                    key,
                    f"is in {amount.measure}, but activities.toml measures it in {measure}. "
                    f"Allowed: {measure}",
                )


# Storage: every version of the care file that was seen, kept in `backups/care/`.

_STAMP: Final = "%Y-%m-%dT%H%M%S"


class CareVersion(Value):
    """One version: when it was seen first (on the clock of that place), and its bytes."""

    seen: datetime
    content: bytes


def snapshot_care_file(home: Home, now: datetime) -> None:
    """Keep a copy, if the file is another one than the last that was seen.

    A file that is gone is a version too, once there was one. Nothing is kept for a
    moment before the last version. Raises FileNotUsable or CouldNotWrite.
    """
    versions = care_versions(home)
    content = content_of(home.care)
    seen = now.replace(tzinfo=None, microsecond=0)
    last = versions[-1] if versions else None
    if content == (last.content if last else b"") or (last and seen < last.seen):
        return
    folder = home.backups / "care"
    try:
        for each in (home.root, home.backups, folder):
            make_private_folder(each)
    except OSError as error:
        raise could_not_write(folder, error) from error
    replace(folder / f"{seen.strftime(_STAMP)}.toml", content, aside=True)


def care_versions(home: Home) -> tuple[CareVersion, ...]:
    """All versions, the oldest first."""
    found = []
    for path in sorted((home.backups / "care").glob("*.toml")):
        try:
            seen = datetime.strptime(path.stem, _STAMP)  # noqa: DTZ007 (a clock on the wall)
        except ValueError:
            continue
        found.append(CareVersion(seen, content_of(path)))
    return tuple(found)


def care_of_version(version: CareVersion) -> "Care":
    """Parse the version into a value. Raises FileNotUsable if it cannot be read."""
    from pacing_cli.storage.settings.toml_table import TomlFile
    from pacing_cli.storage.settings.toml_text import not_usable, text_in

    file = TomlFile("care.toml", text_in("care.toml", version.content))
    care = read_care(file)
    if file.problems:
        raise not_usable(file.problems)
    return care
