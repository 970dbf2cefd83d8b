"""What checkers lend to rules, so held that what goes wrong in it is told as theirs, not as the
fault of the rule that asked."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from validator.checker import Derived, Function, Kind
from validator.document import Document
from validator.dsl.types import FLAG, NUMBER, TEXT, Type
from validator.errors import CheckerError, NonsenseError, TimeLimitError
from validator.kinds import UNKNOWN

Call = Callable[..., Any]
_RETURNS = {"number": NUMBER, "text": TEXT, "flag": FLAG}
T = TypeVar("T")


def guarded_kind(kind: Kind, checker: str) -> Kind:
    """A kind whose adjectives answer True, False or None, or raise a CheckerError."""
    adjectives: Mapping[str, Call] = {
        name: _guarded(test, checker, f"adjective {name} of {kind.name}", FLAG)
        for name, test in kind.adjectives.items()
    }
    return kind._replace(
        adjectives=adjectives,
        describe=kind.describe and _guarded(kind.describe, checker, f"describe of {kind.name}"),
        identity=kind.identity and _guarded(kind.identity, checker, f"identity of {kind.name}"),
    )


def guarded_attribute(derived: Derived, checker: str, type_: Type) -> Derived:
    """A derived attribute that gives values of its type, or raises a CheckerError."""
    part = f"attribute {derived.of}.{derived.name}"
    return derived._replace(compute=_guarded(derived.compute, checker, part, type_))


def guarded_function(function: Function, checker: str) -> Function:
    """A function that gives what it says it returns, or raises a CheckerError."""
    part = f"function {function.name}"
    key = function.key and _guarded(function.key, checker, f"key of {part}")
    keys = function.keys and _guarded(_of_each(function.keys), checker, f"keys of {part}")
    return function._replace(
        call=_guarded(function.call, checker, part, _RETURNS[function.returns]),
        key=partial(_only, keys) if keys else key,
        keys=keys,
        apart=function.apart and _guarded(function.apart, checker, f"apart of {part}"),
    )


def _of_each(keys: Call) -> Call:
    def checked(document: Document, spans: Sequence[Any]) -> Sequence[object | None]:
        found: Sequence[object | None] = keys(document, spans)
        if len(found) != len(spans):
            raise NonsenseError(f"it gave {len(found)} keys for {len(spans)} spans")
        return found

    return checked


def _only(keys: Call, document: Document, span: Any) -> Any:
    return keys(document, (span,))[0]


def _guarded(call: Call, checker: str, part: str, type_: Type | None = None) -> Call:
    is_flag = type_ == FLAG

    def guard(*arguments: Any) -> Any:
        try:
            value = call(*arguments)
            if is_flag and (value is True or value is False):
                return value  # most are, and are asked for by the ten thousand
            if type_ is not None and not fits(type_, value):
                raise NonsenseError(f"it gave {value!r}, which is no {type_.name}")
        except CheckerError:
            raise  # of a kind that it reads
        except TimeLimitError as error:
            error.culprit = error.culprit or f"checker {checker}"
            raise
        except (Exception, SystemExit) as error:
            raise CheckerError(checker, error, part) from error
        return value

    return guard


def fits(type_: Type, value: Any) -> bool:
    """Whether a value, or each of several, is of the type that rules take it for."""
    values = value if type(value) in (tuple, list) else (value,)
    return all(one is None or one is UNKNOWN or _is_of(type_, one) for one in values)


def _is_of(type_: Type, value: Any) -> bool:
    match type_.name:
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "flag":
            return isinstance(value, bool)
        case "text":
            return isinstance(value, str)
        case "word":
            return value in type_.words
        case _:
            fields = getattr(type_.cls, "_fields", ("start", "end"))
            return all(hasattr(value, field) for field in fields)
