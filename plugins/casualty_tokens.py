"""The words of a sentence with the class each belongs to."""

from collections.abc import Mapping

from validator.api import Document, NamedTuple, regex

TOKEN = regex(r"\w+(?:['.\-]\w+)*|[^\w\s]")
_AS_WELL_AS = "as well as"
_ENOUGH = 400
"""Tokens of a sentence that are read; no sentence of news is longer."""


class Token(NamedTuple):
    """A word or mark of a sentence; `text` is folded."""

    start: int
    end: int
    text: str
    tag: str


def _tags() -> dict[str, str]:
    """Tag by function word; see `casualty_chunks` for what the letters mean."""
    words = {
        "a": "is are was were be been being get gets got gotten getting lay become became remain "
        "remains remained 're",
        "h": "has have had having 've",
        "m": "could would should will can might may must shall 'll cannot",
        "T": "to",
        "n": "no not never none without neither nor nobody zero didn't wasn't weren't isn't aren't "
        "hasn't haven't hadn't don't doesn't won't can't couldn't wouldn't avoid avoided "
        "prevent",
        "r": "also either still later then now already just only all both alone instantly "
        "outright so far badly soon once again since-deceased too however instead today "
        "yesterday overnight tonight found reported confirmed feared believed "
        "pronounced presumed declared listed known thought estimated left leaving "
        "leaves seen not-yet currently nearly almost even perhaps maybe likely least "
        "total themselves himself herself there here together up down ago dead-on "
        "monday tuesday wednesday thursday friday saturday sunday according",
        "&": "and or & plus",
        "w": "who which that whom whose",
        "k": "after before as when while since until where because if than though although whether "
        "say says said report reports told tells tell but : → amid",
        "p": "in at on aboard from for with against near into during over under across between "
        "through inside outside around behind off via per despite within throughout above "
        "below along toward towards onto upon beside besides about out like following late "
        "early",
        "e": "including among amongst included include includes",
        "y": "by",
        "o": "of",
        "d": "the a an his her its their our my your this these those another each every any some "
        "such same one's other additional further more extra",
        "z": "he she they it we i you him them us everyone someone itself anyone",
        "c": ", ( ) [ ] – — - /",
        ";": "; . ! ? | • …",
    }
    return {word: tag for tag, text in words.items() for word in text.split()}


TAGS: Mapping[str, str] = _tags()
DETERMINERS = frozenset(word for word, tag in TAGS.items() if tag == "d")
_SKIPPED = frozenset("\"'`*#")


def tokens(document: Document, start: int, end: int) -> list[Token]:
    """The tokens of prose[start:end] with the tag of their class; quotation marks are left out."""
    text, folded = document.text, document.folded
    found: list[Token] = []
    reach = start
    for match in TOKEN.finditer(folded, start, end):
        word = match.group()
        if word in _SKIPPED:
            continue
        at = match.start()
        if at < reach:
            continue
        tag = TAGS.get(word)
        if tag is None or (word == "us" and text[at : at + 2] == "US"):
            if word.endswith("ly"):
                tag = "r"
            elif text[at].isupper():
                tag = "X"
            else:
                tag = "f" if word.endswith(("ing", "ed")) else "x"
        elif word == "as" and folded.startswith(_AS_WELL_AS, at):
            reach = at + len(_AS_WELL_AS)
            found.append(Token(at, reach, _AS_WELL_AS, "&"))
            continue
        elif word == "." and match.end() < end and not _ends(folded, match.end()):
            continue
        found.append(Token(at, match.end(), word, tag))
        if len(found) >= _ENOUGH:
            break
    return found


def _ends(folded: str, dot: int) -> bool:
    """Whether a full stop inside a sentence is more than the mark of a short form: "..."."""
    return folded[dot : dot + 1] in (".", "…")
