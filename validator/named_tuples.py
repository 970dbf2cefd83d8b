"""Named tuples as `typing` has them, at a tenth of what it takes to make such a class.

There are two hundred of them, made at every start: with `typing.NamedTuple` that takes longer
than checking an article. Here all classes with n fields share the code of one constructor, but
for its names, and the getters of one named tuple. A type checker sees `typing.NamedTuple`.
"""

import sys

TYPE_CHECKING = False

if TYPE_CHECKING or sys.version_info >= (3, 14):
    # there a class body has no annotations before somebody asks for them
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple
    from types import FunctionType

    _new = tuple.__new__
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
    )
    """By the number of fields; named tuples compile theirs anew for each class."""

    def _template(size):
        return namedtuple("template", [f"field{n}" for n in range(size)])

    _TEMPLATE = _template(32)
    _GETTERS = [vars(_TEMPLATE)[field] for field in _TEMPLATE._fields]

    def _constructor(size):
        return _CONSTRUCTORS[size] if size < len(_CONSTRUCTORS) else _template(size).__new__

    def _getters(size):
        made = _template(size) if size > len(_GETTERS) else None
        return _GETTERS if made is None else map(vars(made).get, made._fields)

    class _Tuple(tuple):
        """What all of them share."""

        __slots__ = ()
        _fields = ()
        _form = None
        """How its representation is written, made when one is first asked for."""

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes):
            made = tuple.__new__(type(self), map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"Got unexpected field names: {list(changes)!r}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            cls = type(self)
            if cls._form is None:
                cls._form = f"{cls.__name__}({', '.join(f'{field}=%r' for field in cls._fields)})"
            return cls._form % self

        def __getnewargs__(self):
            return tuple(self)

    class _Class(type):
        """Makes a plain class of what stands below `class Name(NamedTuple)`."""

        def __new__(cls, name, bases, namespace):
            if not bases:
                return super().__new__(cls, name, bases, namespace)
            types = namespace.setdefault("__annotations__", {})
            fields = tuple(types)
            defaults = {field: namespace[field] for field in fields if field in namespace}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name}: a field without a default follows one that has one")
            made = _constructor(len(fields))
            code = made.__code__.replace(
                co_varnames=("_cls", *fields), co_name="__new__", co_qualname=f"{name}.__new__"
            )
            new = FunctionType(code, made.__globals__, "__new__", tuple(defaults.values()))
            new.__annotations__ = types
            namespace |= zip(fields, _getters(len(fields)), strict=False)
            namespace |= {
                "__new__": new,
                "__slots__": (),
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": defaults,
            }
            return type(name, (_Tuple,), namespace)

    class NamedTuple(metaclass=_Class):
        """Base of immutable values with typed fields, spans above all: as that of `typing`."""
