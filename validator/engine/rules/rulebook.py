"""The rules of a run: the files they stand in, and what these come to once checked."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from stat import S_ISREG

from validator.diagnostic import Diagnostic
from validator.dsl import plan
from validator.engine.cache.setup_key import code_of, first_tree
from validator.engine.rules import profiles
from validator.engine.rules.profiles import Profile
from validator.lexicon import Lexicon
from validator.named_tuples import NamedTuple
from validator.registry import fault

SUFFIX = ".rules"
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


def find_profile_files(paths: Iterable[str | os.PathLike[str]]) -> list[RuleFile]:
    """The files of profiles in some folders of rules, none twice."""
    found: dict[str, RuleFile] = {}
    for path in paths:
        file = os.path.join(path, profiles.FILE)
        if os.path.isfile(file):
            with open(file, "rb") as opened:
                found.setdefault(os.path.realpath(file), RuleFile(file, opened.read()))
    return list(found.values())


_CODE = ("validator.dsl", "validator.grammar")
"""What makes rules of text; in an installation, the rules that ship are in the same folder."""


def own_code() -> Iterator[str]:
    """All that is there, by times and sizes: in a checkout it changes within a version."""
    return chain.from_iterable(map(first_tree, code_of(_CODE)))


def _own_folders() -> tuple[str, ...]:
    """The folders of which `own_code` tells."""
    return tuple(os.path.join(os.path.realpath(path), "") for path in code_of(_CODE))
