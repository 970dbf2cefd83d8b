"""What a line is by its words: byline, caption, credit, furniture of a page, a title.

Told without its place in the draft; the place is looked at in `roles`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from validator.api import BlockType, Furniture, regex

Kind = tuple[BlockType, Furniture | None]
"""Type of a block, and the reason where it is boilerplate."""
KINDS: Mapping[str, Kind] = {
    "byline": ("byline", None),
    "contributors": ("byline", None),
    "caption": ("caption", None),
    "credit": ("boilerplate", "credit"),
    "stamp": ("boilerplate", "stamp"),
    "furniture": ("boilerplate", "furniture"),
    "end": ("boilerplate", "page"),
}
TEASER: Kind = ("boilerplate", "teaser")
FIELD: Kind = ("boilerplate", "page")
"""What is written above the copy for the desk alone: "SLUG: FERRY-FIRE"."""
HEADLINE = 150
"""The most characters of a headline."""
CROSSHEAD = 90
"""The most characters of a crosshead."""
LONGEST = 300
"""The most characters of a line that has a shape: a longer one is a paragraph."""
_CREDIT = 90
"""The most characters of the credit at the end of a caption."""

_FIELDS: Mapping[str, Kind] = {
    **dict.fromkeys(("headline", "hed", "main headline"), ("headline", None)),
    **dict.fromkeys(("dek", "standfirst", "subhead", "subheading", "strap"), ("dek", None)),
    **dict.fromkeys(("byline", "by-line", "reporter", "writer"), ("byline", None)),
    **dict.fromkeys(
        (
            "slug", "story", "language", "desk", "section", "category", "priority", "urgency",
            "status", "version", "word count", "words", "length", "embargo", "embargoed",
            "embargo until", "embargoed until", "for release", "for release on", "date", "filed",
            "story id", "item id", "editor",
        ),
        FIELD,
    ),
}  # fmt: skip
"""What fields are called, in small letters."""
_DATED = ("date", "filed")
_FILED = {
    "slug": "slug", "story": "story", "story id": "story", "language": "language",
    "section": "section", "category": "section",
}  # fmt: skip
"""What is known of a draft by such a field."""
_LONGEST_FIELD = 80
"""The most characters of a line that is for the desk alone."""
_LONGEST_LABEL = max(map(len, _FIELDS))
_STAMPS = frozenset({
    "press release", "news release", "media release", "press statement", "media statement",
    "for immediate release", "strictly embargoed", "strict embargo", "under embargo", "urgent",
    "bulletin", "flash",
})  # fmt: skip
"""What stands alone above what is sent to newsrooms, in small letters."""
_HELD = (
    "embargoed until ", "embargo until ", "embargoed to ", "embargoed for ", "strictly embargoed ",
    "strict embargo", "not for publication before ", "not for publication until ",
    "not for release before ", "not for release until ", "for release at ", "for release on ",
)  # fmt: skip
"""How a line begins that says until when copy is held."""
_RULED = "-–—*/()[] "
"""What stands around words for the desk: "-30-", "(MORE)"."""
_LONGEST_NOTE = len("Notes for the editors: ")

_NAME = r"(?:[A-Z]\w*(?:['’]\w*|[.-]\w*)*|and|in|of|for|the|de|van|der|von|al-\w+|[&|/])"
_CALENDAR = (
    r"(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b"
)
_NETWORK = (
    "(?:Bluesky|Facebook|Instagram|LinkedIn|Mastodon|Telegram|TikTok|Twitter|WhatsApp|X|YouTube)"
)
_FURNITURE: Mapping[str, re.Pattern[str]] = {
    "byline": regex(
        rf"""(?:By|BY|(?:Written|Story|Words)\ by|From)(?:,?\ {_NAME}){{1,14}}
          (?:,\ (?!who\b)(?:[\w'’-]+\ ){{0,4}}
            (?:correspondent|editor|reporter|writer|columnist|analyst))?
          (?:\ ?[^\w\s.&/]\ .{{0,30}}\d{{4}}.{{0,20}})?$""",
        re.VERBOSE,
    ),
    "contributors": regex(
        r"\(?(?:(?:Additional|Further) )?"
        r"(?i:reporting|writing|editing|compiled|translated|written)(?: and \w+)? by [A-Z].{0,240}$"
    ),
    "caption": regex(
        r"""\[?(?i:caption|pictured|cutline|(?:photo|picture)\ caption)\ ?[:|]\ ?\S
        | \[(?i:photo|picture|image)\ ?[:|].{1,280}\]$
        | (?:File\ )?(?:P(?:hoto|HOTO|icture|ICTURE)|I(?:mage|MAGE))\ ?[:|]
          \ ?(?:.{60}|(?:An?|The|Two)\ )""",
        re.VERBOSE,
    ),
    "credit": regex(
        rf"""(?i:(?:File\ )?(?:Photo|Image|Picture|Video|Credit|Courtesy)s?
          (?:\ (?:by|credit|courtesy|source|of))*\ ?[:/|].{{0,120}}$
          |©.{{0,120}}$|\(c\)\ ?\d.{{0,120}}$|Copyright(?:\ (?:\d|©|\(c\)).{{0,120}})?\.?$
          |All\ rights\ reserved\b.{{0,60}}$)
        | (?:Getty|AFP|AP|Reuters)\ (?:Images|Photo)(?:\ ?[/|,].{{0,60}})?$
        | (?i:sources?|via)\ ?[:|](?:[,;]?\ (?:{_NAME}|\d{{4}})){{1,12}}$""",
        re.VERBOSE,
    ),
    "stamp": regex(
        rf"""(?i:(?:(?:Last|First)\ )?(?:Updated|Published|Posted|Modified)
          (?:\ on|\ at)?:?\ (?:\d|{_CALENDAR}|today\b|yesterday\b|just\ now).{{0,60}}$
          |(?:Published|Posted)\ by\ [^.]{{1,60}}$
          |\d{{1,4}}\ (?:min(?:ute)?s?\ read|comments?|shares?|views?
            |(?:hour|day|minute)s?\ ago)$)""",
        re.VERBOSE,
    ),
    "furniture": regex(
        rf"""(?:(?:Tags?|Topics?|Filed\ under|Categor(?:y|ies)|Keywords?|Labels?)\ ?:
          |(?:Follow|Like|Join|Find)\ (?:us|me|[A-Z]\w+)\ on\ {_NETWORK}\b
          |(?:Subscribe|Sign\ up)\ (?:to|for)\b
          |(?:READ|WATCH|LISTEN|SEE|ALSO\ READ|READ\ MORE|RELATED|MORE)\b\ ?[:|]
          |(?:Read|See|Watch)\ (?:more|also|next)\ ?[:|]|This\ (?:site|website)\ uses\ cookies
          |https?://\S+$|www\.\S+$|Share\ (?:this|on)\b).{{0,160}}$""",
        re.VERBOSE,
    ),
    # of the copy, or of a part of it: "-30-", "(ends)", "###", "* * *", "(MORE)"; what follows it
    "end": regex(
        r"""(?i:ends?$|notes?\ (?:to|for)\ (?:the\ )?editors?(?:\.?$|\ ?[:(–—-])
          |[-–—*/(\[]{1,3}\ ?more\ ?[-–—*/)\]]{1,3}$
          |[-–—*/(\[]{1,3}\ ?(?:(?:30|0)\ ?[-–—*/)\]]{1,3}|ends?\ ?[-–—*/)\]]{0,3})$)
        | (?:\#\ ?){2,9}\#$ | (?:\*\ ?){2,9}\*$""",
        re.VERBOSE,
    ),
}
_AUTHOR = regex(
    r"\(?(?:[^,|]{0,40}?\b(?:by|By|BY)|From) "
    # plain names are taken at once: else an end would be looked for at each letter
    r"([\w '&.]+$|.+?(?=(?: ?[|·-] .*| ?[•–—] .*|, [^,]*\d.*|\))?$))"
)
_BY = frozenset({"By ", "BY "})
_LONGEST_PLAIN = 40
_IN_NAMES = str.maketrans("", "", "'’.-")
"""Signs that a name may hold."""
_CREDITED = regex(
    r"[ (\[](?:Image|Photo|Photograph|Picture)s?(?:: | by |/)[A-Z][^.]{1,60}(?:\.[^.]{0,20})?$"
)
_TEASERS = regex(
    r"(?:related|recommended|trending|most (?:read|popular|viewed)|more (?:on|from|in|stories|news)"
    r"|read (?:more|also|next)|also (?:read|see)|see also|what to read|you (?:may|might) also"
    r"|latest (?:news|stories)|top stories|editor[’']s picks|don[’']t miss|from our partners)\b"
    r"[^.!?]{0,40}$",
    re.I,
)
_BEGINNINGS = {
    "byline": "by |by,|from|story by|words by|written by",
    "contributors": "(|additional|compiled|editing|further|reporting|translated|writing|written",
    "caption": "[|caption|cutline|file|image|photo|picture",
    "credit": "(|©|afp|all rights|ap |copyright|courtesy|credit|file|getty|image|photo|picture"
    "|reuters|source|via|video",
    "stamp": "0|first modified|first posted|first published|first updated|last modified"
    "|last posted|last published|last updated|modified|posted|published|updated",
    "end": "end|-|–|—|*|/|(|[|#|note for|note to|notes for|notes to",
    "furniture": "also read|categor|filed|find|follow|http|join|keyword|label|like|listen|more|read"
    "|related|see|share on|share this|sign up|subscribe|tag|this site|this website|topic|watch|www",
    "teaser": "also read|also see|don|editor|from our|latest|more|most|read|recommended|related|see"
    "|top stories|trending|what to read|you may|you might",
}
"""How what `_FURNITURE` and `_TEASERS` know begins, in small letters; 0 stands for a figure."""
_OPENINGS: dict[str, list[tuple[str, str]]] = {}
"""The same by the first three letters, or by a sign."""
for _what, _words in _BEGINNINGS.items():
    for _word in _words.split("|"):
        _OPENINGS.setdefault(_word[:3], []).append((_word.strip("0"), _what))
_LONGEST_BEGINNING = 20
_STOPS = (".", ",", ";", ":")
_SENTENCE_ENDS = (".", "!", "?", "…")
_MARKS = frozenset(_STOPS + _SENTENCE_ENDS)
_CLOSING = "\"'”’)]"
_BRACKETS = (")", "]")
_QUOTED = tuple(mark + bracket for mark in '"”' for bracket in ("", ")", "]"))
_LONG_WORD = regex(r"\b[^\W\d_]{5,}")
# What no title has in small letters: verbs and nouns; prepositions of four letters it has.
_PLAIN_WORD = regex(
    r" (?!amid|from|into|like|near|onto|over|past|than|that|then|upon|when|with)[a-z]{4,}\b"
)


def shape(text: str) -> Kind | None:
    """What a line is by its words: byline, caption, or page furniture."""
    return _shape(text, _beginnings(text))


def field(text: str) -> Kind | None:
    """What a line above the copy is by the label that it opens with: "EMBARGO: 1800 GMT"."""
    label, colon, _ = text[: _LONGEST_LABEL + 2].partition(":")
    kind = _FIELDS.get(label.strip().lower()) if colon else None
    if kind is None and (text.lower() in _STAMPS or _is_slug(text) or _is_held(text)):
        kind = FIELD
    if kind == FIELD and (len(text) > _LONGEST_FIELD or ends_like_sentence(text)):
        return None  # copy that happens to begin so
    return kind


def _is_slug(text: str) -> bool:
    """Whether a line is what wires call their copy: "BC-HALVA-FERRY-2NDLEAD"."""
    return text.isupper() and text.count("-") > 1 and " " not in text and "--" not in text


def _is_held(text: str) -> bool:
    return text.lower().startswith(_HELD)


def ends_copy(text: str) -> bool:
    """Whether a line says that the copy ends there: "ENDS", "-30-", and not "###" or "(MORE)"."""
    return text.strip(_RULED).lower() in ("end", "ends", "30", "0")


def notes_follow(text: str, ended: bool) -> bool:
    """Whether a line opens the notes to editors, so that no copy comes below; `ended`: the copy was
    said to end above. Else the line must be a heading, as a note may stand within the copy."""
    return (
        text[:4].lower() == "note"
        and (ended or len(text) <= _LONGEST_NOTE)
        and _FURNITURE["end"].match(text) is not None
    )


def takes_over(above: str, text: str) -> bool:
    """Whether a line is the slug of the copy's next page, below "(MORE)": "HALVA-FERRY 2"."""
    return text.isupper() and above.strip(_RULED).lower() == "more"


def filed(text: str) -> tuple[str, str] | None:
    """What is known of a draft by a line for the desk, and what it is."""
    label, _, value = map(str.strip, text.partition(":"))
    meaning = _FILED.get(label.lower())
    joined = ": " in value  # lines that a format takes for one
    told_in_words = meaning == "language" and " " in value  # "French, with subtitles"
    return (meaning, value) if meaning and value and not (joined or told_in_words) else None


def is_dated(text: str) -> bool:
    """Whether a line for the desk says of what day the copy is."""
    return text.lower().startswith(_DATED)


def _shape(text: str, beginnings: Iterable[str]) -> Kind | None:
    if _plain_names(text):
        return KINDS["byline"]
    for what in beginnings:
        if what in _FURNITURE and _FURNITURE[what].match(text):
            return KINDS[what]
    return KINDS["caption"] if _is_credited(text[-_CREDIT:]) else None


def odd_lines(texts: Sequence[str], first: int = 0) -> list[int]:
    """Numbers, from `first` on, of the lines that may be no paragraphs below the head: the others
    have no shape and are no crossheads. All are looked at in one go, as a call for each would cost
    more."""
    return [
        number
        for number, text in enumerate(texts[first:], first)
        if (size := len(text)) <= LONGEST
        and (
            (size <= CROSSHEAD and text[-1] not in _MARKS)
            or (text[:3].lower() in _OPENINGS and _beginnings(text))
            or (not (sign := text[0]).isalpha() and (sign in _OPENINGS or sign.isdigit()))
            # one letter is found at once: nearly all lines end here
            or ("P" in text and ("Photo" in (end := text[-_CREDIT:]) or "Picture" in end))
            or ("I" in text and "Image" in text[-_CREDIT:])
        )
    ]


def shape_in_body(text: str) -> Kind | None:
    """What a line is below the head, where it may also lead to other stories."""
    beginnings = _beginnings(text)
    found = _shape(text, beginnings)
    leads = found is None and "teaser" in beginnings
    return TEASER if leads and _TEASERS.match(text) else found


def _beginnings(text: str) -> Sequence[str]:
    """What a line may be by how it begins."""
    first = text[0]
    opening = text[:3].lower() if first.isalpha() else "0" if first.isdigit() else first
    known = _OPENINGS.get(opening)
    if known is None:
        return ()
    beginning = text[:_LONGEST_BEGINNING].lower()
    return [what for word, what in known if beginning.startswith(word)]


def _is_credited(end: str) -> bool:
    """Whether a line ends with the credit of a picture."""
    named = ("P" in end and ("Photo" in end or "Picture" in end)) or "Image" in end
    return named and _CREDITED.search(end) is not None


def ends_with_stop(text: str) -> bool:
    """Whether a line ends with a mark, as no crosshead does."""
    return _ends_in(text, _SENTENCE_ENDS + _STOPS) or text.endswith(_QUOTED)


def ends_like_sentence(text: str) -> bool:
    return _ends_in(text, _SENTENCE_ENDS)


def has_full_stop(text: str) -> bool:
    return _ends_in(text, _STOPS)


def _ends_in(text: str, marks: tuple[str, ...]) -> bool:
    """Whether one of some marks is the last, but for what closes around it, or for a remark in
    brackets behind it: "It rained. [CHECK DATE]"."""
    if text.rstrip(_CLOSING).endswith(marks):
        return True
    if not text.endswith(_BRACKETS):
        return False
    before = text[: max(text.rfind("("), text.rfind("["), 0)]
    return before.rstrip().rstrip(_CLOSING).endswith(marks)


def author(text: str) -> str:
    """The names of a byline: "Jane Roe" for "By Jane Roe | 4 Feb 2020"."""
    if field(text) == KINDS["byline"]:
        return text.partition(":")[2].strip()
    plain = _plain_names(text)
    if plain:
        return plain
    names = _AUTHOR.match(text)
    return names[1] if names else text


def _plain_names(text: str) -> str:
    """The names of a byline that has nothing else, "By Jane Roe", as the expressions for bylines
    have them: to compile these takes longer than to read the draft. Empty for any other line."""
    names = text[3:]
    if text[:3] not in _BY or len(text) > _LONGEST_PLAIN or "- " in names:
        return ""
    words = names.split(" ")
    plain = all("A" <= word[:1] <= "Z" and word.translate(_IN_NAMES).isalnum() for word in words)
    return names if plain else ""


def is_headline(text: str) -> bool:
    if len(text) > HEADLINE or text[0].islower() or _is_quotation(text):
        return False
    return not has_full_stop(text) or (
        text[-1] == "." and is_title(text) and not _PLAIN_WORD.search(text)
    )


def _is_quotation(text: str) -> bool:
    """Whether a line is one quotation, closed or not."""
    words = text[1:-1] if text.endswith(('"', "”")) else text[1:]
    return text[0] in '"“' and not any(mark in words for mark in '"“”')


def is_title(text: str) -> bool:
    """Whether all longer words are capitalised, three or more."""
    words: list[str] = _LONG_WORD.findall(text)
    return len(words) >= 3 and not any(word[0].islower() for word in words)
