"""The plugin interface: its names, their signatures and fields, and its documentation stand still.

A change here is a change for everybody who wrote a plugin: read the difference, think of
API_VERSION and of the changelog, then write the file anew with NEWSLINT_UPDATE_GOLDEN=1.
"""

import enum
import inspect
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts import script

from validator import api, hookspecs, testing

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden" / "api.txt"


def described() -> Iterator[str]:
    yield f"hooks, version {hookspecs.API_VERSION}"
    for name, value in vars(hookspecs).items():
        if name.startswith("newslint_"):
            yield f"  {name}{inspect.signature(value)}"
    for module in (api, testing):
        yield module.__name__
        for name in sorted(module.__all__):
            yield from told(name, getattr(module, name))


def told(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, type) and issubclass(value, enum.Enum):
        yield f"  {name}: {', '.join(value.__members__)}"
    elif isinstance(value, type) and hasattr(value, "_fields"):
        defaults = getattr(value, "_field_defaults", {})
        fields = (f"{f} = ..." if f in defaults else f for f in getattr(value, "_fields", ()))
        yield f"  {name}({', '.join(fields)})"
        yield from methods(value)
    elif isinstance(value, type):
        yield f"  {name}"
        yield from methods(value)
    elif inspect.isfunction(value):
        yield f"  {name}{signature(value)}"
    else:
        yield f"  {name}{f' = {value}' if isinstance(value, int | float) else ''}"


def methods(cls: type) -> Iterator[str]:
    for name, value in sorted(vars(cls).items()):
        if name.startswith("_") and name != "__init__":
            continue
        if inspect.isfunction(value) and name not in getattr(cls, "_fields", ()):
            yield f"    {name}{signature(value)}"
        elif isinstance(value, property) or type(value).__name__ == "cached_property":
            yield f"    {name}"
    if not hasattr(cls, "_fields"):
        yield from (f"    {name}" for name in sorted(vars(cls).get("__annotations__", ())))


def signature(function: Any) -> str:
    """Names of parameters and which may be left out; types are for mypy to keep."""
    parts = []
    for parameter in inspect.signature(function).parameters.values():
        text = parameter.name if parameter.default is parameter.empty else f"{parameter.name} = ..."
        parts.append(f"*, {text}" if parameter.kind is parameter.KEYWORD_ONLY else text)
    return f"({', '.join(parts)})"


def test_the_interface_stands_still() -> None:
    text = "".join(f"{line}\n" for line in described())
    if os.environ.get("NEWSLINT_UPDATE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_every_public_class_says_what_it_is() -> None:
    """A named tuple without a docstring of its own has "Name(fields)" for one."""
    for module in (api, testing):
        for name in module.__all__:
            value = getattr(module, name)
            if isinstance(value, type) and value.__module__.startswith("validator"):
                assert not (value.__doc__ or f"{name}(").startswith(f"{name}("), name


def test_every_hook_is_explained_with_an_example() -> None:
    hooks = [value for name, value in vars(hookspecs).items() if name.startswith("newslint_")]
    assert len(hooks) == 6
    for hook in hooks:
        assert "```python" in (hook.__doc__ or ""), hook.__name__
        assert inspect.signature(hook).return_annotation is not inspect.Signature.empty


def test_the_reference_is_up_to_date() -> None:
    stale = script("tools/build_plugin_docs.py").main(["--check"])
    assert not stale, "run python tools/build_plugin_docs.py"
