"""All rules of a run: files found and read, their plans remembered or made (`compilation`).

The checked plan of a whole set of files is kept on disk under a key of their contents, so that a
run with unchanged rules imports no parser. The cache is JSON, written by rename; one that cannot be
read is made anew.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from mmap import ACCESS_READ, mmap
from stat import S_ISREG
from typing import TYPE_CHECKING

from validator.diagnostic import Context, Diagnostic, Region, Related, Severity, by_place
from validator.dsl import plan, storage
from validator.engine.cache import files as cache_files
from validator.engine.cache.digests import digest_of_all
from validator.engine.cache.setup_key import code_of, first_tree
from validator.engine.rules import profiles
from validator.engine.rules.profiles import Profile
from validator.lexicon import Lexicon
from validator.named_tuples import NamedTuple
from validator.registry import fault
from validator.source import Position
from validator.version import __version__

if TYPE_CHECKING:
    from validator.dsl.catalog import Catalog

SUFFIX = ".rules"
FORMAT = 17
"""Of the cache; to be raised when plans change their shape."""
MOST_BYTES = 2_000_000
"""Of a rule file: some 10,000 rules or 100,000 words, of which a parser makes a thousandfold."""


class RuleFile(NamedTuple):
    path: str
    read: bytes | None = None
    """What is in it; None where it is part of newslint, and so need not be read to be known."""

    @property
    def data(self) -> bytes:
        if self.read is not None:
            return self.read
        with open(self.path, "rb") as file:
            return file.read()


class Rulebook(NamedTuple):
    """Checked packs, the lexicons of all of them by name, and what was wrong."""

    packs: tuple[plan.Pack, ...]
    lexicons: Mapping[str, Lexicon]
    faults: tuple[Diagnostic, ...]
    named: tuple[str, ...] | None
    """Ids of all rules, those at fault too; None where a file could not be read to its end."""
    profiles: tuple[Profile, ...] = ()
    """Those that stand beside the packs."""

    @property
    def rules(self) -> list[plan.Rule]:
        return [rule for pack in self.packs for rule in pack.rules]


def find_rule_files(
    paths: Iterable[str | os.PathLike[str]],
) -> tuple[list[RuleFile], list[Diagnostic]]:
    """The rule files under some paths, sorted within each folder, no file twice."""
    files: dict[str, RuleFile] = {}
    faults: list[Diagnostic] = []
    folders: dict[str, str] = {}
    own = _own_folders()

    def unreadable(path: str, error: OSError) -> None:
        message = f"cannot read {path}: {error.strerror or error}"
        faults.append(fault("unreadable-rules", message, path))

    for path in (os.fspath(path) for path in paths):
        if os.path.isdir(path):
            under = _under(path, lambda error: unreadable(error.filename, error))
            found = sorted(under, key=lambda file: file.split(os.sep))
            if not found:
                message = f"folder {path} holds no {SUFFIX} file"
                faults.append(fault("no-rules", message, path))
        else:
            found = [path]
        for file in found:
            real = _real(file, folders)
            if real.startswith(own) and os.access(file, os.R_OK):
                files.setdefault(real, RuleFile(file))
                continue
            try:
                with open(file, "rb") as opened:
                    data = opened.read(MOST_BYTES + 1)
                if len(data) > MOST_BYTES:
                    message = f"{file} has more than {MOST_BYTES // 10**6} MB: split it into packs"
                    faults.append(fault("rules-too-large", message, file))
                else:
                    files.setdefault(real, RuleFile(file, data))
            except OSError as error:
                unreadable(file, error)
    return list(files.values()), faults


def _real(file: str, folders: dict[str, str]) -> str:
    """Where a file is; `folders` has where the folders are that were met."""
    if os.path.islink(file):
        return os.path.realpath(file)
    folder, name = os.path.split(file)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], name)


def _under(folder: str, unreadable: Callable[[OSError], None]) -> Iterator[str]:
    """The rule files in a folder."""
    for place, _, names in os.walk(folder, onerror=unreadable):
        for name in names:
            file = os.path.join(place, name).removeprefix(os.path.join(os.curdir, ""))
            if name.endswith(SUFFIX) and _ends(file):
                yield file


def _ends(file: str) -> bool:
    """Whether reading a file comes to an end: a pipe or a device may not."""
    try:
        return S_ISREG(os.stat(file).st_mode)
    except OSError:
        return True  # whoever reads it says why it cannot be read


def find_profile_files(paths: "Iterable[str | os.PathLike[str]]") -> list[RuleFile]:
    """The files of profiles in some folders of rules, none twice."""
    found: dict[str, RuleFile] = {}
    for path in paths:
        file = os.path.join(path, profiles.FILE)
        if os.path.isfile(file):
            with open(file, "rb") as opened:
                found.setdefault(os.path.realpath(file), RuleFile(file, opened.read()))
    return list(found.values())


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
        return _checked(files, profile_files, catalog(), read_by_checkers, slow)
    entry = None
    if cache is not None:
        read = (part for file in (*files, *profile_files) for part in (file.path, file.read or b""))
        key = digest_of_all((f"{FORMAT} {__version__} {fingerprint}", *_own_code(), *read))
        entry = os.path.join(cache, f"rules-{key}.json")
        cached = _read_cache(entry)
        if cached is not None:
            return cached
    from validator.engine.rules.shipped import shipped  # few runs have nothing cached

    data = shipped(files, profile_files, shipped_plugins)
    if data is None:
        book = _checked(files, profile_files, catalog(), None, slow)
        if entry is None or any(one.severity >= Severity.ERROR for one in book.faults):
            return book
        from validator.dsl import storing

        data = storing.dump(book.packs, book.lexicons, (book.faults, book.profiles))
    if entry is not None:
        cache_files.put(entry, data)
    return _restored(data)  # which has the words of all lists in order


_CODE = ("validator.dsl", "validator.grammar")
"""What makes rules of text; in an installation, the rules that ship are in the same folder."""


def _own_code() -> Iterator[str]:
    """All that is there, by times and sizes: in a checkout it changes within a version."""
    return chain.from_iterable(map(first_tree, code_of(_CODE)))


def _own_folders() -> tuple[str, ...]:
    """The folders of which `_own_code` tells."""
    return tuple(os.path.join(os.path.realpath(path), "") for path in code_of(_CODE))


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


def _checked(
    files: Sequence[RuleFile],
    profile_files: Sequence[RuleFile],
    catalog: "Catalog",
    read_by_checkers: Iterable[str] | None,
    slow: Callable[[int], None] | None,
) -> Rulebook:
    """What `compiled` makes of rule files, with the profiles beside them."""
    from validator.engine.rules.compilation import compiled  # and so the parser

    book = compiled(files, catalog, read_by_checkers, slow)
    if not profile_files:
        return book
    from validator.engine.configuration.reader import read_profiles

    found = [(file.path, file.data) for file in profile_files]
    brought, wrong = read_profiles(found, book.rules, book.named)
    faults = sorted((*book.faults, *wrong), key=by_place)
    return book._replace(profiles=brought, faults=tuple(faults))
