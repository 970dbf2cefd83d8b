"""Rules loaded: their plans remembered, shipped with newslint, or made (`compilation`).

The checked plan of a whole set of files is kept on disk under a key of their contents, so that a
run with unchanged rules imports no parser. The cache is JSON, written by rename; one that cannot be
read is made anew.
"""

import os
from collections.abc import Callable, Sequence
from mmap import ACCESS_READ, mmap
from typing import TYPE_CHECKING

from validator.diagnostic import Context, Diagnostic, Region, Related, Severity
from validator.dsl import storage
from validator.engine.cache import files as cache_files
from validator.engine.cache.digests import digest_of_all
from validator.engine.rules import profiles
from validator.engine.rules.profiles import Profile
from validator.engine.rules.rulebook import Rulebook, RuleFile, own_code
from validator.source import Position
from validator.version import __version__

if TYPE_CHECKING:
    from validator.dsl.catalog import Catalog

FORMAT = 17
"""Of the cache; to be raised when plans change their shape."""


def load_rulebook(
    files: Sequence[RuleFile],
    catalog: "Callable[[], Catalog]",
    fingerprint: str,
    cache: str | os.PathLike[str] | None,
    read_by_checkers: Sequence[str] | None = None,
    profile_files: Sequence[RuleFile] = (),
    slow: Callable[[int], None] | None = None,
    shipped_plugins: Sequence[str] | None = None,
) -> Rulebook:
    """The plans of rule files, from the cache or anew. `fingerprint` names the plugins that the
    catalog comes from, `shipped_plugins` are the names of these if all of them ship.

    With `read_by_checkers`, the lexicons that checkers read, what is sound and yet cannot be meant
    is told too, and no cache is used. `slow` hears how many bytes are to be parsed, where that
    takes more than a second.
    """
    if read_by_checkers is not None:
        from validator.engine.rules.compilation import compiled

        return compiled(files, profile_files, catalog(), read_by_checkers, slow)
    entry = None
    if cache is not None:
        read = (part for file in (*files, *profile_files) for part in (file.path, file.read or b""))
        key = digest_of_all((f"{FORMAT} {__version__} {fingerprint}", *own_code(), *read))
        entry = os.path.join(cache, f"rules-{key}.json")
        cached = _read_cache(entry)
        if cached is not None:
            return cached
    from validator.engine.rules.shipped import shipped  # few runs have nothing cached

    data = shipped(files, profile_files, shipped_plugins)
    if data is None:
        from validator.engine.rules.compilation import compiled  # and so the parser

        book = compiled(files, profile_files, catalog(), slow=slow)
        if entry is None or any(one.severity >= Severity.ERROR for one in book.faults):
            return book
        from validator.dsl import storing

        data = storing.dump(book.packs, book.lexicons, (book.faults, book.profiles))
    if entry is not None:
        cache_files.put(entry, data)
    return _restored(data)  # which has the words of all lists in order


_OTHERS = {cls.__name__: cls for cls in (Diagnostic, Region, Position, Related, Context, Profile)}
"""What faults and profiles are made of."""


def _read_cache(entry: str) -> Rulebook | None:
    try:
        with open(entry, "rb") as file:
            # a run reads a tenth of it; a cache is replaced, never written over
            return _restored(mmap(file.fileno(), 0, access=ACCESS_READ))
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None


def _restored(data: bytes | mmap) -> Rulebook:
    """What `storing.dump` wrote. Raises what `storage.load` raises, and AttributeError."""
    packs, lexicons, (told, chosen) = storage.load(data, _OTHERS)
    brought = tuple(map(profiles.restored, chosen))
    faults = tuple(one._replace(severity=Severity(one.severity)) for one in told)
    named = tuple(rule.id for pack in packs for rule in pack.rules)
    return Rulebook(packs, lexicons, faults, named, brought)
