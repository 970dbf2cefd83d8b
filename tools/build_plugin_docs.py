"""Write docs/plugins/reference.md from the docstrings of the plugin interface.

python tools/build_plugin_docs.py           write it
python tools/build_plugin_docs.py --check   end with 1 if it is out of date
"""

import ast
import enum
import inspect
import re
import sys
import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from validator import api, hookspecs, testing

PAGE = Path(__file__).parent.parent / "docs" / "plugins" / "reference.md"
TITLES = ((api, "What a plugin imports"), (testing, "The test kit"))


class Said(NamedTuple):
    """A name as it is written, with its types, and what is said of it."""

    shown: str
    text: str


class Entry(NamedTuple):
    """A hook, or a name that plugins import, and what is in it."""

    name: str
    said: Said
    members: tuple[Said, ...] = ()


def hooks() -> Iterator[Entry]:
    for name, hook in vars(hookspecs).items():
        if name.startswith("newslint_"):
            shown = _plain(f"{name}{inspect.signature(hook)}")
            yield Entry(name, Said(shown, inspect.getdoc(hook) or ""))


def names(module: ModuleType) -> Iterator[Entry]:
    for name in sorted(module.__all__):
        yield _entry(module, name)


def signatures() -> str:
    """The interface without what is said of it: what must stand still."""
    lines = [f"hooks, version {hookspecs.API_VERSION}"]
    lines += [f"  {hook.said.shown}" for hook in hooks()]
    for module, _ in TITLES:
        lines.append(module.__name__)
        for entry in names(module):
            lines.append(f"  {entry.said.shown or entry.name}")
            lines += [f"    {member.shown}" for member in entry.members]
    return "".join(f"{line}\n" for line in lines)


def page() -> str:
    """The whole reference."""
    return "\n".join(_page()).rstrip() + "\n"


def _page() -> Iterator[str]:
    yield "# Reference\n"
    yield "<!-- made by tools/build_plugin_docs.py from the docstrings -->\n"
    yield f"This is version {hookspecs.API_VERSION} of the plugin interface.\n"
    yield "## Hooks\n"
    for entry in hooks():
        yield from _section(entry)
    for module, title in TITLES:
        yield f"## {title}\n"
        yield f"`from {module.__name__} import ...`\n"
        for entry in names(module):
            yield from _section(entry)


def _section(entry: Entry) -> Iterator[str]:
    yield f"### {entry.name}\n"
    if entry.said.shown not in ("", entry.name):
        yield f"`{entry.said.shown}`\n"
    if entry.said.text:
        yield f"{entry.said.text}\n"
    for shown, text in entry.members:
        yield f"- `{shown}`: {' '.join(text.split())}" if text else f"- `{shown}`"
    if entry.members:
        yield ""


def _entry(module: ModuleType, name: str) -> Entry:
    value = getattr(module, name)
    text = inspect.getdoc(value) or ""
    if isinstance(value, type) and issubclass(value, enum.Enum):
        one_of = f"{name}: {', '.join(value.__members__)}"
        return Entry(name, Said(one_of, text))
    if isinstance(value, type):
        return Entry(name, Said(name, text), tuple(_members(value)))
    if inspect.isfunction(value):
        return Entry(name, Said(_plain(f"{name}{inspect.signature(value)}"), text))
    return Entry(name, _assigned(module, name))


def _members(cls: type) -> Iterator[Said]:
    """Fields with their types and what is said below them, then methods."""
    body = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
    assert isinstance(body, ast.ClassDef)
    for node, following in zip(body.body, [*body.body[1:], None], strict=True):
        if isinstance(node, ast.AnnAssign) and not ast.unparse(node.target).startswith("_"):
            default = f" = {ast.unparse(node.value)}" if node.value else ""
            shown = f"{ast.unparse(node.target)}: {_type(node.annotation)}{default}"
            yield Said(shown, _text(following))
        elif isinstance(node, ast.FunctionDef):
            if node.name.startswith("_") and node.name != "__init__":
                continue
            arguments = _arguments(node.args)
            decorators = {ast.unparse(decorator) for decorator in node.decorator_list}
            returns = _type(node.returns)
            if node.name == "__init__":
                shown = f"{cls.__name__}({arguments})"
            elif decorators & {"property", "cached_property"}:
                shown = f"{node.name}: {returns}"
            else:
                shown = f"{node.name}({arguments}) -> {returns}"
            yield Said(shown, inspect.cleandoc(ast.get_docstring(node) or ""))


def _type(node: ast.expr | None) -> str:
    """A type as it is written, without the quotation marks of one that is not known yet."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return ast.unparse(node) if node else ""


def _arguments(written: ast.arguments) -> str:
    for argument in (*written.posonlyargs, *written.args, *written.kwonlyargs):
        if argument.annotation is not None:
            argument.annotation = ast.Name(_type(argument.annotation))
    return ast.unparse(written).removeprefix("self").removeprefix(", ")


def _text(node: ast.stmt | None) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return str(node.value.value)
    return ""


def _assigned(module: ModuleType, name: str) -> Said:
    """An assignment and what is said below it, in the module that makes it."""
    for path in sorted({m for m in _sources(module).values() if m}):
        body = ast.parse(Path(path).read_text(encoding="utf-8")).body
        for node, following in zip(body, [*body[1:], None], strict=True):
            targets = (
                node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            )
            if any(isinstance(target, ast.Name) and target.id == name for target in targets):
                value = getattr(node, "value", None)
                shown = f"{name} = {ast.unparse(value)}" if value is not None else name
                return Said(shown, " ".join(_text(following).split()))
    return Said("", "")


def _sources(module: ModuleType) -> Mapping[str, str]:
    """The files that a face takes its names from."""
    tree = ast.parse(inspect.getsource(module))
    found = {}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module:
            found[node.module] = sys.modules[node.module].__file__ or ""
    return found


def _plain(text: str) -> str:
    """Signatures without quotation marks around types, and without module names."""
    # Python 3.13 has `pathlib._local.Path`
    modules = r"\b(?:validator\.\w+|collections\.abc|typing|pathlib(?:\._local)?)\."
    return re.sub(modules, "", text.replace("'", ""))


def main(arguments: list[str]) -> int:
    made = page()
    changed = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != made
    if changed and "--check" not in arguments:
        PAGE.write_text(made, encoding="utf-8", newline="\n")
    if changed:
        print(PAGE.name)
    return 1 if changed and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
