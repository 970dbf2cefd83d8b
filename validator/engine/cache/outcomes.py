"""What became of drafts in runs before, by the bytes of the draft and all else that counts.

The outcomes of the drafts of a folder, under one set-up (`setups`), are together (`shelves`).
An outcome is found again under the path of its draft, and counts only if the draft has the same
bytes.
"""

from collections.abc import Callable

from validator.engine.cache import shelves
from validator.engine.cache.digests import digest_of_all
from validator.engine.cache.shelves import Shelves
from validator.engine.checked import Checked
from validator.engine.discovery import Draft
from validator.engine.gathering import Wanted
from validator.named_tuples import NamedTuple
from validator.report import Claims


class Kept(NamedTuple):
    """An outcome; with a story it counts only if `together` is the digest of the whole story."""

    digest: str
    checked: Checked
    story: str | None = None
    together: str = ""


class _Entry(NamedTuple):
    """What the index says of an outcome."""

    digest: str
    story: str | None
    together: str
    text: bool
    claims: bool


def digest_of(draft: Draft) -> str:
    """Of all that a run knows of a draft."""
    told = "" if draft.story is None else f"story {draft.story}"
    return digest_of_all((draft.path, told, draft.data))


class OutcomeCache:
    """The outcomes of one set-up. `recall` finds them, `keep` adds to them, `save` writes."""

    def __init__(self, folder: str, wanted: Wanted, setup: str | None = None) -> None:
        """`setup` is the name of the set-up, if it is known before the run; without it nothing is
        known."""
        self._wanted = wanted
        self._setup = setup
        self._shelves = Shelves(folder, "drafts")
        self._new: dict[str, shelves.Kept] = {}

    def recall(self, path: str, digest: Callable[[], str]) -> Kept | None:
        """What became of a draft with this digest; told once. The digest is asked for where
        something is known of this path."""
        known = self._shelves.take(self._setup, path) if self._setup is not None else None
        if known is None:
            return None
        from validator.engine.cache.outcome_data import decoded  # who prints at once needs none

        try:
            entry = _Entry(*known.entry)
            lacking = (self._wanted.text > entry.text) or (self._wanted.claims > entry.claims)
            if lacking or entry.digest != digest():
                return None
            checked = decoded(known.data)
        except (ValueError, TypeError, IndexError):
            return None
        if not self._wanted.text:
            checked = checked._replace(text=None)
        if not self._wanted.claims:
            checked = checked._replace(claims=Claims())
        return Kept(entry.digest, checked, entry.story, entry.together)

    def keep(self, kept: Kept) -> None:
        """Add an outcome, unless it is not whole and may be another one next time, or has what
        JSON would change: plugins may put anything into a diagnostic."""
        if kept.checked.failures:
            return
        from validator.engine.cache.outcome_data import decoded, encoded

        try:
            line = encoded(kept.checked)
            sound = decoded(line) == kept.checked
        except (TypeError, ValueError, IndexError):
            return
        if sound:
            entry = _Entry(kept.digest, kept.story, kept.together, *self._wanted)
            self._new[kept.checked.path] = shelves.Kept(entry, line.encode())

    @property
    def has_new(self) -> bool:
        return bool(self._new)

    def save(self, setup: str) -> None:
        """Write what was added, for this set-up; what is there stays, as far as there is room."""
        self._shelves.save(setup, self._new)
        self._new = {}
