"""Named tuples as `typing` has them, at a tenth of what it takes to make such a class.

There are two hundred of them, made at every start: with `typing.NamedTuple` that takes longer
than checking an article. A class with n fields borrows the constructor and the getters of one
named tuple with n fields; only the names differ. A type checker sees `typing.NamedTuple`.
"""

import sys

TYPE_CHECKING = False

if TYPE_CHECKING or sys.version_info >= (
    3,
    14,
):  # which has no annotations before they are asked for
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple
    from types import FunctionType

    _TEMPLATES = {}
    """By the number of fields."""

    def _template(size):
        made = _TEMPLATES.get(size)
        if made is None:
            made = _TEMPLATES[size] = namedtuple("template", [f"field{n}" for n in range(size)])
        return made

    class _Tuple(tuple):
        """What all of them share."""

        __slots__ = ()
        _fields = ()

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
            pairs = zip(self._fields, self, strict=True)
            return f"{type(self).__name__}({', '.join(f'{n}={v!r}' for n, v in pairs)})"

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
            template = _template(len(fields))
            made = template.__new__
            code = made.__code__.replace(
                co_varnames=("_cls", *fields), co_name="__new__", co_qualname=f"{name}.__new__"
            )
            new = FunctionType(code, made.__globals__, "__new__", tuple(defaults.values()))
            new.__annotations__ = types
            namespace |= zip(fields, map(vars(template).get, template._fields), strict=True)
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
