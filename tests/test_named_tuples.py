"""Our named tuples are those of `typing`, but for how long it takes to make the class."""

import pickle
import typing
from collections.abc import Callable
from typing import Any

import pytest

from validator.named_tuples import NamedTuple


class Ours(NamedTuple):
    """A figure."""

    start: int
    end: int
    unit: str | None = None
    words: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        return self.end - self.start


class Theirs(typing.NamedTuple):
    """A figure."""

    start: int
    end: int
    unit: str | None = None
    words: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        return self.end - self.start


class Empty(NamedTuple):
    pass


USES: dict[str, Callable[[Any], object]] = {
    "by position": lambda cls: tuple(cls(1, 4, "km", ("a",))),
    "by name": lambda cls: tuple(cls(end=4, start=1)),
    "defaults": lambda cls: tuple(cls(1, 4)),
    "attributes": lambda cls: (cls(1, 4).start, cls(1, 4).words, cls(1, 4).length),
    "equal to a tuple": lambda cls: cls(1, 4) == (1, 4, None, ()),
    "hash": lambda cls: hash(cls(1, 4)) == hash((1, 4, None, ())),
    "replaced": lambda cls: tuple(cls(1, 4)._replace(unit="km")),
    "made": lambda cls: tuple(cls._make([1, 4, None, ()])),
    "as dict": lambda cls: cls(1, 4)._asdict(),
    "fields": lambda cls: cls._fields,
    "defaults of fields": lambda cls: cls._field_defaults,
    "matched": lambda cls: cls.__match_args__,
    "types": lambda cls: typing.get_type_hints(cls),
    "documentation": lambda cls: cls.__doc__,
    "written out": lambda cls: repr(cls(1, 4)).partition("(")[2],
    "no attributes of its own": lambda cls: hasattr(cls(1, 4), "__dict__"),
    "no surprise in isinstance": lambda cls: type(cls),
}
MISUSES: dict[str, Callable[[Any], object]] = {
    "too few": lambda cls: cls(1),
    "too many": lambda cls: cls(1, 2, None, (), 5),
    "unknown": lambda cls: cls(1, 4, unti="km"),
    "twice": lambda cls: cls(1, 4, start=1),
    "unknown to replace": lambda cls: cls(1, 4)._replace(unti="km"),
    "too few to make": lambda cls: cls._make([1, 4]),
    "cannot change": lambda cls: setattr(cls(1, 4), "start", 2),
    "cannot grow": lambda cls: setattr(cls(1, 4), "more", 2),
}


@pytest.mark.parametrize("use", USES)
def test_they_do_what_those_of_typing_do(use: str) -> None:
    assert USES[use](Ours) == USES[use](Theirs)


@pytest.mark.parametrize("misuse", MISUSES)
def test_they_refuse_what_those_of_typing_refuse(misuse: str) -> None:
    with pytest.raises((TypeError, ValueError, AttributeError)) as theirs:
        MISUSES[misuse](Theirs)
    with pytest.raises(theirs.type) as ours:
        MISUSES[misuse](Ours)
    assert str(ours.value).replace("Ours", "Theirs") == str(theirs.value)


def test_they_go_through_pickle_as_between_processes() -> None:
    assert pickle.loads(pickle.dumps(Ours(1, 4))) == Ours(1, 4)
    assert type(pickle.loads(pickle.dumps(Ours(1, 4)))) is Ours


def test_they_may_be_empty() -> None:
    assert Empty() == ()


@pytest.mark.parametrize("size", [*range(35), 70])
def test_they_have_as_many_fields_as_they_like(size: int) -> None:
    fields = [f"f{number}" for number in range(size)]
    make: Any = type(NamedTuple)
    made = make("Wide", (NamedTuple,), {"__annotations__": dict.fromkeys(fields, int)})
    told = made(*range(size))
    assert told == made(**dict(zip(fields, range(size), strict=True))) == tuple(range(size))
    assert [getattr(told, field) for field in fields] == list(range(size))


def test_a_field_without_default_behind_one_with_a_default_is_refused() -> None:
    with pytest.raises(TypeError, match="without a default"):

        class Wrong(NamedTuple):
            first: int = 1
            second: int  # type: ignore[misc]
