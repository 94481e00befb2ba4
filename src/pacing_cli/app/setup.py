"""Check the answers of `pace setup`. None means that a question was skipped."""

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from pacing_cli.errors import Problem, WordsNotUnderstood
from pacing_cli.model.profile import USUAL_HOURS, Lifted, Mode, Pause, PauseWhy, Profile
from pacing_cli.model.quantity import Amount, parse_amount, word_for
from pacing_cli.model.settings import Settings
from pacing_cli.model.value import Value
from pacing_cli.shorthand.names import RESERVED, checked_name, fold
from pacing_cli.storage.settings.one_write import one_write
from pacing_cli.storage.settings.settings import edit_toml
from pacing_cli.storage.settings.toml_change import Remarked
from pacing_cli.wording.safety import SAFETY_QUESTIONS, UNNAMED

if TYPE_CHECKING:
    from pacing_cli.storage.paths import Home

_FILLERS: Final = ("", "and", "of", "them", "these")
COUNTRIES: Final[dict[str, str]] = {
    "united kingdom": "GB", "great britain": "GB", "england": "GB", "scotland": "GB",
    "wales": "GB", "ireland": "IE", "united states": "US", "usa": "US", "america": "US",
    "canada": "CA", "australia": "AU", "new zealand": "NZ", "germany": "DE", "austria": "AT",
    "switzerland": "CH", "netherlands": "NL", "belgium": "BE", "france": "FR", "spain": "ES",
    "italy": "IT", "portugal": "PT", "norway": "NO", "sweden": "SE", "denmark": "DK",
    "finland": "FI", "poland": "PL", "india": "IN", "south africa": "ZA",
}  # fmt: skip
"""Names that are said rather than typed; any country can be given by its two letters."""
_CLOCKS: Final = re.compile(r"(?i:from\s+)?(\d{1,2})(?::(\d{2}))?\s*-\s*(\d{1,2})(?::(\d{2}))?")


class ActivityRequest(Value):
    """An activity to pace, and about how much of it is possible now."""

    name: str
    about: Amount | None = None
    on_bad_day: Amount | None = None
    """What is possible on a bad day without paying for it; it sizes the first trial."""
    per_week: int | None = None


class SetupAnswers(Value):
    """Everything that setup can be told."""

    name: str | None = None
    country: str | None = None
    day: str | None = None
    mode: Mode | None = None
    activities: tuple[ActivityRequest, ...] = ()
    red_flags: tuple[str, ...] | None = None
    post_exertional: bool | None = None

    @property
    def empty(self) -> bool:
        """True where every question was skipped."""
        return self == SetupAnswers()


def read_country(text: str) -> str:
    """Read a country: two letters, or the name of a known country.

    Raises WordsNotUnderstood.
    """
    named = COUNTRIES.get(text.casefold().strip(" ."))
    if named:
        return named
    if re.fullmatch(r"[A-Za-z]{2}", text):
        return {"UK": "GB"}.get(text.upper(), text.upper())
    raise WordsNotUnderstood(
        f'A country is two letters, for example GB or DE, and you typed "{text}".'
    )


def read_day(text: str) -> str:
    """The hours of the day as the profile has them: `08:00-20:00`. Raises WordsNotUnderstood."""
    parts = _CLOCKS.fullmatch(text.strip())
    if parts:
        hour, minute, end_hour, end_minute = (int(part or 0) for part in parts.groups())
        begins, ends = hour * 60 + minute, end_hour * 60 + end_minute
        if minute < 60 and end_minute < 60 and begins < ends <= 24 * 60:
            return f"{hour:02}:{minute:02}-{end_hour:02}:{end_minute:02}"
    raise WordsNotUnderstood(
        f'Type when your day begins and ends, for example 08:00-20:00. You typed "{text}".'
    )


def read_mode(text: str) -> Mode:
    """`graded` or `envelope`. Raises WordsNotUnderstood."""
    word = text.casefold()
    if word == "graded":
        return "graded"
    if word == "envelope":
        return "envelope"
    raise WordsNotUnderstood(f'The mode can be graded or envelope, and you typed "{text}".')


def read_post_exertional(text: str) -> bool | None:
    """yes, no, or skip. Raises WordsNotUnderstood."""
    word = text.casefold()
    if word in ("yes", "no"):
        return word == "yes"
    if word == "skip":
        return None
    raise WordsNotUnderstood(f'--post-exertional can be yes, no or skip, and you typed "{text}".')


def read_red_flags(text: str) -> tuple[str, ...]:
    """`none`, `yes`, or names or numbers of the questions; the answer holds their words.

    Raises WordsNotUnderstood that names the word and what is allowed.
    """
    words = [word for word in re.split(r"[,.\s]+", text.casefold()) if word not in _FILLERS]
    if words in (["none"], ["n"], ["no"], ["0"]):
        return ()
    if words in (["yes"], ["y"]):
        return (UNNAMED,)
    keys = [question.key for question in SAFETY_QUESTIONS]
    numbered = {str(number): key for number, key in enumerate(keys, 1)}
    chosen = [numbered.get(word, word) for word in words]
    unknown = [word for word in chosen if word not in keys]
    if unknown or not chosen:
        raise WordsNotUnderstood(
            f'pace cannot read "{text}" for the safety questions. '
            f"Type none, yes, numbers from 1 to {len(keys)}, or names: {', '.join(keys)}."
        )
    return tuple(question.text for question in SAFETY_QUESTIONS if question.key in chosen)


def read_activity(text: str) -> ActivityRequest:
    """`walk`, `walk:12m` or `walk 12m`. Raises WordsNotUnderstood."""
    name, colon, typed = text.partition(":")
    if not colon:
        first, _, last = text.strip().rpartition(" ")
        name, typed = (first, last) if first and parse_amount(last) else (text, "")
    about = parse_amount(typed.strip()) if typed.strip() else None
    if typed.strip() and about is None:
        raise WordsNotUnderstood(
            f'"{typed.strip()}" is not an amount for {name.strip()}. For example: walk:12m'
        )
    return ActivityRequest(activity_name(name), about)


def activity_name(text: str) -> str:
    """A name that an activity can have. Raises WordsNotUnderstood."""
    name = checked_name(text, "An activity needs")
    if fold(name) in RESERVED:
        raise WordsNotUnderstood(
            f'"{name}" means something else in pace. Choose another name for the activity.'
        )
    return name


def read_activities(texts: Sequence[str]) -> tuple[ActivityRequest, ...]:
    """Read each text as an activity, and report all problems together.

    Raises WordsNotUnderstood.
    """
    found: list[ActivityRequest] = []
    problems: list[Problem] = []
    for text in texts:
        try:
            found.append(read_activity(text))
        except WordsNotUnderstood as error:
            problems.append(Problem("", error.message, text))
    if problems:
        first, *others = problems
        raise WordsNotUnderstood(first.message, problems=others)
    return tuple(found)


# The answers of `pace setup` put into the person's files, comments and order kept.

_TOLD = {
    "mode_since": "",
    "asked_on": "",
    "red_flags": "safety answers",
    "post_exertional": "your answer about small efforts",
}
_BEGINS = "Your settings. You can change them by hand. pace keeps your comments."


def write_answers(
    home: "Home", answers: SetupAnswers, settings: Settings, today: date
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
    over = lifted(settings.profile, changes, safety, today)
    if changes or safety or new:
        with one_write(home) as group:
            if changes or safety:
                edit_toml(
                    home.profile,
                    lambda file: _set_profile(file, changes, safety, over),
                    group,
                    _BEGINS,
                )
            if new:
                edit_toml(home.activities, lambda file: _add_activities(file, new), group)
    told = (_TOLD.get(key, key) for key in (*changes, *safety))
    return (*(word for word in told if word), *(f"activity {one.name}" for one in new))


def mode_after(answers: SetupAnswers, mode: Mode) -> Mode:
    """The mode once the answers are written: a yes to the post-exertional questions decides."""
    return "envelope" if answers.post_exertional else answers.mode or mode


def profile_changes(answers: SetupAnswers, settings: Settings, today: date) -> dict[str, object]:
    """The keys of the profile that get a value, in the order of the questions."""
    given = {"name": answers.name, "country": answers.country, "day": answers.day}
    changes: dict[str, object] = {key: value for key, value in given.items() if value is not None}
    mode = mode_after(answers, settings.profile.mode)
    if mode != settings.profile.mode:
        changes |= {"mode": mode, "mode_since": today}
    elif answers.mode is not None:
        changes["mode"] = mode
    return changes


def safety_changes(answers: SetupAnswers, today: date) -> dict[str, object]:
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
    """Return what ends today and would leave no trace: an old safety answer, envelope mode."""
    found = []
    if profile.mode == "envelope" and changes.get("mode", "envelope") != "envelope":
        found.append(Lifted("envelope", profile.mode_since, today))
    if profile.safety.red_flags and "red_flags" in safety:
        found.append(Lifted("red_flag", profile.safety.asked_on, today))
    return tuple(one for one in found if one.since is None or one.since < today)


def _set_profile(
    file: dict[str, Any],
    changes: dict[str, object],
    safety: dict[str, object],
    over: tuple[Lifted, ...],
) -> None:
    if isinstance(file.get("day"), dict) and "day" in changes:
        # The hours of single weekdays and of shifts stay as they are.
        file["day"][USUAL_HOURS] = changes.pop("day")
    file.update(changes)
    if safety:
        file.setdefault("safety", {}).update(safety)
    for one in over:
        row = {key: value for key, value in one._asdict().items() if value is not None}
        file.setdefault("lifted", []).append(row)


def _add_activities(file: dict[str, Any], wanted: tuple[ActivityRequest, ...]) -> None:
    """A table each. What is possible now is kept as a comment: baselines come from the log."""
    for one in wanted:
        file[one.name] = {}
        if one.about is not None:
            remark = f"about {word_for(one.about)} when this was written"
            file[one.name]["measure"] = Remarked.of(one.about.measure, remark)
        if one.on_bad_day is not None:
            file[one.name].setdefault("measure", one.on_bad_day.measure)
            file[one.name]["on_bad_day"] = word_for(one.on_bad_day)
        if one.per_week is not None:
            file[one.name]["per_week"] = one.per_week


# Pauses in the profile: begun, and ended, with all else in the file kept.


def begin_pause(
    home: "Home", why: PauseWhy, today: date, until: date | None, open_now: Sequence[Pause]
) -> None:
    """Write a pause from today on; one of the same kind that holds gets the new end instead."""
    from pacing_cli.storage.settings.settings import edit_toml

    held = next((pause for pause in open_now if pause.why == why), None)

    def change(file: dict[str, Any]) -> None:
        if held is None:
            _append(file, Pause(why, today, until))
            return
        for table in _tables_of(file, [held]):
            table.pop("until", None)
            if until is not None:
                table["until"] = until

    edit_toml(home.profile, change)


def end_pauses(home: "Home", pauses: Sequence[Pause], today: date) -> None:
    """Today is the first day on which they no longer hold."""
    from pacing_cli.storage.settings.settings import edit_toml

    def change(file: dict[str, Any]) -> None:
        for table in _tables_of(file, pauses):
            table["until"] = today

    edit_toml(home.profile, change)


def _append(file: dict[str, Any], pause: Pause) -> None:
    row = {key: value for key, value in pause._asdict().items() if value is not None}
    file.setdefault("pauses", []).append(row)


def _tables_of(file: dict[str, Any], pauses: Sequence[Pause]) -> list[dict[str, Any]]:
    wanted = {(pause.why, str(pause.since)) for pause in pauses}
    tables = file.get("pauses", [])
    return [table for table in tables if (table["why"], str(table["since"])[:10]) in wanted]
