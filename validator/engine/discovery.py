"""Which drafts a run reads: files as named, folders walked, what .gitignore leaves out left out.

Hidden files and folders are never walked into; a file or folder that is named is taken all the
same. Every file is read once, whatever links lead to it.
"""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from validator.formats import MARK
from validator.named_tuples import NamedTuple
from validator.report import Failure

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

STDIN = "-"
"""The path that stands for standard input."""


_WRITERS = frozenset({".rtf", ".doc", ".odt", ".pages", ".wpd"})
"""Suffixes of word processors, which can save what is read here."""

_STRAY = {0xDC00 + byte: 0xE000 + byte for byte in range(0x80, 0x100)}
"""What Python has for a byte that is no UTF-8, and a private sign instead."""
_REPORTS = (".html", ".md")
"""Suffixes of reports that could be drafts; `MARK` tells them apart."""
_MARKED_WITHIN = 64
"""Bytes."""


class Draft(NamedTuple):
    """A file as it was given."""

    path: str
    data: bytes
    story: str | None = None
    """Which story it tells, as far as the command line or the configuration say."""
    date: str | None = None
    """The day it was for, where it names none itself."""


class Discovery(NamedTuple):
    """The paths to read, sorted, and what cannot be."""

    paths: tuple[str, ...]
    failures: tuple[Failure, ...] = ()
    unread: tuple[str, ...] = ()
    """What word processors wrote and no reader claims, met in folders; drafts, as it seems."""
    reports: tuple[str, ...] = ()
    """What newslint wrote, by its first words, met in folders; no drafts, as it seems."""


def discover(
    paths: Iterable[str], suffixes: Iterable[str], named_only: Iterable[str] = ()
) -> Discovery:
    """The drafts that `paths` lead to; `suffixes` are those that readers claim, with their dot.

    Files with a suffix in `named_only` are not taken from folders.
    """
    search = _Search(suffixes, named_only)
    for path in paths:
        search.named(path)
    return search.result()


def draft_name(path: str, stdin_filename: str | None) -> str:
    """The path of a draft, under which it is reported."""
    return (stdin_filename or "<stdin>") if path == STDIN else path


def read_draft(path: str, stdin_filename: str | None = None) -> Draft | Failure:
    """A file, or standard input under the name that it is given."""
    try:
        if path == STDIN and sys.stdin is None:
            return Failure(path, "standard input is closed")
        if path == STDIN:
            return Draft(draft_name(path, stdin_filename), sys.stdin.buffer.read())
        with open(path, "rb", buffering=0) as file:  # all of it is read at once
            return Draft(path, file.readall())
    except OSError as error:
        return Failure(path, _reason(error))
    except MemoryError:
        return Failure(path, "it is too large for the memory there is")


def no_reader(suffix: str, suffixes: Iterable[str]) -> str:
    """What is told of a draft with a suffix that no reader claims."""
    known = f"newslint reads {_either(tuple(sorted(suffixes)))}"
    advice = "save it as .docx or as text" if suffix.lower() in {*_WRITERS, ".pdf"} else known
    return f"no reader for {suffix}; {advice}"


class _Ignore(NamedTuple):
    """A .gitignore file: patterns relative to the folder it stands in."""

    folder: str
    spec: "GitIgnoreSpec"


class _Folder(NamedTuple):
    """A folder to walk: as it is shown, where it really is, and the .gitignore files above it."""

    path: str
    real: str
    ignores: tuple[_Ignore, ...]


class _Search:
    """What was met so far, by real path."""

    def __init__(self, suffixes: Iterable[str], named_only: Iterable[str]) -> None:
        self._suffixes = tuple(sorted(suffixes))
        self._walked = tuple(sorted(set(self._suffixes).difference(named_only)))
        self._told = tuple(_WRITERS.difference(self._suffixes))
        self._unread: set[str] = set()
        self._reports: set[str] = set()
        self._files: dict[str, str] = {}
        self._folders: set[str] = set()
        self._left_out = False
        self._failures: list[Failure] = []

    def result(self) -> Discovery:
        return Discovery(
            tuple(sorted(self._files.values())),
            tuple(sorted(set(self._failures))),
            tuple(sorted(self._unread)),
            tuple(sorted(self._reports)),
        )

    def named(self, path: str) -> None:
        """Take what stands on the command line."""
        shown = (path.removeprefix(f".{os.sep}") or ".") if path else path
        if path == STDIN:
            self._files.setdefault(STDIN, STDIN)
        elif os.path.isdir(path):
            self._tree(shown)
        elif not _exists(path, self._fail):
            return
        elif path.lower().endswith(self._suffixes) or not os.path.splitext(path)[1]:
            self._files.setdefault(os.path.realpath(path), shown)
        else:
            self._fail(shown, no_reader(os.path.splitext(path)[1], self._suffixes))

    def _fail(self, path: str, message: str) -> None:
        self._failures.append(Failure(path, message))

    def _readable(self, name: str) -> bool:
        """Whether a file met in a folder is taken."""
        return name.lower().endswith(self._walked)

    def _tree(self, path: str) -> None:
        """Walk a folder; links wait until what really stands in it was seen under its own name."""
        real = os.path.realpath(path)
        failed, known, self._left_out = len(self._failures), len(self._files), False
        links = self._walk(self._root(path, real))
        linked = False
        while links:
            links, waiting = [], links
            for link in waiting:
                target = os.path.realpath(link)
                if os.path.isdir(link):
                    links += self._walk(self._root(link, target))
                # a link to a device or a pipe might be read for ever
                elif self._readable(link) and _exists(link, self._fail) and os.path.isfile(link):
                    linked = True
                    self._take(target, link)
        inside = os.path.join(real, "")
        met = linked or len(self._files) > known
        met = met or any(file.startswith(inside) for file in self._files)
        if not met and len(self._failures) == failed:
            but = ", but for what .gitignore leaves out" if self._left_out else ""
            self._fail(path, f"nothing to read here: no {_either(self._walked)} file{but}")

    def _root(self, path: str, real: str) -> _Folder:
        """A folder to begin at, with the .gitignore files from its repository down to it."""
        above: list[str] = []
        folder = real
        while not os.path.exists(os.path.join(folder, ".git")):
            parent = os.path.dirname(folder)
            if parent == folder:
                return _Folder(path, real, ())
            above.append(folder := parent)
        ignores: tuple[_Ignore, ...] = ()
        for folder in reversed(above):
            ignores += self._ignores(folder)
        # whoever names an ignored folder wants it read
        return _Folder(path, real, () if _ignored(ignores, os.path.join(real, "")) else ignores)

    def _walk(self, root: _Folder) -> list[str]:
        """Take all drafts below a folder that are no links; return the links."""
        links: list[str] = []
        waiting = [root]
        while waiting:
            folder = waiting.pop()
            if folder.real in self._folders:
                continue
            self._folders.add(folder.real)
            try:
                with os.scandir(folder.path or ".") as found:
                    entries = [entry for entry in found if not entry.name.startswith(".")]
            except OSError as error:
                self._fail(folder.path, _reason(error))
                continue
            ignores = folder.ignores + self._ignores(folder.real)
            for entry in entries:
                path = entry.name if folder.path == "." else os.path.join(folder.path, entry.name)
                real = os.path.join(folder.real, entry.name)
                link, nested = entry.is_symlink(), entry.is_dir(follow_symlinks=False)
                unread = entry.name.lower().endswith(self._told)
                if not (link or nested or unread or self._readable(entry.name)):
                    continue
                if _ignored(ignores, os.path.join(real, "") if nested else real):
                    self._left_out = True
                    continue
                if link:
                    links.append(path)
                elif nested:
                    waiting.append(_Folder(path, real, ignores))
                elif unread:
                    self._unread.add(path)
                elif entry.is_file(follow_symlinks=False):
                    self._take(real, path)
        return sorted(links)

    def _take(self, real: str, path: str) -> None:
        """Take a file that was met in a folder."""
        if _is_report(path):
            self._reports.add(path)
        else:
            self._files.setdefault(real, path)

    def _ignores(self, folder: str) -> tuple[_Ignore, ...]:
        """The .gitignore of a folder, if it has one that says something."""
        path = os.path.join(folder, ".gitignore")
        if not os.path.isfile(path):
            return ()
        try:
            with open(path, encoding="utf-8-sig", errors="surrogateescape") as file:
                patterns = (line.rstrip("\r\n") for line in file)
                kept = (line for line in patterns if line.strip() and not line.startswith("#"))
                lines = list(map(in_signs, kept))
        except (FileNotFoundError, IsADirectoryError):
            return ()
        except OSError as error:
            self._fail(path, _reason(error))
            return ()
        return (_Ignore(folder, _spec(lines)),) if lines else ()


def _spec(lines: Sequence[str]) -> "GitIgnoreSpec":
    """The patterns; like git, one that means nothing is passed over."""
    from pathspec import GitIgnoreSpec  # 50 ms: only for who has a .gitignore

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        sound = []
        for line in lines:
            try:
                GitIgnoreSpec.from_lines([line])
            except ValueError:
                continue
            sound.append(line)
        return GitIgnoreSpec.from_lines(sound)


def in_signs(name: str) -> str:
    """A path, or a pattern of paths, with a sign for each byte that is no UTF-8: the library of
    patterns takes none that Python has for such a byte."""
    return name if name.isascii() else name.translate(_STRAY)


def _ignored(ignores: Sequence[_Ignore], real: str) -> bool:
    """Whether the last word on a path is to ignore it; the deepest .gitignore speaks last.

    The path of a folder ends with a separator.
    """
    for ignore in reversed(ignores):
        inside = real[len(ignore.folder.rstrip(os.sep)) + 1 :]
        include = ignore.spec.check_file(in_signs(inside)).include
        if include is not None:
            return include
    return False


def _is_report(path: str) -> bool:
    """Whether newslint wrote a file: a page, or a comment, that was left among the drafts."""
    if not path.endswith(_REPORTS):
        return False
    try:
        with open(path, "rb") as file:
            return MARK.encode() in file.read(_MARKED_WITHIN)
    except OSError:
        return False  # it is told when it is read


def _exists(path: str, fail: Callable[[str, str], None]) -> bool:
    try:
        os.stat(path)
    except OSError as error:
        dangling = isinstance(error, FileNotFoundError) and os.path.islink(path)
        fail(path, "a link that leads nowhere" if dangling else _reason(error))
        return False
    return True


def _reason(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "no such file or folder"
        case PermissionError():
            return "no permission to read it"
        case _:
            return (error.strerror or str(error)).lower()


def _either(words: Sequence[str]) -> str:
    """ "a, b or c"."""
    *most, last = words or ("",)
    return f"{', '.join(most)} or {last}" if most else last
