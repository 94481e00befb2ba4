"""The base of all values: a named tuple whose class is made in a tenth of the time.

    class Step(Value):
        minutes: float
        rest: float = 10.0

For a type checker a `Value` is a `typing.NamedTuple`, and it does what one does. Only the
making of the class differs. `typing` looks at every annotation and compiles a constructor
for every class: some 100 microseconds each, and a plan needs 250 classes. Here all values
with as many fields share one constructor, and a field at the same place is read by the same
getter, each under names of their own. The usual constructors stand below, so that they are
compiled with this file; a longer one is made when the first value of its length is.
"""

from typing import TYPE_CHECKING

__all__ = ["Value"]

if TYPE_CHECKING:
    from typing import NamedTuple as Value
else:
    from collections import _tuplegetter, namedtuple
    from functools import cache
    from types import CellType, FunctionType

    class _Anything:
        """Stands for whatever an annotation names, while nothing but the fields is asked for."""

        def __getattr__(self, _):
            return self

        def __call__(self, *_, **__):
            return self

        __getitem__ = __or__ = __ror__ = __call__

    class _AllNames(dict):
        """A place in which every name is known."""

        def __missing__(self, _):
            return _ANYTHING

    _ANYTHING = _Anything()
    _AS_VALUES = 1
    """What a function of annotations is asked for: their values."""

    def _fields_of(body):
        """The names of the fields, in the order of the class body.

        From Python 3.14 on no annotations stand there but a function that works them out. It is
        called with stand-ins for all that it names: that takes no import, and a name that is
        there for type checkers alone does no harm.
        """
        if "__annotations__" in body:
            return tuple(body["__annotations__"])
        annotate = body.get("__annotate_func__") or body.get("__annotate__")
        if annotate is None:
            return ()
        code = annotate.__code__
        names = (_AllNames() if name == "__classdict__" else _ANYTHING for name in code.co_freevars)
        cells = tuple(map(CellType, names))
        return tuple(FunctionType(code, _AllNames(), closure=cells)(_AS_VALUES))

    _tuple_new = tuple.__new__
    _NAMES = {"_tuple_new": _tuple_new, "__builtins__": {}}
    """What the code of a constructor knows: as little as that of a named tuple."""
    _CONSTRUCTORS = (
        lambda _cls: _tuple_new(_cls, ()),
        lambda _cls, a: _tuple_new(_cls, (a,)),
        lambda _cls, a, b: _tuple_new(_cls, (a, b)),
        lambda _cls, a, b, c: _tuple_new(_cls, (a, b, c)),
        lambda _cls, a, b, c, d: _tuple_new(_cls, (a, b, c, d)),
        lambda _cls, a, b, c, d, e: _tuple_new(_cls, (a, b, c, d, e)),
        lambda _cls, a, b, c, d, e, f: _tuple_new(_cls, (a, b, c, d, e, f)),
        lambda _cls, a, b, c, d, e, f, g: _tuple_new(_cls, (a, b, c, d, e, f, g)),
        lambda _cls, a, b, c, d, e, f, g, h: _tuple_new(_cls, (a, b, c, d, e, f, g, h)),
        lambda _cls, a, b, c, d, e, f, g, h, i: _tuple_new(_cls, (a, b, c, d, e, f, g, h, i)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j: _tuple_new(_cls, (a, b, c, d, e, f, g, h, i, j)),
    )

    @cache
    def _getter(place):
        """What reads the field at a place; the one of `namedtuple`, which is written in C."""
        return _tuplegetter(place, None)

    @cache
    def _of_length(count):
        """The code of the constructor of all values with so many fields."""
        if count < len(_CONSTRUCTORS):
            return _CONSTRUCTORS[count].__code__
        return namedtuple("_of_length", [f"at{place}" for place in range(count)]).__new__.__code__

    def _constructor(fields, defaults):
        """`__new__` with these names; defaults are those of the last fields."""
        code = _of_length(len(fields)).replace(co_varnames=("_cls", *fields))
        return FunctionType(code, _NAMES, "__new__", defaults)

    class _ValueType(type):
        """Makes the classes of values."""

        def __new__(cls, name, bases, body):
            fields = _fields_of(body)
            defaults = {field: body[field] for field in fields if field in body}
            body |= {
                **{field: _getter(place) for place, field in enumerate(fields)},
                "__slots__": (),
                "__new__": _constructor(fields, tuple(defaults.values())),
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
            parts = [
                changes.pop(field, part) for field, part in zip(self._fields, self, strict=True)
            ]
            if changes:
                raise TypeError(f"there is no field of that name: {list(changes)}")
            return _tuple_new(type(self), parts)

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            inside = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({inside})"
