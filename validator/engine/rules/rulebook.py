"""All rules of a run: files found, read, parsed, checked against each other and the catalog.

The checked plan of a whole set of files is kept on disk under a key of their contents, so that a
run with unchanged rules imports no parser. The cache is JSON, written by rename; one that cannot be
read is made anew.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from stat import S_ISREG
from typing import TYPE_CHECKING

from validator.diagnostic import Context, Diagnostic, Region, Related, Severity
from validator.dsl import plan, storage
from validator.engine.cache import files as cache_files
from validator.engine.cache.digests import digest_of_all
from validator.engine.cache.setup_key import code_of, first_tree
from validator.engine.rules import profiles
from validator.engine.rules.profiles import Profile
from validator.lexicon import Lexicon
from validator.named_tuples import NamedTuple
from validator.source import Extent, Position, Source, UnreadableSourceError, decode
from validator.version import __version__

if TYPE_CHECKING:
    from validator.dsl.catalog import Catalog
    from validator.dsl.syntax.faults import Fault

SUFFIX = ".rules"
FORMAT = 14
"""Of the cache; to be raised when plans change their shape."""


MOST_BYTES = 2_000_000
"""Of a rule file: some 10,000 rules or 100,000 words, of which a parser makes a thousandfold."""


_LARGE = 500_000
"""Bytes of rules that take more than a second to parse and check."""


class RuleFile(NamedTuple):
    path: str
    data: bytes


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

    def unreadable(path: str, error: OSError) -> None:
        message = f"cannot read {path}: {error.strerror or error}"
        faults.append(_unplaced("unreadable-rules", path, message))

    for path in (os.fspath(path) for path in paths):
        if os.path.isdir(path):
            under = _under(path, lambda error: unreadable(error.filename, error))
            found = sorted(under, key=lambda file: file.split(os.sep))
            if not found:
                message = f"folder {path} holds no {SUFFIX} file"
                faults.append(_unplaced("no-rules", path, message))
        else:
            found = [path]
        for file in found:
            try:
                with open(file, "rb") as opened:
                    data = opened.read(MOST_BYTES + 1)
                if len(data) > MOST_BYTES:
                    message = f"{file} has more than {MOST_BYTES // 10**6} MB: split it into packs"
                    faults.append(_unplaced("rules-too-large", file, message))
                else:
                    files.setdefault(_real(file, folders), RuleFile(file, data))
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
    lint: Sequence[str] | None = None,
    profile_files: Sequence[RuleFile] = (),
    slow: Callable[[int], None] | None = None,
    shipped_plugins: Sequence[str] | None = None,
) -> Rulebook:
    """Check rule files together. `fingerprint` names the plugins that the catalog comes from,
    `shipped_plugins` are the names of these if all of them ship.

    With `lint`, the lexicons that checkers read, what cannot be meant is told too. `slow` hears how
    many bytes are to be parsed, where that takes more than a second.
    """
    if lint is not None:
        return _with_profiles(_check(files, catalog(), lint, slow), profile_files)
    entry = None
    if cache is not None:
        read = (part for file in (*files, *profile_files) for part in file)
        key = digest_of_all((f"{FORMAT} {__version__} {fingerprint}", *_own_code(), *read))
        entry = os.path.join(cache, f"rules-{key}.json")
        cached = _read_cache(entry)
        if cached is not None:
            return cached
    from validator.engine.rules.shipped import shipped  # few runs have nothing cached

    data = shipped(files, profile_files, shipped_plugins)
    if data is None:
        book = _with_profiles(_check(files, catalog(), slow=slow), profile_files)
        if entry is None or worst(book.faults) >= Severity.ERROR:
            return book
        from validator.dsl import storing

        data = storing.dump(book.packs, book.lexicons, (book.faults, book.profiles))
    if entry is not None:
        cache_files.put(entry, data)
    return _restored(data)  # which has the words of all lists in order


def _own_code() -> Iterator[str]:
    """What makes rules of text, by times and sizes: in a checkout it changes within a version."""
    return chain.from_iterable(map(first_tree, code_of(("validator.dsl", "validator.grammar"))))


_OTHERS = {cls.__name__: cls for cls in (Diagnostic, Region, Position, Related, Context, Profile)}
"""What faults and profiles are made of."""


def _read_cache(entry: str) -> Rulebook | None:
    try:
        with open(entry, "rb") as file:
            return _restored(file.read())
    except (OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None


def _restored(data: bytes) -> Rulebook:
    """What `storing.dump` wrote. Raises what `storage.load` raises, and AttributeError."""
    packs, lexicons, (told, chosen) = storage.load(data, _OTHERS)
    brought = tuple(map(profiles.restored, chosen))
    faults = tuple(fault._replace(severity=Severity(fault.severity)) for fault in told)
    named = tuple(rule.id for pack in packs for rule in pack.rules)
    return Rulebook(packs, lexicons, faults, named, brought)


def _with_profiles(book: Rulebook, files: Sequence[RuleFile]) -> Rulebook:
    if not files:
        return book
    from validator.engine.configuration.reader import read_profiles

    brought, wrong = read_profiles(files, book.rules, book.named)
    faults = sorted(
        (*book.faults, *wrong), key=lambda fault: (fault.region.path, fault.region.start)
    )
    return book._replace(profiles=brought, faults=tuple(faults))


def _check(
    files: Sequence[RuleFile],
    catalog: "Catalog",
    used: Sequence[str] | None = None,
    slow: Callable[[int], None] | None = None,
) -> Rulebook:
    from pathlib import Path

    from validator.dsl.semantics.across import PackFile, check_across
    from validator.dsl.semantics.files import check_file
    from validator.dsl.semantics.named import define
    from validator.dsl.semantics.resolution import Names
    from validator.dsl.semantics.rules import setting_value
    from validator.dsl.syntax import ast, trees
    from validator.dsl.syntax.faults import Fault

    unknown = sum(len(file.data) for file in files if not trees.ships(file.data))
    if slow is not None and unknown > _LARGE:
        slow(unknown)
    faults: list[Diagnostic] = []
    parsed, whole = [], True
    first_of: dict[str, str] = {}
    for file in files:
        try:
            source = Source(file.path, decode(file.data))
        except UnreadableSourceError as error:
            faults.append(
                _unplaced("unreadable-rules", file.path, f"cannot read {file.path}: {error}")
            )
            whole = False
            continue
        tree, wrong = trees.read(source.text)
        whole = whole and not wrong
        found = [Fault(w.at, "syntax", w.message, w.hint) for w in wrong]
        pack = tree.pack.name.text if tree.pack else Path(file.path).stem
        at = tree.pack.name.at if tree.pack else Extent(0, 0)
        found += [
            Fault(
                again.at, "pack-twice", "a file is one pack", "move the rest to a file of its own"
            )
            for again in tree.repeated_packs
        ]
        if pack in first_of or pack == "newslint":
            owner = (
                f"{first_of[pack]} is pack {pack} too" if pack in first_of else "the name is taken"
            )
            found.append(
                Fault(at, "pack-twice", f"pack {pack}: {owner}", "give this pack another name")
            )
            whole = False
        else:
            first_of[pack] = file.path
            parsed.append((source, tree, pack, [w.at for w in wrong]))
        faults += place(source, found)
    named = [f"{pack}/{rule.name.text}" for _, tree, pack, _ in parsed for rule in tree.rules]
    names = Names(
        {pack: frozenset(b.name.text for b in tree.lexicons) for _, tree, pack, _ in parsed},
        frozenset(named),
        {
            f"{pack}/{rule.name.text}": {
                clause.name.text: setting_value(clause)
                for clause in rule.clauses
                if isinstance(clause, ast.Setting)
            }
            for _, tree, pack, _ in parsed
            for rule in tree.rules
        },
        {pack: {b.name.text: b for b in reversed(tree.conditions)} for _, tree, pack, _ in parsed},
    )
    defined = define(names, catalog)
    across = check_across({pack: PackFile(s.path, tree) for s, tree, pack, _ in parsed})
    packs: list[plan.Pack] = []
    lexicons: dict[str, Lexicon] = {}
    for source, tree, pack, damaged in parsed:
        starts = source.line_starts
        checked = check_file(tree, pack, source.path, starts, catalog, defined.names, damaged)
        packs.append(checked.pack)
        lexicons.update({lexicon.name: lexicon for lexicon in checked.lexicons})
        faults += place(source, (*defined.faults[pack], *checked.faults, *across[pack]))
    if used is not None:
        from validator.dsl.semantics.lint import Parsed, lint

        sound = [Parsed(tree, pack) for (_, tree, *_), pack in zip(parsed, packs, strict=True)]
        for (source, *_), warnings in zip(parsed, lint(sound, used), strict=True):
            faults += place(source, warnings)
    faults.sort(key=lambda fault: (fault.region.path, fault.region.start))
    told = tuple(dict.fromkeys(named)) if whole else None
    return Rulebook(tuple(packs), lexicons, tuple(faults), told)


def place(source: Source, faults: "Iterable[Fault]") -> list[Diagnostic]:
    """Faults with line, column and the line they stand in."""
    return [_placed(source, fault) for fault in faults]


def _placed(source: Source, fault: "Fault") -> Diagnostic:
    region = _region(source, fault.at)
    line = source.line(region.start.line)
    column = region.start.column - 1
    end = min(max(column + fault.at.end - fault.at.start, column + 1), max(len(line), column + 1))
    related: tuple[Related, ...] = ()
    if fault.earlier is not None:
        text = source.text[fault.earlier.start : fault.earlier.end]
        related = (
            Related(_region(source, fault.earlier), text.split("\n")[0], "said here before"),
        )
    return Diagnostic(
        f"newslint/{fault.code}",
        fault.severity,
        region,
        source.text[fault.at.start : fault.at.end],
        fault.message,
        suggestion=fault.hint,
        related=related,
        context=Context(line, column, end, 0, "rules"),
    )


def _region(source: Source, at: Extent) -> Region:
    end = max(at.end, at.start)
    return Region(source.path, source.position(at.start), source.position(end))


def _unplaced(code: str, path: str, message: str) -> Diagnostic:
    from validator.registry import fault

    return fault(code, message, path)


def worst(faults: Iterable[Diagnostic]) -> Severity:
    return max((fault.severity for fault in faults), default=Severity.OFF)
