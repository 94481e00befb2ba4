"""The answers of `pace setup` put into the person's files, comments and order kept."""

from datetime import date
from typing import TYPE_CHECKING, Any

from pacing_cli.cli.setup.answers import Answers, Wanted
from pacing_cli.cli.words.names import fold
from pacing_cli.model.profile import Lifted, Mode, Profile
from pacing_cli.model.quantity import word_for
from pacing_cli.model.settings import Settings
from pacing_cli.storage.ids import new_id
from pacing_cli.storage.settings import edit_toml
from pacing_cli.storage.toml_values import Remarked

if TYPE_CHECKING:
    from pacing_cli.storage.paths import Home

_TOLD = {
    "mode_since": "",
    "asked_on": "",
    "red_flags": "the safety answers",
    "post_exertional": "the answer about small efforts",
}
_BEGINS = "Your settings. Change them by hand as you like; comments stay."


def write_answers(
    home: "Home", answers: Answers, settings: Settings, today: date
) -> tuple[str, ...]:
    """Write what was answered; the names of what was written, in the order of the questions.

    One `pace undo` takes all of it back.
    """
    changes = profile_changes(answers, settings, today)
    safety = safety_changes(answers, today)
    known = {fold(name) for one in settings.activities.values() for name in (one.name, *one.short)}
    new = tuple(
        {fold(one.name): one for one in answers.activities if fold(one.name) not in known}.values()
    )
    group = new_id()
    if changes or safety:
        over = lifted(settings.profile, changes, safety, today)
        edit_toml(
            home.profile, lambda file: _set_profile(file, changes, safety, over), group, _BEGINS
        )
    if new:
        edit_toml(home.activities, lambda file: _add_activities(file, new), group)
    told = (_TOLD.get(key, key) for key in (*changes, *safety))
    return (*(word for word in told if word), *(f"activity {one.name}" for one in new))


def mode_after(answers: Answers, mode: Mode) -> Mode:
    """The mode once the answers are written: a yes to the post-exertional questions decides."""
    return "envelope" if answers.post_exertional else answers.mode or mode


def profile_changes(answers: Answers, settings: Settings, today: date) -> dict[str, object]:
    """The keys of the profile that get a value, in the order of the questions."""
    given = {"name": answers.name, "country": answers.country, "day": answers.day}
    changes: dict[str, object] = {key: value for key, value in given.items() if value is not None}
    mode = mode_after(answers, settings.profile.mode)
    if mode != settings.profile.mode:
        changes |= {"mode": mode, "mode_since": today}
    elif answers.mode is not None:
        changes["mode"] = mode
    return changes


def safety_changes(answers: Answers, today: date) -> dict[str, object]:
    """The keys of the profile's table `safety` that get a value."""
    changes: dict[str, object] = {}
    if answers.red_flags is not None:
        changes |= {"asked_on": today, "red_flags": list(answers.red_flags)}
    if answers.post_exertional is not None:
        changes |= {"asked_on": today, "post_exertional": answers.post_exertional}
    return changes


def lifted(
    profile: Profile, changes: dict[str, object], safety: dict[str, object], today: date
) -> tuple[Lifted, ...]:
    """What held until today and would leave no trace: a safety answer that is answered anew,
    envelope mode that is left."""
    found = []
    if profile.mode == "envelope" and changes.get("mode", "envelope") != "envelope":
        found.append(Lifted("envelope", profile.mode_since, today))
    if profile.safety.red_flags and "asked_on" in safety:
        found.append(Lifted("red_flag", profile.safety.asked_on, today))
    return tuple(one for one in found if one.since is None or one.since < today)


def _set_profile(
    file: dict[str, Any],
    changes: dict[str, object],
    safety: dict[str, object],
    over: tuple[Lifted, ...],
) -> None:
    file.update(changes)
    if safety:
        file.setdefault("safety", {}).update(safety)
    for one in over:
        row = {key: value for key, value in one._asdict().items() if value is not None}
        file.setdefault("lifted", []).append(row)


def _add_activities(file: dict[str, Any], wanted: tuple[Wanted, ...]) -> None:
    """A table each. What is possible now is kept as a comment: baselines come from the log."""
    for one in wanted:
        file[one.name] = {}
        if one.about is not None:
            remark = f"about {word_for(one.about)} when this was written"
            file[one.name]["measure"] = Remarked.of(one.about.measure, remark)
