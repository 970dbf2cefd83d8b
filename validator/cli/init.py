"""newslint init: a configuration, a first rule of the house and a hook, where there are none."""

import os
import sys
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

from validator.cli.exits import Exit
from validator.cli.output import cannot_write, write
from validator.engine.configuration.files import FILE, load_configuration
from validator.errors import UsageError
from validator.named_tuples import NamedTuple
from validator.reporters.layout import visible
from validator.version import __version__

HOUSE = "rules/house.rules"
HOOKS = ".pre-commit-config.yaml"


class Piece(NamedTuple):
    """A file to be written, and what it is."""

    path: str
    meaning: str
    template: str


PIECES = (
    Piece(FILE, "the configuration", "newslint.toml"),
    Piece(HOUSE, "a first rule of the house", "house.rules"),
    Piece(HOOKS, "the hooks for pre-commit", "pre-commit-config.yaml"),
)


def run_init(folder: str, yes: bool, ask: Callable[[str], str] | None = None) -> Exit:
    """Write what is not there; nothing that is there is touched. Raises UsageError."""
    if not os.path.isdir(folder):
        raise UsageError(f"{folder} is no folder", "make it first, or name one that is there")
    if ask is None and not yes:
        if sys.stdin is None or not sys.stdin.isatty():
            raise UsageError("there is nobody to ask", "say --yes, or run this on a terminal")
        ask = _ask
    for piece in PIECES:
        for line in _made(folder, piece, None if yes else ask):
            write(f"{visible(line)}\n")
    write("Next: newslint check, newslint config, newslint rules list\n")
    return Exit.DONE


def _made(folder: str, piece: Piece, ask: Callable[[str], str] | None) -> Iterator[str]:
    """Write a piece; what became of it."""
    shown = os.path.normpath(os.path.join(folder, piece.path))
    there = _there(folder, piece)
    text = _text(piece)
    if there is not None:
        yield f"{there}: left as it is."
        if piece.path == HOOKS and not _names_us(there):
            yield "To check drafts before each commit, add to its repos:"
            yield from _entry(text)
    elif piece.path == HOOKS and (elsewhere := _no_hooks(folder)):
        yield elsewhere
    elif ask is not None and not _agreed(ask(f"Write {shown}, {piece.meaning}? [Y/n]")):
        yield f"{shown}: not written."
    else:
        above = _above(folder) if piece.path == FILE else None
        _write_new(shown, text)
        yield f"{shown}: written, {piece.meaning}."
        if above is not None:
            yield f'{above} counts here no more, unless {shown} says extend = "{above}"'
    if piece.path == HOUSE and os.path.exists(shown) and not _is_configured(folder):
        yield f'{shown} is not read yet: name it in the configuration, rules = ["rules"]'


def _there(folder: str, piece: Piece) -> str | None:
    """What there is already of a piece."""
    path = os.path.normpath(os.path.join(folder, piece.path))
    if os.path.lexists(path):
        return path
    if piece.path == FILE:
        found = load_configuration(trust_plugins=True, start=_path(folder)).path
        if found is not None and found.parent == _path(folder):
            return os.path.normpath(os.path.join(folder, found.name))  # a pyproject.toml
    return None


def _above(folder: str) -> str | None:
    """The configuration further up that counted here till now, from the folder."""
    found = load_configuration(trust_plugins=True, start=_path(folder)).path
    if found is None or not _path(folder).is_relative_to(found.parent):
        return None  # none, or the user's own, which counts all the same
    return Path(os.path.relpath(found, _path(folder))).as_posix()


def _no_hooks(folder: str) -> str:
    """Why no hooks are written here; empty where they belong."""
    here = os.path.realpath(folder)
    root = here
    while not os.path.lexists(os.path.join(root, ".git")):
        above = os.path.dirname(root)
        if above == root:
            return f"{HOOKS}: not written, as there is no git repository here."
        root = above
    if root == here:
        return ""
    return f"{HOOKS}: not written, as it belongs into {root}; run newslint init there."


def _names_us(path: str) -> bool:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return "id: newslint" in file.read()
    except OSError:
        return False


def _is_configured(folder: str) -> bool:
    """Whether the configuration that counts here reads the rules of the house."""
    house = _path(folder) / HOUSE
    said = load_configuration(trust_plugins=True, start=_path(folder))
    return any(house == path or path in house.parents for path in said.rules)


def _path(folder: str) -> Path:
    return Path(folder).resolve()


def _text(piece: Piece) -> str:
    template = files("validator.cli").joinpath("templates", piece.template)
    return template.read_text(encoding="utf-8").replace("{version}", __version__)


def _entry(text: str) -> list[str]:
    """The repository of the hooks alone."""
    return text[text.index("  - repo:") :].splitlines()


def _write_new(path: str, text: str) -> None:
    """Write a file that must not be there."""
    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise cannot_write(path, error) from None


def _ask(question: str) -> str:
    write(f"{question} ")
    return sys.stdin.readline().strip()


def _agreed(answer: str) -> bool:
    return answer.strip().lower() in ("", "y", "yes")
