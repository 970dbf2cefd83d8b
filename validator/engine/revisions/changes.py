"""What is new in a draft: its sentences and its findings, held against an earlier version.

Sentences are compared by their words, wherever they stand: one that moved is not new, whatever
the lines of the file do, and whichever format the earlier version has.
"""

import os
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from validator.diagnostic import Diagnostic, Region
from validator.document import Document
from validator.engine.discovery import Draft
from validator.engine.findings import normalised
from validator.named_tuples import NamedTuple
from validator.source import Extent

_CANDIDATES = 8
"""Texts with the most sentences in common, which are looked at closely."""
_ALIKE = 0.5
"""Of the sentences of the shorter text, how many two versions of a renamed file share."""


class Earlier(NamedTuple):
    """Where earlier versions come from."""

    since: str
    """What they are, for the report: "main (1a2b3c4)", "old.docx"."""
    of: Callable[[str], Draft | None]
    """The earlier version of a draft by its path, under that path; None if there is none."""
    gone: Callable[[], Sequence[Draft]]
    """Drafts that are no more: one of them may be what a new one was renamed from."""


class Version(NamedTuple):
    """An earlier version of a draft."""

    sentences: Counter[str]
    findings: frozenset[str] | None
    """The fingerprints of all that rules found in it, before any thinning; None: what they find
    now, as it is the same text."""


class Fresh(NamedTuple):
    """What is new in a draft."""

    sentences: tuple[Extent, ...]
    """Places in the source, sorted, those that touch made one."""
    known: frozenset[str] | None
    """Fingerprints of findings that were there before; None: all were."""

    def touches(self, region: Region) -> bool:
        """Whether a place of the draft shares a character with a new sentence."""
        start, end = region.start.offset, max(region.end.offset, region.start.offset + 1)
        after = bisect_left(self.sentences, (end,))
        return after > 0 and self.sentences[after - 1].end > start


def sentences_of(document: Document) -> Counter[str]:
    return Counter(normalised(document, s.start, s.end) for s in document.sentences)


def fresh(document: Document, before: Version | None) -> Fresh:
    """What is new in a document; all of it where there was none before."""
    left = Counter(before.sentences) if before else Counter[str]()
    new = []
    for sentence in document.sentences:
        words = normalised(document, sentence.start, sentence.end)
        if left[words] > 0:
            left[words] -= 1
        else:
            new.append(document.offsets.extent_to_source(sentence.start, sentence.end))
    return Fresh(tuple(_merged(new)), before.findings if before else frozenset())


def _merged(extents: Iterable[Extent]) -> Iterator[Extent]:
    last: Extent | None = None
    for extent in sorted(extents):
        if last is not None and extent.start <= last.end:
            last = Extent(last.start, max(last.end, extent.end))
            continue
        if last is not None:
            yield last
        last = extent
    if last is not None:
        yield last


class Gone(NamedTuple):
    """The sentences of texts that are no more, and which of those have each."""

    texts: tuple[Counter[str], ...]
    holders: Mapping[str, Sequence[int]]


def gone(texts: Iterable[Counter[str]]) -> Gone:
    known = tuple(texts)
    holders: dict[str, list[int]] = {}
    for number, sentences in enumerate(known):
        for sentence in sentences:
            holders.setdefault(sentence, []).append(number)
    return Gone(known, holders)


def renamed_from(sentences: Counter[str], before: Gone) -> int | None:
    """Which of some texts that are no more a new one was renamed from, by its number."""
    hits = Counter(number for s in sentences for number in before.holders.get(s, ()))
    best, most = None, 0.0
    for number, _ in hits.most_common(_CANDIDATES):
        other = before.texts[number]
        alike = (sentences & other).total() / min(sentences.total(), other.total())
        if alike >= _ALIKE and alike > most:
            best, most = number, alike
    return best


def is_new(found: Diagnostic, drafts: "Callable[[str], Fresh | None]", across: bool) -> bool:
    """Whether a finding touches a new sentence, or was not there before: taking a source out of
    one sentence leaves the next without.

    `across` is whether its rule looks at other articles, which the earlier version was not held
    against.
    """
    own = drafts(found.region.path)
    if own is None:
        return True
    places = (found.region, *(related.region for related in found.related))
    for place in places:
        draft = drafts(place.path)
        if draft is not None and draft.touches(place):
            return True
    return not across and own.known is not None and found.fingerprint not in own.known


def since_drafts(old: str, drafts: Sequence[Draft], paths: Sequence[str]) -> Earlier:
    """Drafts that `old` leads to as the earlier versions of those of a run: one of one, or those of
    a folder by their names, without the suffix, and else by their words."""
    if not os.path.isdir(old):
        return Earlier(old, lambda _: drafts[0] if drafts else None, lambda: ())
    folder = os.path.commonpath([os.path.dirname(os.path.abspath(path)) for path in paths] or ["/"])
    by_name = {_stem(old, draft.path): draft for draft in drafts}
    names = {path: _stem(folder, path) for path in paths}
    gone = [draft for name, draft in by_name.items() if name not in names.values()]
    return Earlier(old, lambda path: by_name.get(names.get(path, "")), lambda: gone)


def _stem(folder: str, path: str) -> str:
    """The name of a draft in a folder, whatever its format."""
    return os.path.splitext(os.path.relpath(os.path.abspath(path), os.path.abspath(folder)))[0]
