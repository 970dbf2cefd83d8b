"""Earlier versions of drafts from git.

Git is only asked what is stored, by commands that run nothing that a repository's configuration
names: no hooks, filters, monitors or external diffs, and nothing is fetched. Renames are told by
the prose (`changes`), so that they are followed from one format to another.
"""

import os
import subprocess
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC
from functools import cache

from validator.engine.discovery import Draft
from validator.engine.revisions.changes import Earlier
from validator.errors import UsageError
from validator.named_tuples import NamedTuple

HEAD = "HEAD"
_OURS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE")
"""What a hook is told of its own repository; ours is found by where a draft stands."""
_SAFE = (
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "protocol.allow=never",
)
_BLOB = (b"100644", b"100755")


class _Tree(NamedTuple):
    """What a commit holds: the blob of each file, by its path from the root."""

    root: str
    commit: str
    name: str
    blobs: Mapping[str, str]


def since_revision(base: str, paths: Iterable[str], suffixes: Collection[str]) -> Earlier:
    """The versions of drafts that a revision had: HEAD, or where HEAD branched off from `base`.

    Raises UsageError where a draft is in no repository, or there is no such revision.
    """
    roots = {path: _root(os.path.dirname(os.path.realpath(path))) for path in paths}
    for path, root in roots.items():
        if root is None:
            raise UsageError(
                f"{path} is in no git repository, so what changed cannot be told",
                "--against OLD holds it against another file",
            )
    trees = {root: _tree(root, base) for root in dict.fromkeys(roots.values()) if root is not None}

    def of(path: str) -> Draft | None:
        root = roots.get(path)
        if root is None:
            return None
        tree = trees[root]
        blob = tree.blobs.get(_inside(root, path))
        return None if blob is None else Draft(path, _read(root, [blob])[blob])

    @cache
    def gone() -> tuple[Draft, ...]:
        drafts = []
        for root, tree in trees.items():
            names = {
                name: blob
                for name, blob in tree.blobs.items()
                if name.lower().endswith(tuple(suffixes))
                and not os.path.lexists(os.path.join(root, *name.split("/")))
            }
            read = _read(root, names.values())
            drafts += [Draft(name, read[blob]) for name, blob in names.items()]
        return tuple(drafts)

    return Earlier(_since(trees.values()), of, gone)


def _since(trees: Iterable[_Tree]) -> str:
    names = dict.fromkeys(
        f"{tree.name} ({tree.commit[:7]})" if tree.commit else tree.name for tree in trees
    )
    return ", ".join(names) or HEAD


def _root(folder: str) -> str | None:
    """The top of the repository that a folder is in."""
    while not os.path.lexists(os.path.join(folder, ".git")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent
    return folder


def _inside(root: str, path: str) -> str:
    """A path as git names it; composed and decomposed letters are told apart, as git does."""
    return os.path.relpath(os.path.realpath(path), root).replace(os.sep, "/")


def _tree(root: str, name: str) -> _Tree:
    if not name or name.startswith("-"):
        raise UsageError(f"“{name}” is no revision")
    commit = _commit(root, name)
    if commit is None:
        if name == HEAD:
            return _Tree(root, "", "the first commit, which is not made yet", {})
        hint = "git branch -a lists the branches; in a shallow clone, fetch it first"
        raise UsageError(f"“{name}” is neither a file nor a revision of {root}", hint)
    if name != HEAD:
        found = _git(root, "merge-base", commit, HEAD, may_fail=True).split()
        if not found:
            hint = "a shallow clone has too little of the history: git fetch --unshallow"
            raise UsageError(f"{name} and HEAD have no commit in common in {root}", hint)
        commit = found[0].decode()
    listed = _git(root, "ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0")
    blobs = {}
    for line in filter(None, listed):
        facts, _, path = line.partition(b"\t")
        mode, _, blob = facts.split()
        if mode in _BLOB:
            blobs[os.fsdecode(path)] = blob.decode()
    return _Tree(root, commit, name, blobs)


def _commit(root: str, name: str) -> str | None:
    arguments = ("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    return _git(root, *arguments, may_fail=True).decode().strip() or None


def _read(root: str, blobs: Iterable[str]) -> dict[str, bytes]:
    """The contents of blobs."""
    wanted = list(dict.fromkeys(blobs))
    if not wanted:
        return {}
    said = _git(root, "cat-file", "--batch", data="".join(f"{b}\n" for b in wanted).encode())
    found, at = {}, 0
    for blob in wanted:
        end = said.index(b"\n", at)
        facts = said[at:end].split()
        if len(facts) != 3:
            hint = "a partial clone has only some files: git fetch --refetch"
            raise UsageError(f"git has not stored an earlier version in {root}", hint)
        size = int(facts[2])
        found[blob] = said[end + 1 : end + 1 + size]
        at = end + 1 + size + 1
    return found


def _git(root: str, *arguments: str, data: bytes = b"", may_fail: bool = False) -> bytes:
    """What git says. Raises UsageError."""
    environment = {name: value for name, value in os.environ.items() if name not in _OURS}
    environment |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}
    try:
        ran = subprocess.run(
            ["git", "-C", root, *_SAFE, *arguments],
            input=data,
            capture_output=True,
            env=environment,
            check=False,
        )
    except OSError as error:
        why = "it is not installed" if isinstance(error, FileNotFoundError) else str(error)
        raise UsageError(f"git cannot be run: {why}") from None
    said = ran.stderr.decode("utf-8", "replace").strip().splitlines()
    if ran.returncode and not (may_fail and not _is_refusal(said)):
        why = said[0].removeprefix("fatal: ") if said else f"exit {ran.returncode}"
        hint = next(
            (line.strip() for line in said if "safe.directory" in line and "git config" in line),
            None,
        )
        raise UsageError(f"git cannot read {root}: {why}", hint)
    return b"" if ran.returncode else ran.stdout


def _is_refusal(said: Iterable[str]) -> bool:
    """Whether git would not look into the repository at all."""
    return any(line.startswith("fatal: ") and "repository" in line for line in said)


def user_name(folder: str) -> str:
    """Who works here: as git knows them, else the name of the account."""
    try:
        name = _git(folder, "config", "user.name", may_fail=True).decode("utf-8", "replace")
    except UsageError:
        name = ""
    if not name.strip():
        from getpass import getuser

        try:
            name = getuser()
        except (OSError, KeyError):
            name = ""
    return " ".join(name.split())


def written_lines(path: str) -> dict[str, tuple[str, str]]:
    """The lines of a file as it was committed, without white space around: who wrote each, and
    on which day. Nothing where git does not know."""
    root = _root(os.path.dirname(os.path.realpath(path)))
    if root is None:
        return {}
    arguments = ("blame", "--line-porcelain", "--no-textconv", HEAD, "--", _inside(root, path))
    try:
        said = _git(root, *arguments, may_fail=True).decode("utf-8", "replace")
    except UsageError:
        return {}
    from datetime import datetime

    found: dict[str, tuple[str, str]] = {}
    author = day = ""
    for line in said.split("\n"):
        if line.startswith("\t"):
            found[line.strip()] = author, day
        elif line.startswith("author "):
            author = line.removeprefix("author ")
        elif line.startswith("author-time "):
            seconds = int(line.removeprefix("author-time "))
            day = datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return found
