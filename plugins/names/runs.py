"""Words with capitals that stand together: what names are cut from."""

from collections.abc import Iterable, Iterator
from typing import Final

from validator.api import Block, Document, NamedTuple, regex

from .lists import NameLists

# capitals, and for shortness some small letters among the accented ones
_UPPER: Final = "A-ZÀ-ÖØ-ÞĀ-žΆ-ΫЀ-Я"
_ABBREVIATED: Final = "|".join(
    rf"(?<=\b{title}\.)"
    for title in (
        "Mr", "Mrs", "Ms", "Messrs", "Dr", "St", "Prof", "Gov", "Sen", "Rep", "Gen", "Col", "Maj",
        "Capt", "Lt", "Sgt", "Cpl", "Pvt", "Adm", "Rev", "Hon", "Jr", "Sr", "Inc", "Corp", "Ltd",
        "Co", "Insp", "Supt", "Det",
    )
)  # fmt: skip
# "Ann", "O'Hara", "Saint-Denis", "Ki-moon", "Mi-hyang", "U.S.", "J.", "Gov.", "A&B"; no "’s" behind
# a name, and no "-based". It begins with a class, which a search passes over a text by.
_WORD: Final = (
    rf"[{_UPPER}](?:\.(?:[{_UPPER}]\.){{0,5}}|\w*+(?:"
    r"[-‐‑](?:(?:au|upon|on|in|sur|en|le|la|de|del|al|el|ul|ud|bin|by|the|a|o)[-‐‑])?"
    rf"[{_UPPER}]\w*+"
    r"|[-‐‑](?=[a-z]{5,6}\b)(?:ch|[bghjkms])?[wy]?[aeou][eou]?(?:ng?|[lmk])\b"
    r"|[-‐‑](?!(?:led|held|run|born|wide|era|made|like|only|free|bred|side|area|plus"
    r"|day|year|mile|up|size|type|old|bank|bloc|rate|zone|term|time|long|deal)\b)[a-z]{2,4}\b"
    rf"|&\w++|['’](?!s\b)\w++)*+(?:\.(?:{_ABBREVIATED}))?)"
)
_PARTICLE: Final = (
    r"(?:de|des|del|della|da|das|dos|du|di|van|von|vom|der|den|ten|ter|zu|zur|af|bin|bint|ibn"
    r"|al|el|la|le|ul|ud|ur|es|y|e)"
)
_ARTICLE: Final = r"(?:(?:al|el|ad|an|ar|as|ash|at|az|ul|d|l)[-’'])"
_RUN: Final = regex(rf"{_WORD}(?:[ \n](?:{_PARTICLE}[ \n]){{0,3}}{_ARTICLE}?{_WORD}){{0,11}}")
_ARTICLES: Final = ("al-", "el-", "ad-", "an-", "ar-", "as-", "ash-", "at-", "az-", "d’", "d'")
"""What may stand before the capital of a first word."""
_BETWEEN: Final = regex(r"(?:[ \n](?:(of)|(for)|(and)|(&))|(['’]s?))[ \n](?:the[ \n])?")
_OPENING: Final = frozenset("\"“'‘[«")
_CLOSING: Final = frozenset("\"”'’)]»")
_QUOTING: Final = frozenset("\"“'‘")
_SKIPPED: Final = frozenset({"code", "boilerplate"})
_MOST_WORDS: Final = 12
"""Of a name that goes on behind “of”."""
_TITLE_CASE: Final = 0.6
"""The share of words with a capital, of those of four letters or more behind the first, from which
a headline has them all: then they tell no names."""
_LONG_WORD: Final = regex(r"[^\W\d_]{4,}")
_PREPOSITIONS: Final = regex(
    r"(?:a(?:bout|cross|fter|gainst|long|mid|mong|round)|be(?:fore|hind|low|tween|yond)|during|from"
    r"|i(?:nside|nto)|near|o(?:nto|utside|ver)|since|th(?:an|at|rough)|u(?:nder|ntil|pon)"
    r"|wi(?:th|thin|thout))\Z"
)
_ACRONYM: Final = 3


def is_acronym(word: str) -> bool:
    """Whether a word has capitals only, and enough of them for the letters of a body: “WHO”."""
    return len(word) >= _ACRONYM and word.isupper()


class Run(NamedTuple):
    """Words that stand together; `start` and `end` of each."""

    words: tuple[tuple[int, int], ...]
    opens: bool
    """Whether its first word would have a capital in any case."""
    block: Block

    @property
    def start(self) -> int:
        return self.words[0][0]

    @property
    def end(self) -> int:
        return self.words[-1][1]


def runs(document: Document, lists: NameLists) -> Iterator[Run]:
    """All of a document, without those of headlines in which most words have a capital."""
    text = document.text
    starts = frozenset(sentence.start for sentence in document.sentences)
    for block in document.blocks:
        if block.type in _SKIPPED or _is_title_case(document, block):
            continue
        found = [
            Run(tuple(_words(text, _first(text, match.start()), match.end())), False, block)
            for match in _RUN.finditer(text, block.start, block.end)
            if match[0][0].isupper()
            and (match[0].lower() not in lists.no_runs or is_acronym(match[0]))
        ]
        for run in _joined(document, found, lists):
            if text[run.start - 1] not in _OPENING or not _is_title_of_work(text, run):
                yield run._replace(opens=True) if _opens(text, run.start, starts) else run


def _is_title_case(document: Document, block: Block) -> bool:
    """Whether a line is written In Words Like These, or IN CAPITALS."""
    if block.type in ("paragraph", "byline", "dateline"):
        return False
    _, *words = _LONG_WORD.findall(document.text, block.start, block.end) or ("",)
    small = [word for word in words if word[0].islower()]
    if any(not _PREPOSITIONS.match(word) for word in small):
        return False
    return len(words) > 1 and len(words) - len(small) > _TITLE_CASE * len(words)


def _first(text: str, start: int) -> int:
    """Where a run begins whose first capital stands there: “al-Assad”."""
    before = text[max(0, start - 4) : start].rpartition(" ")[2]
    return start - len(before) if before in _ARTICLES else start


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for word in text[start:end].replace("\n", " ").split(" "):
        yield at, at + len(word)
        at += len(word) + 1


def _joined(document: Document, found: Iterable[Run], lists: NameLists) -> Iterator[Run]:
    """Runs, those joined that are one name: “University of Oslo”; of “Secretary of State Ann Roe”
    who that is."""
    before: Run | None = None
    for run in found:
        if before is None:
            before = run
            continue
        between = _BETWEEN.fullmatch(document.text, before.end, run.start)
        if between and _goes_on(document, before, between.lastindex or 0, lists):
            before = before._replace(words=before.words + run.words)
            continue
        yield before
        office = between and between[1] and _last(document, before) in lists.titles
        before = run._replace(words=run.words[-2:]) if office and len(run.words) > 2 else run
    if before is not None:
        yield before


def _last(document: Document, run: Run) -> str:
    return document.folded[slice(*run.words[-1])]


def _goes_on(document: Document, run: Run, joint: int, lists: NameLists) -> bool:
    """Whether a name goes on behind “of”, “for” or “and”."""
    last = _last(document, run)
    if len(run.words) > _MOST_WORDS:
        return False
    match joint:
        case 1:
            return last in lists.body_words or last in lists.place_words
        case 2:
            return last in lists.bodies_for
        case 3:
            return document.folded[slice(*run.words[0])] in lists.bodies_and and len(run.words) > 1
        case 5:
            return last in lists.owners or document.text[run.start : run.end].startswith("St")
        case _:
            return True


def _is_title_of_work(text: str, run: Run) -> bool:
    """Whether the quotation mark before ends behind just these words: “The Long Winter”."""
    return (
        run.start > 0
        and not text.startswith(("'s", "’s"), run.end)
        and text[run.end : run.end + 2].lstrip(",.")[:1] in _CLOSING
    )


def _opens(text: str, start: int, sentences: frozenset[int]) -> bool:
    """Whether what begins there would have a capital if it were no name."""
    if start in sentences:
        return True
    return text[start - 1] in _QUOTING or text[max(0, start - 2) : start] in (": ", "• ")
