"""newslint plugins new: a package with a kind, a checker, a rule and their tests."""

import os
import re
import shutil
from collections.abc import Mapping
from keyword import iskeyword
from pathlib import Path
from string import Template

from validator.cli.exits import Exit
from validator.cli.output import cannot_write, save, write
from validator.cli.plugins.template import FILES
from validator.engine.plugin_check import can_be_said
from validator.engine.session import open_session
from validator.errors import UsageError
from validator.hookspecs import API_VERSION
from validator.reporters.layout import visible

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_TAKEN = frozenset({"Checker", "Document", "Iterator", "Kind", "NamedTuple"})
"""What the files of a new plugin import."""


def run_new(name: str) -> Exit:
    """Write the folder newslint-NAME. Raises UsageError; then nothing is written."""
    name = name.removeprefix("newslint-")
    if not _NAME.fullmatch(name):
        raise UsageError(f"“{name}” is no name of a plugin", "write it as poll or press-release")
    _refuse_taken(name)
    folder = f"newslint-{name}"
    if os.path.exists(folder):
        raise UsageError(f"there is a {folder} already", "choose another name")
    try:
        os.mkdir(folder)
    except OSError as error:
        raise cannot_write(folder, error) from None
    try:
        for path, text in _files(name).items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            save(text.encode(), str(file))
    except BaseException as error:
        shutil.rmtree(folder, ignore_errors=True)  # half a package stands in the way of a whole one
        if isinstance(error, OSError):
            raise cannot_write(folder, error) from None
        raise
    write(
        f"Wrote {visible(folder)}. Next, its tests and what it does:\n"
        f"  cd {visible(folder)}\n"
        "  pip install -e '.[test]'\n"
        "  pytest\n"
        "  newslint plugins check\n"
        f"  newslint annotate --kind {name} FILE\n"
    )
    return Exit.DONE


def _refuse_taken(name: str) -> None:
    session = open_session()
    registry = session.registry
    owner = registry.providers().get(name)
    if owner is not None:
        raise UsageError(f"the kind “{name}” is taken by checker {owner.name}", "choose another")
    if name in {plugin.name for plugin in registry.plugins}:
        raise UsageError(f"there is a plugin “{name}” already", "choose another name")
    if name in {"newslint", *(pack.name for pack in session.packs)}:
        raise UsageError(f"there is a pack of rules “{name}” already", "choose another name")
    if not can_be_said(name):
        raise UsageError(f"“{name}” is a word of the rule language", "choose another name")
    cls = _class_name(name)
    if iskeyword(cls) or cls in _TAKEN:
        raise UsageError(f"“{cls}” is a name that its program needs", "choose another name")


def _class_name(name: str) -> str:
    return name.title().replace("-", "")


def _files(name: str) -> Mapping[str, str]:
    words = name.replace("-", " ")
    values = {
        "api": str(API_VERSION),
        "name": name,
        "module": f"newslint_{name.replace('-', '_')}",
        "cls": _class_name(name),
        "words": words,
        "pattern": words.replace(" ", r"\s+"),
    }
    return {
        Template(path).substitute(values): Template(text).substitute(values)
        for path, text in FILES.items()
    }
