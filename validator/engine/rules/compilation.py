"""Rule files checked together: parsed, held against each other and the catalog, planned.

    files -> trees -> the names of all packs -> a plan of each pack, and all that is wrong

Only rules that no cache knows come here, since the parser takes long to import.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from validator.diagnostic import Diagnostic, by_place
from validator.dsl import plan
from validator.dsl.catalog import Catalog
from validator.dsl.semantics.across import PackFile, check_across
from validator.dsl.semantics.files import check_file
from validator.dsl.semantics.named import define
from validator.dsl.semantics.resolution import Names
from validator.dsl.semantics.rules import setting_value
from validator.dsl.syntax import ast, trees
from validator.dsl.syntax.faults import Fault
from validator.engine.rules.profiles import Profile
from validator.engine.rules.rule_faults import placed, syntax
from validator.engine.rules.rulebook import Rulebook, RuleFile
from validator.lexicon import Lexicon
from validator.named_tuples import NamedTuple
from validator.registry import fault
from validator.source import Extent, Source, UnreadableSourceError, decode

if TYPE_CHECKING:
    from validator.dsl.syntax.unexpected import SyntaxFault

_LARGE = 500_000
"""Bytes of rules that take more than a second to parse and check."""


class _Parsed(NamedTuple):
    """A rule file, and the pack that it is."""

    source: Source
    tree: ast.File
    pack: str
    damaged: "tuple[SyntaxFault, ...]"
    """What was not understood."""


class _Parsing(NamedTuple):
    """All files that are packs, and what is wrong with the others."""

    files: list[_Parsed]
    faults: list[Diagnostic]
    whole: bool
    """Whether no rule may be missing."""


def compiled(
    files: Sequence[RuleFile],
    profile_files: Sequence[RuleFile],
    catalog: Catalog,
    read_by_checkers: Iterable[str] | None = None,
    slow: Callable[[int], None] | None = None,
) -> Rulebook:
    """The packs of some files, and the profiles beside them. With `read_by_checkers`, the lexicons
    that checkers read, what is sound and yet cannot be meant is told too. `slow` hears how many
    bytes are to be parsed, where that takes more than a second."""
    unknown = sum(len(file.data) for file in files if not trees.ships(file.data))
    if slow is not None and unknown > _LARGE:
        slow(unknown)
    parsed, faults, whole = _parsed(files)
    defined = define(_names(parsed), catalog)
    across = check_across({one.pack: PackFile(one.source.path, one.tree) for one in parsed})
    packs: list[plan.Pack] = []
    lexicons: dict[str, Lexicon] = {}
    for source, tree, pack, damaged in parsed:
        starts = source.line_starts
        checked = check_file(tree, pack, source.path, starts, catalog, defined.names, damaged)
        packs.append(checked.pack)
        lexicons.update({lexicon.name: lexicon for lexicon in checked.lexicons})
        faults += placed(source, (*defined.faults[pack], *checked.faults, *across[pack]))
    if read_by_checkers is not None:
        faults += _linted(parsed, packs, read_by_checkers)
    ids = tuple(dict.fromkeys(_ids(parsed))) if whole else None
    profiles: tuple[Profile, ...] = ()
    if profile_files:
        from validator.engine.configuration.reader import read_profiles

        told = [(file.path, file.data) for file in profile_files]
        rules = [rule for pack in packs for rule in pack.rules]
        profiles, wrong = read_profiles(told, rules, ids)
        faults += wrong
    faults.sort(key=by_place)
    return Rulebook(tuple(packs), lexicons, tuple(faults), ids, profiles)


def _parsed(files: Iterable[RuleFile]) -> _Parsing:
    """The trees of rule files; of two files that are one pack, the first is taken."""
    parsed: list[_Parsed] = []
    faults: list[Diagnostic] = []
    whole = True
    owners: dict[str, str] = {}
    for file in files:
        try:
            source = Source(file.path, decode(file.data))
        except UnreadableSourceError as error:
            message = f"cannot read {file.path}: {error}"
            faults.append(fault("unreadable-rules", message, file.path))
            whole = False
            continue
        tree, wrong = trees.read(source.text)
        pack = tree.pack.name.text if tree.pack else Path(file.path).stem
        taken = _taken(tree, pack, owners)
        faults += placed(source, [*syntax(wrong), *_repeated(tree), *taken])
        whole = whole and not wrong and not taken
        if not taken:
            owners[pack] = file.path
            parsed.append(_Parsed(source, tree, pack, wrong))
    return _Parsing(parsed, faults, whole)


def _repeated(tree: ast.File) -> Iterator[Fault]:
    for again in tree.repeated_packs:
        hint = "move the rest to a file of its own"
        yield Fault(again.at, "pack-twice", "a file is one pack", hint)


def _taken(tree: ast.File, pack: str, owners: Mapping[str, str]) -> list[Fault]:
    """That a file cannot be this pack, since another file is, or newslint itself."""
    if pack in owners:
        why = f"{owners[pack]} is pack {pack} too"
    elif pack == "newslint":
        why = "the name is taken"
    else:
        return []
    at = tree.pack.name.at if tree.pack else Extent(0, 0)
    return [Fault(at, "pack-twice", f"pack {pack}: {why}", "give this pack another name")]


def _ids(parsed: Iterable[_Parsed]) -> Iterator[str]:
    """The ids of all rules, those at fault too."""
    for one in parsed:
        yield from (f"{one.pack}/{rule.name.text}" for rule in one.tree.rules)


def _names(parsed: Sequence[_Parsed]) -> Names:
    """All that rules of one pack may name in another."""
    return Names(
        lexicons={
            one.pack: frozenset(block.name.text for block in one.tree.lexicons) for one in parsed
        },
        rules=frozenset(_ids(parsed)),
        settings={
            f"{one.pack}/{rule.name.text}": {
                clause.name.text: setting_value(clause)
                for clause in rule.clauses
                if isinstance(clause, ast.Setting)
            }
            for one in parsed
            for rule in one.tree.rules
        },
        conditions={
            # of two conditions of one name the first counts
            one.pack: {block.name.text: block for block in reversed(one.tree.conditions)}
            for one in parsed
        },
    )


def _linted(
    parsed: Sequence[_Parsed], packs: Sequence[plan.Pack], read_by_checkers: Iterable[str]
) -> Iterator[Diagnostic]:
    """Warnings about what is sound and yet cannot be meant."""
    from validator.dsl.semantics.lint import Parsed, lint  # only `rules check` asks

    sound = [Parsed(one.tree, pack) for one, pack in zip(parsed, packs, strict=True)]
    for one, warnings in zip(parsed, lint(sound, read_by_checkers), strict=True):
        yield from placed(one.source, warnings)
