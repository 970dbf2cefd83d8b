"""Which functions of plugins answer which hook.

pluggy is the judge of that. But a function that is named as a hook, marked with nothing more said,
and asks for nothing that the hook does not give, is plain: pluggy could only say yes, so where all
plugins are that plain it is not asked. To import it, and to have it look at everything that plugins
have, takes longer than reading their modules.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from types import FunctionType, MethodType, ModuleType
from typing import Any, TypeVar, overload

from validator.containment import Contained
from validator.named_tuples import NamedTuple

PROJECT = "newslint"
_MARK = "answers_a_newslint_hook"
_OTHER_MARK = f"{PROJECT}_impl"
"""That of pluggy."""
_FUNCTIONS = (FunctionType, MethodType)
_STARS = 0x04 | 0x08
"""Flags of code that takes `*arguments`, `**options` (inspect.CO_VARARGS, CO_VARKEYWORDS)."""

Function = TypeVar("Function", bound=Callable[..., Any])


class Hook(NamedTuple):
    """A hook of one plugin, to be asked by calling it."""

    name: str
    plugin: str
    function: Callable[..., Any]

    def __call__(self, **arguments: Any) -> Any:
        with Contained():
            return self.function(**arguments)


@overload
def hookimpl(function: Function) -> Function: ...
@overload
def hookimpl(**options: Any) -> Callable[[Function], Function]: ...
def hookimpl(function: Any = None, **options: Any) -> Any:
    """Marks a function that answers the hook of its name. The options are those of pluggy."""
    if function is None or options or type(function) is not FunctionType:
        import pluggy

        return pluggy.HookimplMarker(PROJECT)(function, **options)
    vars(function)[_MARK] = True
    return function


def plain_hooks(plugins: Iterable[tuple[str, Any]], hooks: ModuleType) -> list[Hook] | None:
    """The functions with which plugins (name, module) answer the hooks that a module declares; None
    where pluggy is to judge."""
    found: list[Hook] = []
    for plugin, module in plugins:
        if type(module) is not ModuleType or "__dir__" in vars(module):
            return None
        marked = list(_marked(module))
        if not marked or not all(_is_plain(*one, hooks) for one in marked):
            return None
        found += (Hook(name, plugin, function) for name, function in marked)
    return found


def is_marked(value: object) -> bool:
    """Whether something is a function marked with `hookimpl`, and nothing more said."""
    return isinstance(value, _FUNCTIONS) and hasattr(value, _MARK)


def _marked(module: ModuleType) -> Iterator[tuple[str, Any]]:
    """(name, function) of what pluggy would take for an answer to a hook, or refuse."""
    for name, value in vars(module).items():
        if isinstance(value, _FUNCTIONS) and (hasattr(value, _MARK) or hasattr(value, _OTHER_MARK)):
            yield name, value


def _is_plain(name: str, function: Any, hooks: ModuleType) -> bool:
    hook = vars(hooks).get(name)
    return (
        type(function) is type(hook) is FunctionType
        and {*vars(function)} == {_MARK}
        and not vars(hook)
        and function.__name__ == name
        and function.__defaults__ is None
        and not function.__code__.co_flags & _STARS
        and not function.__code__.co_kwonlyargcount
        and {*_parameters(function)} <= {*_parameters(hook)}
    )


def _parameters(function: FunctionType) -> Sequence[str]:
    return function.__code__.co_varnames[: function.__code__.co_argcount]
