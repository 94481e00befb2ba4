"""The base of all values: a named tuple whose class is made in a tenth of the time.

    class Step(Value):
        minutes: float
        rest: float = 10.0

For a type checker a `Value` is a `typing.NamedTuple`, and it does what one does. Only the
making of the class differs. `typing` looks at every annotation and compiles a constructor
for every class: some 100 microseconds each, and a plan needs 250 classes. Here one plain
named tuple is made for each number of fields, and all values with as many fields share
its parts, under names of their own.
"""

from typing import TYPE_CHECKING

__all__ = ["Value"]


class _Looked:
    field: int


if TYPE_CHECKING or "__annotations__" not in vars(_Looked):
    # From Python 3.14 on no annotations stand in a class body; `typing` knows how to ask.
    from typing import NamedTuple as Value
else:
    from collections import namedtuple
    from functools import cache
    from types import FunctionType

    @cache
    def _of_length(count):
        """The pattern of all values with so many fields."""
        return namedtuple("_of_length", [f"at{place}" for place in range(count)])

    def _constructor(pattern, fields, defaults):
        """`__new__` of the pattern, with these names; defaults are those of the last fields."""
        made = pattern.__new__
        code = made.__code__.replace(co_varnames=("_cls", *fields))
        return FunctionType(code, made.__globals__, "__new__", defaults)

    class _ValueType(type):
        """Makes the classes of values."""

        def __new__(cls, name, bases, body):
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            pattern = _of_length(len(fields))
            body |= {
                **{
                    field: vars(pattern)[at]
                    for field, at in zip(fields, pattern._fields, strict=True)
                },
                "__slots__": (),
                "__new__": _constructor(pattern, fields, tuple(defaults.values())),
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": defaults,
            }
            return super().__new__(cls, name, bases, body)

    class Value(tuple, metaclass=_ValueType):
        """The methods of a named tuple."""

        @classmethod
        def _make(cls, fields):
            return cls(*fields)

        def _replace(self, **changes):
            return type(self)(**{**self._asdict(), **changes})

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            inside = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({inside})"
