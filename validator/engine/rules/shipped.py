"""The rules that ship, as they are once checked: a first run has nothing to parse or check.

    python -m validator.engine.rules.shipped    checks them and writes what came of it

A build runs it. What it wrote is taken only where the rules and all code of newslint are, byte for
byte, those that it was made of, and no other plugin has a say.
"""

import os
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from validator.dsl import storing
from validator.engine.cache.digests import digest_of_all
from validator.engine.cache.setup_key import code_of
from validator.engine.rules.rulebook import RuleFile, find_profile_files, find_rule_files

if TYPE_CHECKING:
    from validator.registry import Registry

FILE = "rules.jsonl"
"""Beside the grammar, in an installation; a clone has none, and checks."""
_CODE = (".py", ".lark")


def shipped(
    files: Sequence[RuleFile], profiles: Sequence[RuleFile], plugins: Sequence[str] | None
) -> bytes | None:
    """What `storing.dump` made of these files; None where they are not those that ship, or it is
    damaged. `plugins` are `Registry.shipped_plugins`."""
    try:
        with open(_place(), "rb") as file:
            key, data = file.readline(), file.read()
    except OSError:
        return None
    if plugins is None or key.strip() != _key(files, profiles, plugins):
        return None
    try:
        return storing.moved(data, [file.path for file in files])
    except ValueError:
        return None


def _key(files: Sequence[RuleFile], profiles: Sequence[RuleFile], plugins: Sequence[str]) -> bytes:
    """Names the rules, and what made of them what they are."""
    told = (file.data for file in (*files, *profiles))
    return digest_of_all((repr(plugins), *_code(), str(len(files)), *told)).encode()


def _code() -> Iterator[str | bytes]:
    """All of newslint's own, in a clone three folders."""
    for home in code_of(("validator.plugins", "validator.grammar")):
        for place, folders, names in os.walk(home):
            folders.sort()
            for name in sorted(names):
                if name.endswith(_CODE):
                    yield os.path.relpath(os.path.join(place, name), home).replace(os.sep, "/")
                    with open(os.path.join(place, name), "rb") as file:
                        yield file.read()


def _place() -> str:
    grammar = find_spec("validator.grammar")
    assert grammar is not None
    assert grammar.submodule_search_locations
    return os.path.join(grammar.submodule_search_locations[0], FILE)


def made(registry: "Registry") -> bytes:
    """What a build writes. Raises ValueError where something is at fault, or does not ship."""
    from validator.dsl.catalog import build_catalog
    from validator.engine.rules.compilation import compiled

    plugins = registry.shipped_plugins
    files, faults = find_rule_files(registry.rule_paths)
    profiles = find_profile_files(registry.rule_paths)
    if not (plugins and files) or registry.faults or faults:
        raise ValueError([*registry.faults, *faults] or "these are not the plugins that ship")
    nameless = [RuleFile(storing.nameless(n), file.data) for n, file in enumerate(files)]
    book = compiled(nameless, profiles, build_catalog(registry.checkers))
    if book.faults:
        raise ValueError(book.faults)
    checked = storing.dump(book.packs, book.lexicons, (book.faults, book.profiles))
    return _key(files, profiles, plugins) + b"\n" + checked


def _main() -> None:
    from validator.registry import load_registry

    registry = load_registry()
    if registry.shipped_plugins is None:
        print("other plugins are installed here: each first run will check the rules that ship")
        return
    data = made(registry)
    with open(_place(), "wb") as file:
        file.write(data)


if __name__ == "__main__":
    _main()
