"""What people write where the language has other words, and what to write instead: the ways of
English, and those of programs."""

import re

_INSTEAD = tuple(
    (re.compile(rf"(?:{written})\Z", re.IGNORECASE), instead)
    for written, instead in (
        (r"\bin the same \w+(?: as)?", "leave “the” away: in same sentence as ..."),
        (r"\b(?:is (?:more|greater|larger|bigger|higher|over) than|(?:longer|older)(?: than)?)",
         "write > between numbers"),
        (r"\b(?:is (?:less|fewer|smaller|lower|under) than|(?:shorter|younger)(?: than)?)",
         "write < between numbers"),
        (r"(?m:^)\s*(?:where|unless|require)\b.*\bbetween",
         "write both ends: q.value >= 3 and q.value <= 9"),
        (r"\bis (?:not )?in\s*\{", "write: is one of {...}"),
        (r"\bis (?:the )?(?:first|last)\b.*",
         r"write: no /\w/ before NAME in same sentence as NAME"),
        (r"\bfollowed(?: by)?", 'write: then, or: NAME just before "..."'),
        (r"\bpreceded(?: by)?", 'write: NAME just after "..."'),
        (r"\boptional(?:ly)? *(?:\"[^\"\n]*\")?|\"\s*\?", 'write: then maybe "..."'),
        (r"\bthen within [\w-]+ \w+ of\b.*", "leave “of” away: then within 3 words ..."),
        (r"(?m:^)\s*require +(?:where|find|unless|at|once|fix|good|bad|rule|guide|setting)",
         "a label is a word that opens no clause: require place: ..."),
        (r'(?m:^)\s*fix +"[^"\n]*"', 'write: fix NAME with "..."'),
        (r'\b(?:words?|phrase|text|string|literal) +"[^"\n]*"',
         'words to look for stand alone: find "..."'),
        (r"==", "write “is” between words, = between numbers"),
        (r"\b(?:near|close to|next to)", "write: within 5 words of ..., or: just before ..."),
        (r"(?m:^)\s*(?:if|when)\b.*", "write: where, or: unless"),
        (r"(?m:^)\s*except", "write: unless ..., with what must not be there"),
        (r"\b(?:where|unless|require|and|or|not)\s+within(?: \d+)?",
         "say what stands there: NAME within 3 words of ..., or: some “...” within ..."),
        (r"\b(?:contains?|includes?)", "write: some \"...\" in ..."),
        (r"\b(?:starts|begins|opens|ends)",
         r"write: some /(?m)^The\b/ in ..., or: some /(?m)\?$/ in ..."),
        (r"\b(?:matches|match|like|=~)", "write: some /.../ in ..."),
        (r"\b(?:either|both|neither) +\w+", "leave “either” away: ... or ..."),
        (r"\b(?:or|and) *[<>=]+", "say both tests whole: q.value < 3 or q.value > 9"),
        (r"(?m:^)[^\n]*\([^()\n]*\bthen",
         'several in a row stand in <...>: (<"a" then "b"> | "c")'),
        (r"(?m:^)\s*+(?:forms of |cased )?+(?:(?:\|\s*+)?+\"[^\"\n]*+\"\s*+)++(?:=>?|→|:)",
         "write ->"),
        (r"=[<>]", "write <= or >="),
        (r"≥", "write >="),
        (r"≤", "write <="),
        (r"≠", "write !="),
        (r"(?m:^)\s*find +[^\n]* and",
         "relations stand one after the other: find quantity in body not in quotation"),
        (r"\d%", "write the number alone: 5, for 5%"),
        (r"\bmore than(?: \d+)?", "write: at least 3, for more than 2"),
        (r"\b(?:less|fewer) than(?: \d+)?", "write: at most 2, for fewer than 3"),
        (r"\binside(?: .*)?", "write: in"),
        (r"\bterm (?:of|in)(?: [\w-]+(?: as)?)?", "write: term from NAME"),
        (r"\bas (an?|the) +\w+", "a name is one word: as toll"),
        (r"\bsetting +[\w-]+ *\S+", "write: setting NAME = 3"),
        (r"\b(?:change|instead of) +[\w-]+[.:]", "write PACK/RULE"),
        (r"(?m:^)\s*severity *[:=]", "leave the mark away: severity warning"),
        (r"(?m:^)\s*(?:lexicon|rule) +[\w-]+ *[:=[(]", "write {, and } at the end"),
        (r"(?m:^)\s*(?:list|words|wordlist)", "a list of words is a lexicon: lexicon NAME { ... }"),
        (r"(?m:^)\s*(?:replace|correct|substitute)", 'write: fix NAME with "..."'),
        (r"/[^/\n]+/\w+",
         r"(?i) at its beginning finds capitals too; a slash inside is written \/"),
        (r'(?m:^)[^"\n]*"[^"\n]*"[^\s",|)]+', r'write \" for a quotation mark inside a text'),
        (r"\b(?:in|of|before|after|covering|overlapping) +[\w-]+ +or",
         "either of two stands in brackets: in (headline | lead)"),
        (r'(?:/|"|\w)\s+or', 'either of two stands in brackets: ("..." | "...")'),
        (r'"\s*\|', 'either of two stands in brackets: ("..." | "...")'),
        (r"\b\d{1,3},", "write a number without commas: 1000 or 1_000"),
        (r"(?m:^)\s*(?:require|where|unless)\b.*,", "write: and, or give each a clause of its own"),
        (r"\b(?:where|unless|require|and|or|not) +(?:an?|the|any|every) +(?:\w+|\"[^\"\n]*\")",
         "write: some ..."),
        (r'(?m:^)\s*(?:lexicon +[\w-]+ *\{\s*)?(?:(?:forms of|cased) +)*"[^"\n]*",',
         "write | between words of a list"),
        (r'(?m:^)\s*(?:pack|lexicon|rule) +[\w-]+ +[\w-]+(?: +"[^"\n]*")?',
         "a name is one word: my-rule"),
        (r"\b\w+ at (?:the )?(?:start|beginning)(?: of)?",
         r"write: no /\w/ before NAME in same sentence as NAME"),
        (r"(?m:^).*\w.* as", "a name follows what it names: find quotation as words in paragraph"),
        (r"\bhas (?:no|an?|any) +\w+", "write: NAME has place, or: NAME lacks place"),
        (r"\bis (?:not )?(?:in|within|before|after|inside|near|at)\b.*",
         "leave “is” away: NAME in headline, NAME not in headline"),
        (r"\b(?:where|unless|require|and|or) +(?:just )?(?:in|before|after|covering)\b.*",
         "say what stands there: NAME in headline, or: some ... before NAME"),
        (r"\bthere (?:is|are)\b.*", "leave “there is” away: some ..., no ..."),
        (r"\bis (?:not )?[\w-]+ +[\w-]+", 'several words stand in marks: is "degree celsius"'),
        (r"&", "write: and"),
        (r"\|", "write: or"),
        (r"!", "write: not"),
        (r"'", 'write "'),
        (r"(?m:^)\s*(?:/(?:[/*].*)?|--.*|;|<!?)", "a comment begins with #"),
        (r"\s/", "a comment begins with #"),
        (r";", "a line needs no mark at its end"),
        (r"(?m:^)\s*(?:title|message|find|because|suggest|good|bad)\s*[:=]",
         "leave the mark away: a clause is its word and what it says"),
    )
)  # fmt: skip
_ARTICLES = frozenset(("a", "an", "the", "any", "all", "every", "each", "some"))


_KINDS = {
    **dict.fromkeys(("quote", "quotes", "quotations", "speech"), "quotation"),
    **dict.fromkeys(("figure", "figures", "amount", "numeral", "numbers"), "quantity"),
    **dict.fromkeys(("toll", "tolls", "deaths", "victims"), "casualty"),
    **dict.fromkeys(("speaker", "speakers"), "source"),
    **dict.fromkeys(("text", "copy", "story", "draft"), "article"),
    **dict.fromkeys(("intro", "opening"), "lead"),
    **dict.fromkeys(("standfirst", "subheading", "subhead"), "dek"),
    **dict.fromkeys(("heading", "title", "headings"), "headline"),
    **dict.fromkeys(("author", "writer"), "byline"),
}
"""What newsrooms call what a kind has another name for."""
_REACH = 300
"""Characters before a mistake that may belong to it; no line of rules is as long."""


def instead_of(text: str) -> str | None:
    """What to write, where a text ends with what is not understood."""
    line = text[max(text.rfind("\n", 0, len(text) - 1), len(text) - _REACH, 0) :]
    return next((instead for written, instead in _INSTEAD if written.search(line)), None)


def kind_meant(word: str) -> str | None:
    """The kind that a newsroom has another word for."""
    return _KINDS.get(word.lower())


def is_article(word: str) -> bool:
    """Whether it is an article or the like, which stands before nothing that is looked for."""
    return word.lower() in _ARTICLES
