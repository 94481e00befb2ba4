"""A value is a named tuple, but for the time that making its class takes."""

import copy
import pickle
import subprocess
import sys
from collections.abc import Callable
from inspect import Parameter, signature
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacing_cli.engine.schedule.loads import Load
from pacing_cli.model.activity import Activity
from pacing_cli.model.checkpoint import TrackState
from pacing_cli.model.day import Day
from pacing_cli.model.plan import Block, Quota
from pacing_cli.model.profile import Profile
from pacing_cli.model.value import Value

LONGEST_READY = 30


class Step(Value):
    """A step."""

    minutes: float
    rest: float = 10.0
    name: str = "walk"

    @property
    def whole(self) -> float:
        """With its rest."""
        return self.minutes + self.rest


class Usual(NamedTuple):
    """The same, as `typing` makes it."""

    minutes: float
    rest: float = 10.0
    name: str = "walk"


class Nothing(Value):
    """A reason without facts."""


arguments = st.lists(st.integers(), max_size=4)
names = st.dictionaries(st.sampled_from(["minutes", "rest", "name", "other"]), st.integers())


def _what_comes(call: Callable[[], Any]) -> object:
    """The parts, or the kind of the error."""
    try:
        return tuple(call())
    except (TypeError, ValueError) as error:
        return type(error) if not isinstance(error, ValueError) else TypeError


@given(arguments, names)
def test_it_takes_and_refuses_the_arguments_that_a_named_tuple_does(
    places: list[int], by_name: dict[str, int]
) -> None:
    """Too few, too many, twice the same, a name that it does not have: all told alike."""
    mine = _what_comes(lambda: Step(*places, **by_name))  # type: ignore[arg-type]
    assert mine == _what_comes(lambda: Usual(*places, **by_name))  # type: ignore[arg-type]


@given(names)
def test_a_copy_with_changes_is_that_of_a_named_tuple(by_name: dict[str, int]) -> None:
    """A change of a field that there is not is refused, and never lost."""
    mine = _what_comes(lambda: Step(5)._replace(**by_name))  # type: ignore[arg-type]
    assert mine == _what_comes(lambda: Usual(5)._replace(**by_name))  # type: ignore[arg-type]


def test_what_is_missing_is_named_in_the_error() -> None:
    """Somebody who builds a value wrongly reads the name of the field, not a place."""
    with pytest.raises(TypeError, match="minutes"):
        Step()  # type: ignore[call-arg]


def test_it_tells_of_itself_as_a_named_tuple_does() -> None:
    """Fields, defaults, text, parts by name: what the rest of the program reads."""
    mine, usual = Step(5, name="stand"), Usual(5, name="stand")
    assert mine == usual
    assert hash(mine) == hash(usual)
    assert repr(mine) == repr(usual).replace("Usual", "Step")
    assert mine._asdict() == usual._asdict()
    assert Step._fields == Usual._fields
    assert Step._field_defaults == Usual._field_defaults
    assert Step.__match_args__ == Usual.__match_args__
    assert Step.__doc__ == "A step."
    assert Step._make([1, 2, "x"]) == (1, 2, "x")
    assert (mine.minutes, mine.rest, mine.name, mine.whole) == (5, 10.0, "stand", 15.0)


def test_two_classes_of_one_length_keep_their_own_names() -> None:
    """They share their parts: a name of one must not turn up in the other."""

    class Other(Value):
        first: int
        second: int
        third: int

    assert repr(Other(1, 2, 3)).endswith("Other(first=1, second=2, third=3)")
    assert not hasattr(Other, "minutes")
    assert Step(1).minutes == 1


def test_nobody_changes_a_value() -> None:
    """Neither what it holds, nor by adding to it."""
    step = Step(5)
    with pytest.raises(AttributeError):
        step.minutes = 6  # type: ignore[misc]
    with pytest.raises(AttributeError):
        step.more = 1  # type: ignore[attr-defined]


def test_it_can_be_matched_copied_and_sent_to_another_process() -> None:
    """Rules match on the parts; tests in several processes send values around."""
    match Step(5, 3):
        case Step(minutes, rest):
            assert (minutes, rest) == (5, 3)
    for again in (copy.deepcopy(Step(5)), copy.copy(Step(5)), pickle.loads(pickle.dumps(Step(5)))):
        assert again == Step(5)
        assert type(again) is Step


def test_one_constructor_serves_the_first_value_of_a_class_and_the_later_ones() -> None:
    """A class takes its constructor with its first value. That value, too, is checked."""

    class Pair(Value):
        left: int
        right: int = 2

    with pytest.raises(TypeError, match="left"):
        Pair()  # type: ignore[call-arg]
    assert [Pair(1), Pair(left=3), Pair._make((5, 6))] == [(1, 2), (3, 2), (5, 6)]


def test_its_arguments_are_known_before_the_first_value() -> None:
    """A strategy of Hypothesis made of a class took it for one without arguments."""

    class Pair(Value):
        left: int
        right: int = 2

    def asked() -> list[tuple[str, object]]:
        return [(one.name, one.default) for one in signature(Pair).parameters.values()]

    before = asked()
    assert before == [("left", Parameter.empty), ("right", 2)]
    Pair(1)
    assert asked() == before


@pytest.mark.parametrize("length", range(34))
def test_a_value_of_any_length_keeps_its_parts_in_their_order(length: int) -> None:
    """Constructors up to a length are ready, each written on its own: a slip in one of
    them would put the fields of one kind of value in a wrong order."""
    names = [f"part_{place}" for place in range(length)]
    kind: Any = type(Value)("Row", (Value,), {"__annotations__": dict.fromkeys(names, int)})
    assert kind(*range(length)) == tuple(range(length))
    assert kind(**{name: place for place, name in enumerate(names)}) == tuple(range(length))
    with pytest.raises(TypeError):
        kind(*range(length + 1))


@pytest.mark.parametrize("kind", [Activity, Block, Day, Load, Profile, Quota, TrackState])
def test_what_a_plan_is_made_of_compiles_no_constructor(kind: type[tuple[Any, ...]]) -> None:
    """Compiling one takes as long as making five classes: whoever adds a field sees it here."""
    assert len(kind.__match_args__) <= LONGEST_READY  # type: ignore[attr-defined]


def test_a_value_of_nothing_but_its_defaults_compiles_no_constructor() -> None:
    """The parameters are 199 fields, and a journal with none of its own has only defaults."""
    program = (
        "from pacing_cli.model.parameters import Parameters as P; P(); print('__new__' in vars(P))"
    )
    assert subprocess.check_output([sys.executable, "-c", program], text=True) == "False\n"


def test_a_value_without_fields_is_still_one() -> None:
    """Some reasons have no facts: that they are there says it all."""
    assert Nothing() == ()
    assert repr(Nothing()) == "Nothing()"
    with pytest.raises(TypeError):
        Nothing(1)  # type: ignore[call-arg]
