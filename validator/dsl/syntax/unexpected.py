"""What is no rule language, in the words of an editor: where, what was expected, what was meant."""

import difflib
import re
import string
import textwrap
from collections.abc import Callable, Collection

from lark import Token
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from validator.dsl.syntax.habits import instead_of
from validator.named_tuples import NamedTuple
from validator.source import Extent


class SyntaxFault(NamedTuple):
    """Something that is no rule language."""

    at: Extent
    message: str
    hint: str | None = None
    lost: frozenset[str] = frozenset()
    """The words of what was left out for it: what it would have named is not missed elsewhere."""


CLAUSE_WORDS = frozenset((
    "title", "severity", "guide", "because", "setting", "find", "where", "unless", "require",
    "at", "once", "instead", "private", "message", "suggest", "fix", "good", "bad", "except",
))  # fmt: skip
BLOCK_WORDS = ("pack", "lexicon", "condition", "rule", "change")

# what the parser expected, said as an editor would
_WORDS_FOR = {
    "NAME": "a name",
    "STRING": "a text in quotation marks",
    "REGEX": "a regular expression /.../",
    "INT": "a number",
    "NUMBER": "a number",
    "LBRACE": "“{”",
    "RBRACE": "“}”",
    "LPAR": "“(”",
    "RPAR": "“)”",
    "COMMA": "“,”",
    "DOT": "“.”",
    "EQUAL": "“=”",
    "SLASH": "“/”",
    "VBAR": "“|”",
    "COLON": "“:”",
    "LESSTHAN": "“<”",
    "MORETHAN": "“>”",
    "COMPARISON": "a comparison (=, !=, <, <=, >, >=)",
    "ADDITIVE": "“+” or “-”",
    "MULTIPLICATIVE": "“*” or “/”",
    "MINUS": "“-”",
    "HAS": "“has” or “lacks”",
    "COUNT": "“count” or “distinct”",
    "WHERE": "“where”",
    "THAT": "“where”",
    "__ANON_0": "“->”",
    "$END": "the end of the file",
}
_MISSING = {
    "AS": "write: in same sentence as NAME",
    "WITH": 'write: fix NAME with "..."',
    "LBRACE": "write {, and } at the end",
}
"""What to write where one thing alone could stand."""
_CURLY = "“”„‘’«»"
_FIRST_WORD = re.compile(r"[ \t]*(?P<word>[^\W\d][\w-]*)\s*")
_OPENERS = (*sorted(CLAUSE_WORDS), *BLOCK_WORDS)
_WORD = re.compile(r"[^\W\d][\w-]*")
_MOST_BEFORE = 3
"""Words that are looked at: a name may stand between a slip and where it comes to light."""
_OF_NAMES = string.ascii_letters + string.digits + "_-"
_ALIKE = 0.75  # “and” is like “bad” by 0.67
_ALMOST = 0.8  # as “later” is like “after”


def accepted(error: UnexpectedInput) -> set[str]:
    """The terminals that could have stood here."""
    if isinstance(error, UnexpectedCharacters):
        return set(error.allowed or ())
    if isinstance(error, UnexpectedToken):
        return set(error.accepts or error.expected or ())
    return set()


def fault_at(error: UnexpectedInput, text: str, offset: int) -> SyntaxFault:
    if text.startswith("/", offset) and "REGEX" in accepted(error):
        at = Extent(offset, offset + 1)
        line, _, _ = text[offset + 1 :].partition("\n")
        if line[:1] in (" ", "\t") and "/" in line:
            return SyntaxFault(at, "a regular expression cannot begin with a space", r"write \s")
        return SyntaxFault(at, "this regular expression is not closed", "end it with /")
    if isinstance(error, UnexpectedCharacters):
        character = text[offset : offset + 1]
        at = Extent(offset, offset + 1)
        if character == '"':
            return SyntaxFault(at, "this quotation mark is not closed", 'end the text with "')
        if character and character in _CURLY:
            return SyntaxFault(
                at, f"a curly quotation mark {character} cannot begin or end a text", 'write "'
            )
        expected = _say(accepted(error))
        hint = instead_of(text[: offset + 1])
        return SyntaxFault(at, f"“{character}” is not expected here{expected}", hint)
    if isinstance(error, UnexpectedToken):
        token, expected = error.token, _say(accepted(error))
        if token.type == "$END":
            return SyntaxFault(Extent(max(offset - 1, 0), offset), f"this ends too early{expected}")
        at = Extent(offset, offset + len(token))
        hint = instead_of(text[: at.end])
        if hint is None and accepted(error) == {"SLASH"}:
            return _without_pack(text, offset)
        hint = hint or _other_form(token, accepted(error)) or _missing(accepted(error))
        if hint is None and token in CLAUSE_WORDS and "MESSAGE" not in accepted(error):
            hint = "the clause before it has no end"
        said = shortened(text[at.start : at.end])
        return SyntaxFault(at, f"“{said}” is not expected here{expected}", hint)
    return SyntaxFault(Extent(offset, offset + 1), "this is not understood")


def _missing(expected: set[str]) -> str | None:
    """What to write where one thing alone could stand."""
    return _MISSING.get(*expected) if len(expected) == 1 else None


def _without_pack(text: str, offset: int) -> SyntaxFault:
    """Tells of a rule that is named by its last part."""
    end = len(text[:offset].rstrip())
    start = len(text[:end].rstrip(_OF_NAMES))
    message = f"“{text[start:end]}” is no rule: its pack is missing"
    return SyntaxFault(Extent(start, end), message, "write PACK/RULE, as newslint rules list does")


def _other_form(token: Token, expected: set[str]) -> str | None:
    """What to do with a word that should be a text, or a text that should be a word."""
    name, quoted = "NAME" in expected, "STRING" in expected
    if token.type == "STRING" and expected == {"NAME"}:
        return "write it without quotation marks"
    if not token[:1].isalpha() or (name and quoted):
        return None
    if quoted and token not in CLAUSE_WORDS:
        return 'write it in quotation marks: "..."'
    word = name and token not in BLOCK_WORDS
    return f"“{token}” is a word of the language: take another name" if word else None


def misspelt(
    text: str, bare: str, offset: int, words: Collection[str], parsed_to: Callable[[str], int]
) -> tuple[SyntaxFault | None, bool]:
    """Where a word of the line, at what is not understood or just before it, is nearly one of the
    `words` of the language, and the text is understood further with that: what was meant, and
    whether it opens a clause. `bare` is the text without strings, `parsed_to` tells how far a text
    is understood."""
    start = bare.rfind("\n", 0, offset) + 1
    end = bare.find("\n", offset)
    line = _WORD.finditer(bare, start, end if end >= 0 else len(bare))
    near_by = [word for word in line if word.start() <= offset]
    for word in reversed(near_by[-_MOST_BEFORE:]):
        if word[0] in words:
            continue
        near = difflib.get_close_matches(word[0].lower(), sorted(words), n=3, cutoff=_ALIKE)
        for meant in (meant for meant in near if _slipped(word[0].lower(), meant)):
            mended = text[: word.start()] + meant + text[word.end() :]
            beyond = max(offset, word.end()) + len(meant) - len(word[0])
            if parsed_to(mended) > beyond:
                first = not text[start : word.start()].strip()
                hint = f"did you mean “{meant}”?"
                message = f"“{word[0]}” is not expected here"
                fault = SyntaxFault(Extent(*word.span()), message, hint)
                return fault, first and meant in CLAUSE_WORDS
    return None, False


def _slipped(word: str, meant: str) -> bool:
    """Whether a word is another with a letter too many, too few or wrong, or with its letters in
    another order: “later” and “counted”, which are names, are not “after” and “count”."""
    if sorted(word) == sorted(meant):
        return True
    likeness = difflib.SequenceMatcher(None, word, meant).ratio()
    more = abs(len(word) - len(meant))
    if likeness == _ALMOST:
        return more == 1  # “off” for “of”
    return likeness > _ALMOST and more <= 1


def misplaced(error: UnexpectedInput, text: str, offset: int) -> SyntaxFault | None:
    """What is wrong with a word that is to open a clause or a block: it is misspelt, or it does
    not stand at the beginning of its line. What is before it is sound."""
    expected = accepted(error)
    first = _FIRST_WORD.match(text, text.rfind("\n", 0, offset) + 1)
    if first is not None and first.start("word") == offset:
        fault = _misspelt(first, expected)
        if fault is not None:
            return fault
    if isinstance(error, UnexpectedToken) and error.token.type == "THAT" and "MESSAGE" in expected:
        at = Extent(offset, offset + len(error.token))
        hint = "begin a new line with it; inside a line it tests what “some ...” looks for"
        return SyntaxFault(at, "the clause “where” has no line of its own", hint)
    return None


def _misspelt(first: re.Match[str], expected: set[str]) -> SyntaxFault | None:
    """Where the first word of a line is nearly one that opens a clause or a block."""
    written = first["word"].lower()
    if first["word"] in _OPENERS:
        return None
    meant = [word for word in _OPENERS if word.upper() in expected]
    near = difflib.get_close_matches(written, meant, n=1, cutoff=_ALIKE)
    if not near:
        return None
    what = "block" if near[0] in BLOCK_WORDS else "clause"
    message = f"there is no {what} “{first['word']}”"
    return SyntaxFault(Extent(*first.span("word")), message, f"did you mean “{near[0]}”?")


def shortened(token: str) -> str:
    return textwrap.shorten(str(token), 40, placeholder=" …")


def _say(expected: "set[str] | frozenset[str]") -> str:
    words = {
        _WORDS_FOR.get(name, f"“{name.lower().replace('_', ' ').strip()}”") for name in expected
    }
    if {f"“{word}”" for word in ("message", "good", "bad")} <= words:
        keep = {word for word in words if word.strip("“”") not in CLAUSE_WORDS}
        words = {*sorted(keep)[:5], "the next clause"}
    if "STRING" in expected and "NAME" in expected:
        words -= {"“cased”", "“forms”"}  # which stand before a text
    if not words or len(words) > 8:
        return ""
    listed = sorted(words)
    return ": expected " + (", ".join(listed[:-1]) + " or " if listed[1:] else "") + listed[-1]
