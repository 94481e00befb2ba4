"""The base of all values: a named tuple whose class is made in a tenth of the time.

    class Step(Value):
        minutes: float
        rest: float = 10.0

For a type checker a `Value` is a `typing.NamedTuple`, and it does what one does. Only the
making of the class differs. `typing` looks at every annotation and compiles a constructor
for every class: some 100 microseconds each, and a plan needs 250 classes. Here all values
with as many fields share one constructor, and a field at the same place is read by the same
getter, each under names of their own. The constructors stand below, so that they are compiled
with this file; one that is longer is compiled when it is needed. A class takes its constructor
with its first value: most classes of reasons have none in a run.
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

    _new_class = type.__new__
    _new = tuple.__new__
    _NAMES = {"_new": _new, "_tuple_new": _new, "__builtins__": {}}
    """What the code of a constructor knows, whether from here or from a named tuple."""
    # fmt: off
    _CONSTRUCTORS = (
        lambda _cls: _new(_cls, ()),
        lambda _cls, a: _new(_cls, (a,)),
        lambda _cls, a, b: _new(_cls, (a, b)),
        lambda _cls, a, b, c: _new(_cls, (a, b, c)),
        lambda _cls, a, b, c, d: _new(_cls, (a, b, c, d)),
        lambda _cls, a, b, c, d, e: _new(_cls, (a, b, c, d, e)),
        lambda _cls, a, b, c, d, e, f: _new(_cls, (a, b, c, d, e, f)),
        lambda _cls, a, b, c, d, e, f, g: _new(_cls, (a, b, c, d, e, f, g)),
        lambda _cls, a, b, c, d, e, f, g, h: _new(_cls, (a, b, c, d, e, f, g, h)),
        lambda _cls, a, b, c, d, e, f, g, h, i: _new(_cls, (a, b, c, d, e, f, g, h, i)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j: _new(_cls, (a, b, c, d, e, f, g, h, i, j)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k: _new(_cls, (a, b, c, d, e, f, g, h, i, j, k)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m:
            _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n:
            _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o:
            _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p:
            _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q:
            _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r:
            _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s:
            _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t:
            _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u:
            _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v:
            _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v, w:
            _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v, w)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v, w, x:
            _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v, w, x)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v, w, x, y:
            _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v, w, x, y)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v, w, x, y, z:
            _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v, w, x, y, z)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v, w, x, y, z, aa:
            _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
            aa)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v, w, x, y, z, aa,
            bb:
            _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
            aa, bb)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v, w, x, y, z, aa,
            bb, cc:
            _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
            aa, bb, cc)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v, w, x, y, z, aa,
            bb, cc, dd:
            _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
            aa, bb, cc, dd)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v, w, x, y, z, aa,
            bb, cc, dd, ee:
            _new(_cls, (a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
            aa, bb, cc, dd, ee)),
    )
    # fmt: on

    @cache
    def _getter(place):
        """What reads the field at a place; the one of `namedtuple`, which is written in C."""
        return _tuplegetter(place, None)

    @cache
    def _of_length(length):
        """The code of the constructor of all values with so many fields."""
        if length < len(_CONSTRUCTORS):
            return _CONSTRUCTORS[length].__code__
        return namedtuple("_of_length", [f"at{place}" for place in range(length)]).__new__.__code__

    def _constructor(fields, defaults):
        """`__new__` with these names; defaults are those of the last fields."""
        code = _of_length(len(fields)).replace(co_varnames=("_cls", *fields))
        return FunctionType(code, _NAMES, "__new__", defaults)

    class _ValueType(type):
        """Makes the classes of values."""

        def __new__(cls, name, bases, body):
            fields = _fields_of(body)
            body["_field_defaults"] = {field: body[field] for field in fields if field in body}
            body["_fields"] = body["__match_args__"] = fields
            body["__slots__"] = ()
            body |= {field: _getter(place) for place, field in enumerate(fields)}
            return _new_class(cls, name, bases, body)

        @property
        def __signature__(cls):
            """That of the constructor, before the first value too."""
            from inspect import signature

            new = signature(_constructor(cls._fields, tuple(cls._field_defaults.values())))
            return new.replace(parameters=[*new.parameters.values()][1:])

    class Value(tuple, metaclass=_ValueType):
        """The methods of a named tuple."""

        def __new__(cls, *parts, **named):
            """Make the first value of a class, and the constructor for those that follow."""
            defaults = tuple(cls._field_defaults.values())
            if not (parts or named) and len(defaults) == len(cls._fields):
                return _new(cls, defaults)
            cls.__new__ = new = _constructor(cls._fields, defaults)
            return new(cls, *parts, **named)

        @classmethod
        def _make(cls, fields):
            return cls(*fields)

        def _replace(self, **changes):
            parts = [
                changes.pop(field, part) for field, part in zip(self._fields, self, strict=True)
            ]
            if changes:
                raise TypeError(f"there is no field of that name: {list(changes)}")
            return _new(type(self), parts)

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            inside = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({inside})"
