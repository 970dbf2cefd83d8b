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

from validator import api, hookspecs, testing

PAGE = Path(__file__).parent.parent / "docs" / "plugins" / "reference.md"
TITLES = ((api, "What a plugin imports"), (testing, "The test kit"))


def page() -> str:
    """The whole page."""
    return "\n".join(_page()).rstrip() + "\n"


def _page() -> Iterator[str]:
    yield "# Reference\n"
    yield "<!-- made by tools/build_plugin_docs.py from the docstrings -->\n"
    yield f"This is version {hookspecs.API_VERSION} of the plugin interface.\n"
    yield "## Hooks\n"
    for name, hook in vars(hookspecs).items():
        if name.startswith("newslint_"):
            yield f"### {name}\n"
            yield f"`{name}{_plain(str(inspect.signature(hook)))}`\n"
            yield f"{inspect.getdoc(hook)}\n"
    for module, title in TITLES:
        yield f"## {title}\n"
        yield f"`from {module.__name__} import ...`\n"
        for name in sorted(module.__all__):
            yield from _entry(module, name)


def _entry(module: ModuleType, name: str) -> Iterator[str]:
    value = getattr(module, name)
    yield f"### {name}\n"
    if isinstance(value, type) and issubclass(value, enum.Enum):
        yield f"{inspect.getdoc(value)}\n\nOne of {', '.join(value.__members__)}.\n"
    elif isinstance(value, type):
        yield f"{inspect.getdoc(value)}\n"
        yield from _members(value)
    elif inspect.isfunction(value):
        yield f"`{name}{_plain(str(inspect.signature(value)))}`\n\n{inspect.getdoc(value)}\n"
    else:
        yield f"{_said_below(module, name)}\n"


def _members(cls: type) -> Iterator[str]:
    """Fields with their types and what is said below them, then methods."""
    body = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
    assert isinstance(body, ast.ClassDef)
    rows = []
    for node, following in zip(body.body, [*body.body[1:], None], strict=True):
        if isinstance(node, ast.AnnAssign) and not ast.unparse(node.target).startswith("_"):
            rows.append((ast.unparse(node.target), ast.unparse(node.annotation), _text(following)))
        elif isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            arguments = ast.unparse(node.args).removeprefix("self").removeprefix(", ")
            decorators = {ast.unparse(decorator) for decorator in node.decorator_list}
            shown = node.name if decorators else f"{node.name}({arguments})"
            returns = ast.unparse(node.returns) if node.returns else ""
            rows.append((shown, returns, inspect.cleandoc(ast.get_docstring(node) or "")))
    for shown, type_, said in rows:
        told = f": {' '.join(said.split())}" if said else ""
        sign = " ->" if "(" in shown else ":"
        yield f"- `{_plain(f'{shown}{sign} {type_}')}`{told}"
    if rows:
        yield ""


def _text(node: ast.stmt | None) -> str:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return str(node.value.value)
    return ""


def _said_below(module: ModuleType, name: str) -> str:
    """What is said below an assignment, in the module that makes it."""
    for path in sorted({m for m in _sources(module).values() if m}):
        body = ast.parse(Path(path).read_text(encoding="utf-8")).body
        for node, following in zip(body, [*body[1:], None], strict=True):
            targets = (
                node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
            )
            if any(isinstance(target, ast.Name) and target.id == name for target in targets):
                said = " ".join(_text(following).split())
                value = _plain(ast.unparse(node.value)) if getattr(node, "value", None) else ""  # type: ignore[attr-defined]
                return f"`{name} = {value}`\n\n{said}".rstrip()
    return ""


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
    return re.sub(
        r"\b(?:validator\.\w+|collections\.abc|typing|pathlib)\.", "", text.replace("'", "")
    )


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
