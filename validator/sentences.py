"""Where sentences begin and end. Pure functions of text.

White space is single spaces, as in prose. Only the places with a full stop, a question or
exclamation mark or an ellipsis are looked at, each found by a search for one letter, so that long
words and long texts cost nothing.
Sentences inside a quotation are sentences.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from validator.places import places
from validator.regex import regex

# what may close around the marks that end a sentence, and what may open the next one
_CLOSE, _OPEN = "”\"’')\\]»", "“\"‘'(\\[«"
_CLOSING = r"(?:[\"')\]»]++|[”’])"
r"""One of `_CLOSE` or several: no class of its own, for which `re` makes a table of all characters
where few of them are not Latin, at a tenth of a millisecond each."""
_MARKS = (".", "?", "!", "…")
_END = regex(
    r".(?:(?:(?<!\S\.) \. \.(?: \.)?|(?<![.!?].)(?<!….)(?:[.!?]++|…)*+)"
    rf"{_CLOSING}*+(?: |$)|(?=[^\s\da-z,:;@/-])())"
)
"""Marks with a space behind them; or, with a group, a mark that something else is behind."""
_GOING_ON = frozenset("0123456789abcdefghijklmnopqrstuvwxyz,:;@/-")
"""What stands behind no mark that ends a sentence: "1.5", "newslint.example"."""
_UNSPACED_END = regex(
    rf""".(?:
      (?<![.!?].)(?<!….)(?:[.!?]++|…)*+ {_CLOSING}*+ (?:\[\d{{1,3}}\])++ (?:\ |$)
    | (?<=[^\W\d_][^\W\dA-Z_][.!?])[!?]*+(?=[A-Z])                # "Idlib.Turkey": grown together
    | (?<=[\d%)]\.)(?=[A-Z][a-z])
    | (?<=[\w%)].)[.!?]*+{_CLOSING}++(?=[“‘]?[A-Z]|[\"'(\[«][A-Z])
    | (?<=[\w%)].)[.!?]*+(?=[“‘][A-Z])
    )""",
    re.VERBOSE,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# never the last word: a name or a number follows
_TITLES = _words(
    """mr mrs ms mx messrs mme mlle dr drs prof rev msgr hon fr sr sen sens rep reps gov govs gen
    lt maj col sgt cpl pvt capt cmdr comdr adm brig supt insp det spc amb atty asst assoc dep pres
    sec cllr mt ft wm geo chas thos jos e.g i.e cf feat prod dir approx incl ca vs"""
)
# not the last word if a number follows
_COUNTED = _words(
    """jan feb mar apr jun jul aug sept sep oct nov dec no nos p pp fig figs vol vols ch art arts
    sect para paras op opp bldg apt ste rs ext tel est al c n° nº ft oz lb lbs pt pts ser pub hwy
    rte tab pop"""
)
# the last word only if the next one looks like a beginning
_OFTEN_SHORT = _words(
    """inc corp co cos ltd llc plc bros jr sr esq ph.d dept univ ave blvd rd st assn intl natl govt
    tues thurs etc al approx est pp vol fig"""
)
# the same, if they have their capital: states and months
_NAMES = _words(
    """ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb
    nev okla ore pa tenn tex va vt wash wis wyo jan feb mar apr jun jul aug sept sep oct nov dec"""
)
_BRACKETED = _words("ret retd ed eds")
_SHORT = _TITLES | _COUNTED | _OFTEN_SHORT | _NAMES
_SHORT_ENDINGS = frozenset(
    form[-5:]
    for word in _TITLES | _OFTEN_SHORT | _NAMES
    for form in (word, word.capitalize(), word.upper())
)
# words that begin sentences, and hardly ever names
_STARTERS = _words(
    """a about above according across after afterward afterwards again against all already also
    although always amid among an and another any anyone anything are around as asked at because
    before behind being below beside besides between beyond both but by can could critics despite
    did do does during each earlier eight either even eventually every everyone everything except
    few fewer finally five following for four from furthermore given had has have he hence her here
    his how however i if in indeed inside instead into is it its just last later let like likewise
    many maybe meanwhile more moreover most mr mrs ms much my near nearly neither never
    nevertheless next nine no nobody none nonetheless nor not nothing now of off officials often on
    once one only onto or other others otherwise our out outside over past people per perhaps
    please police rather seven several shall she should since six so some someone something
    sometimes soon still such ten than that the their then there thereafter therefore these they
    this those though three through throughout thus to today together tomorrow toward towards two
    under unlike until up upon was we were what whatever when whenever where whereas whether which
    while who whose why with within without would yes yesterday yet you your image photo"""
)
_NAMED_WITH_MARK = frozenset({"yahoo", "jeopardy", "yum"})
_DOMAINS = _words("com org net gov edu info tv co js io uk")
_DAYS_AND_ZONES = _words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december jan feb aug sept oct nov dec est edt pst
    pdt cst cdt mst mdt gmt utc bst cet et e.t pt p.t ct eastern pacific central mountain local"""
)
_EDGES = frozenset(f" —–/{_OPEN}{_CLOSE}") - {"\\"}
"""Characters that no token holds, but for an apostrophe within it."""
_NEXT = regex(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_ARTICLES = frozenset({"al", "el", "an", "as", "ash", "az"})
_SHOUTED = regex(r"[A-Z]{2}")
_ROMAN = regex("[ivxl]{1,6}")
_MAY_BELONG = "”\"'’)]:;"
# a mark, a bracket or a face after a space, which belong to the sentence before
_LEFT_BEHIND = regex(r"(?:[\"')\]”’]|[:;]'?-?[()DP/])(?= |$)")
_OPENING_MARK = {"”": "“", '"': '"', "’": "‘", "'": "'"}
_OPENED = frozenset(mark + bracket for mark in '“"‘' for bracket in "[(")
_SPEAKER = regex(
    r"(?!(?:He|She|They|We|I|It|You|Nobody|No one|Everyone|Someone) )(?:[A-Z][\w.’'-]*,? ){1,4}"
    r"(?:said|says|asked|asks|added|adds|wrote|tweeted|replied|shouted"
    r"|told|declared|exclaimed|continued|recalled|explained|joked|wondered|cried|answered)"
    r"(?=[.,;]|$| (?:on|in|at|after|during|as|when|him|her|them|reporters|aloud)\b)"
)
_FRONTED = regex(
    r"[“\"‘'(\[]*(?:At|By|Around|About|Before|After|Since|Until|From|On|Shortly|Just)\b[^,]{0,40}$"
)
# what is left out between two sentences
_OMISSION = regex(rf"\.(?: ?\.){{2,3}}[{_CLOSE}]*(?: |$)")
# who said what stands before: "... he wrote. Jane Roe"
_SIGNATURE = regex(r"(?:[-—–―] ?)?[A-Z][\w’'-]+(?: [A-Z][\w.’'-]*){0,2} [A-Z][\w’'-]+")
_SIGNATURE_LENGTH = 40
_LONGEST_QUESTION = 1000
_CREDIT_LENGTH = 120
_CREDIT = regex(r" (?=(?:Image|Photo|Photograph|Picture|Credit)s?: ?[A-Z])")
_ITEM = regex(r"([•⁃▪‣·*] ?)?(?:(\d{1,3})|([a-z]))(\.\)|\)|\.) ?(?=[^\W_])|([•⁃▪‣]) ?")
_ITEM_SIGNS = frozenset("•⁃▪‣·*0123456789abcdefghijklmnopqrstuvwxyz")
_BULLETS = frozenset("•⁃▪‣")
_ITEM_HEAD = len("* 100.")


def split_sentences(text: str, stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Half-open extents of the sentences of some stretches of a text, in order, without the spaces
    between them.

    White space in a stretch is single spaces, and none stands at its edges.
    """
    marks = places(text, _MARKS)
    found: list[tuple[int, int]] = []
    behind = 0
    for start, end in stretches:
        first, behind = behind, bisect_left(marks, end, behind)
        own = marks[first:behind]
        if text[start : start + 1] in _ITEM_SIGNS and (item := _item(text, start, end)):
            for begin, last in _items(text, start, end, item):
                of_item = own[bisect_left(own, begin) : bisect_left(own, last)]
                found += _split(text, begin, _behind_marker(text, begin, last), last, of_item)
        else:
            found += _split(text, start, start, end, own)
    return found


def _item(text: str, start: int, end: int) -> re.Match[str] | None:
    """What marks an item of a list: "1)", "b.", "• "."""
    head = text[start : start + _ITEM_HEAD]
    if "." in head or ")" in head or head[0] in _BULLETS:
        return _ITEM.match(text, start, end)
    return None


def _behind_marker(text: str, start: int, end: int) -> int:
    marker = _ITEM.match(text, start, end)
    return marker.end() if marker else start


def _split(
    text: str, begin: int, looked: int, end: int, marks: Iterable[int]
) -> list[tuple[int, int]]:
    """Sentences of text[begin:end], of which no mark before `looked` ends one."""
    found: list[tuple[int, int]] = []
    for dot in marks:
        if dot < looked:
            continue
        if dot + 1 == end:
            break
        if text[dot + 1] in _GOING_ON:
            continue
        plain = _is_plain(text, dot, end)
        if plain:
            stop, last = dot + 1, dot + 2
        else:
            match = _END.match(text, dot, end)
            if match and match.lastindex:
                match = None if _is_initial(text, dot) else _UNSPACED_END.match(text, dot, end)
            if match is None:
                continue
            looked = last = match.end()
            if last >= end or not _ends(text, begin, dot, last, end):
                continue
            stop = last - 1 if text[last - 1] == " " else last
        if (
            end - last < _SIGNATURE_LENGTH
            and text[end - 1] not in _MARKS
            and _SIGNATURE.fullmatch(text, last, end)
        ):
            break
        if not plain and text[last] in _MAY_BELONG and (behind := _LEFT_BEHIND.match(text, last)):
            stop, last = behind.end(), behind.end() + 1
        found.append((begin, stop))
        begin = last
    tail = end - _CREDIT_LENGTH if end - begin > _CREDIT_LENGTH else begin
    if ":" in text[tail:end] and (credit := _CREDIT.search(text, tail, end)):
        found.append((begin, credit.start()))  # "A child in Idlib Photo: Jane Roe"
        begin = credit.end()
    if begin < end:
        found.append((begin, end))
    return found


def _is_initial(text: str, dot: int) -> bool:
    """Whether a name goes on behind an initial, "U.S.", or its sentence, "(the U.K.), and"."""
    if text.startswith(("),", "],"), dot + 1):
        return True
    return "A" <= text[dot - 1] <= "Z" and "A" <= text[dot + 1] <= "Z"


def _is_plain(text: str, dot: int, end: int) -> bool:
    """Whether a full stop stands behind a word that is never cut short and no number, and before a
    capital: most ends of sentences, of which `_ends` says the same."""
    if text[dot] != "." or text[dot + 1] != " " or dot + 2 >= end:
        return False
    following = text[dot + 2]
    if following == '"':
        following = text[dot + 3 : dot + 4]
    if not ("A" <= following <= "Z" or following == "“"):
        return False
    ending = text[dot - 5 : dot]
    if " " in ending:
        ending = ending.rpartition(" ")[2]
    return (
        len(ending) > 1
        and ending.isalpha()
        and ending not in _SHORT_ENDINGS
        and ending.strip("ivxlIVXL") != ""
    )


def _ends(text: str, begin: int, dot: int, last: int, end: int) -> bool:
    """Whether a sentence that began at `begin` ends with the marks text[dot:last]."""
    marks, following = text[dot:last], text[last]
    if following in ")]":  # "(It rained. ) They left."
        behind = text[last + 1 : last + 3]
        return behind[:1] == " " and (behind[1:].isupper() or behind[1:] in tuple("“‘\"'"))
    if marks == ". ":
        token = _token(text, begin, dot)
        if following == ".":
            omission = _OMISSION.match(text, last, end)
            if omission is None or omission.end() >= end:
                return False
        if following.islower() and not _is_name(text[last:end][:5]):
            small = text[begin].islower()
            long = len(token) > (1 if small else 3)
            word = long and token.islower() and token.isalpha() and token not in _SHORT
            number = small and token.isdigit() and len(token) > 3
            return (word or number) and text[last + 1 : last + 2] != ")"
        return not _is_short(text, begin, dot, token, last, end)
    if following.islower():  # in copy without capitals, the next sentence
        return marks[-2:] in ("? ", "! ") and text[begin].islower()
    if marks == ".":
        return _grown_on(text, begin, dot, last, end)
    if following in "—–-,;" or (text[dot - 1] in "[(" and following in '“"‘('):
        return False
    if marks[0] in "….":
        if marks[:2] == ".)" and _token(text, begin, dot) in _BRACKETED:
            return False  # "Gen. (ret.) Ana Ruiz"
        if dot <= begin + 1 or text[begin:dot] in _OPENED:  # "“[...] He left.”"
            return False
        if marks.startswith((". . .", "...", "…")) and marks.count(".") < 4:
            opened = text[last + 1 : last + 2] if following in _OPEN else following
            return not opened.islower() and _word(text, last, end) != "i"
    elif marks == "! " and _token(text, begin, dot).lower() in _NAMED_WITH_MARK:
        return False
    if marks[0] in "?!" and marks.rstrip()[-1] in "”\"’'":
        mark = marks.rstrip()[-1]
        return _SPEAKER.match(text, last, end) is None or _introduced(text, begin, dot, mark)
    return True


def _introduced(text: str, begin: int, dot: int, mark: str) -> bool:
    """Whether the quotation that closes behind `dot` has its speaker before it."""
    opened = text.rfind(_OPENING_MARK[mark], max(begin, dot - _LONGEST_QUESTION), dot)
    return text[max(begin, opened - 2) : max(begin, opened)].rstrip().endswith((":", ","))


def _is_short(text: str, begin: int, dot: int, token: str, last: int, end: int) -> bool:
    """Whether a full stop only marks `token` as cut short, or a number that counts an item."""
    following = text[last]
    opening = dot - len(token) <= begin
    acronym = (
        len(token) > 2 and token.isupper() and token.isalpha() and not _SHOUTED.match(text, last)
    )
    capital, token = token[:1].isupper(), token.lower()
    piece = token.rpartition(".")[2]
    initials = token.replace(".", "").isalpha() and {*map(len, token.split("."))} == {1}
    if following in "—–-―":
        return piece in _SHORT or len(piece) == 1
    if following.isdigit():
        if piece == "in":  # "5 in. 3 wide", but "Police moved in. 12 people died."
            return text[dot - len("0 in") : dot - len(" in")].isdigit()
        return (
            piece in _SHORT or initials or token in ("a.m", "p.m") or (opening and len(token) < 4)
        )
    if token == "ft" and not capital:
        return False
    if token.rpartition("-")[2] in _TITLES:  # "then-Sen.", but "the SEC."
        return not acronym
    if opening and (initials or token.isdigit() or token == "ps" or _ROMAN.fullmatch(token)):
        return True
    if not (initials or token in _OFTEN_SHORT or (capital and piece in _NAMES)):
        return False
    word = _word(text, last, end)
    if token in ("a.m", "p.m"):
        return word in _DAYS_AND_ZONES or _FRONTED.match(text, begin, dot) is not None
    quoted = following in '“"‘' and not text[last + 1 : last + 2].islower()
    return word not in _STARTERS and (not quoted or len(token) == 1)


def _grown_on(text: str, begin: int, dot: int, last: int, end: int) -> bool:
    """Whether a sentence ends where the space behind its full stop is missing."""
    token = _token(text, begin, dot).lower()
    space = text.find(" ", last, min(end, last + 60))
    rest = text[last : space if space > 0 else min(end, last + 60)]
    name = _NEXT.match(rest)
    return not (
        "." in token
        or rest[1:2] == "."
        or "@" in token + rest
        or token in _SHORT
        or (name is not None and name[0].lower().split("'")[0] in _DOMAINS)
    )


def _token(text: str, begin: int, dot: int) -> str:
    """The word before a full stop, without what opens it; at most 30 characters."""
    start = max(begin, dot - 30)
    token = text[max(start, text.rfind(" ", start, dot) + 1) : dot]
    if token.isalnum():
        return token
    for at in range(len(token) - 1, -1, -1):
        if token[at] in _EDGES and not (
            token[at] in "'’" and token[at - 1 : at].isalnum() and token[at + 1 : at + 2].isalnum()
        ):
            return token[at + 1 :]
    return token


def _is_name(opening: str) -> bool:
    """Whether a name in small letters stands here: "eBay", or "al-Bab" with an Arabic article."""
    if opening[1:2].isupper():
        return True
    article, hyphen, name = opening.partition("-")
    return bool(hyphen) and article in _ARTICLES and "A" <= name[:1] <= "Z"


def _word(text: str, start: int, end: int) -> str:
    """The next word in lower case, behind what opens it: "he" for "“He’s"."""
    found = _NEXT.search(text, start, min(end, start + 30))
    return found[0].lower().replace("’", "'").partition("'")[0] if found else ""


def _items(text: str, begin: int, end: int, item: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The items of a list that stands in one line: "1) flour 2) water"."""
    bullet, number, letter, mark, lone = item.groups()
    while True:
        if bullet or lone:
            sign = " " + (bullet or lone)[0]
        elif number:
            number = str(int(number) + 1)
            sign = f" {number}{mark} "
        else:
            letter = chr(ord(letter) + 1)
            sign = f" {letter}{mark} "
        at = text.find(sign, begin + 1, end)
        if at < 0:
            break
        yield begin, at
        begin = at + 1
    yield begin, end
