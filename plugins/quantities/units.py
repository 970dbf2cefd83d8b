"""Units: what a number counts in, before it ("$5m") or behind it ("5 km", "5 per cent")."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, Literal

from validator.api import Lexicon, NamedTuple, regex

from ..word_places import forms_of

UnitType = Literal["percent", "duration", "dimension", "temperature", "currency"]


class Unit(NamedTuple):
    """A unit of measure, in the singular."""

    name: str
    type: UnitType


class Measured(NamedTuple):
    """A unit found beside a number: where number and unit begin and end together."""

    start: int
    end: int
    unit: Unit
    factor: int = 1
    """For a scale that is part of the unit: "60 MEUR" counts millions."""


# signs, and letters that are no dimension; the others are in words-numbers
_SIGNS: Final[dict[str, Unit]] = {
    **dict.fromkeys(("\"", "″", "”"), Unit("inch", "dimension")),
    "′": Unit("foot", "dimension"),
    "°": Unit("degree", "dimension"),
    "%": Unit("percent", "percent"),
    "pc": Unit("percent", "percent"),
    "°C": Unit("degree celsius", "temperature"),
    "°c": Unit("degree celsius", "temperature"),
    "°F": Unit("degree fahrenheit", "temperature"),
    "ºC": Unit("degree celsius", "temperature"),
    "bp": Unit("basis point", "percent"),
    "p": Unit("penny", "currency"),
    "c": Unit("cent", "currency"),
    "C": Unit("degree celsius", "temperature"),
    "F": Unit("degree fahrenheit", "temperature"),
    "h": Unit("hour", "duration"),
}  # fmt: skip
_PERCENT: Final = _SIGNS["%"]
_DEGREE_SIGNS: Final = frozenset("°º")
# right behind a number only
_GLUED: Final = frozenset({"C", "F", "p", "c", "h", "st", "in"})
_SCALES_APART: Final = frozenset({"C", "F"})
"""A space may stand before them: "44.6 C (112 F)"."""
_MONEY: Final = {
    symbol: Unit(name, "currency")
    for symbol, name in {
    "$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "₺": "lira", "₽": "rouble",
    "₩": "won", "₪": "shekel", "₫": "dong", "₦": "naira", "฿": "baht", "₱": "peso", "¢": "cent",
    "₡": "colon", "₭": "kip", "₴": "hryvnia", "₸": "tenge", "₵": "cedi", "₲": "guarani",
    "₿": "bitcoin", "₮": "tugrik", "₾": "lari",
    }.items()
}  # fmt: skip
# money only with a scale or a thousand: "the 10 won"
_OTHERWISE_WORDS: Final = frozenset(
    {"won", "real", "marks", "dong", "sol", "rand", "leu", "ether", "crowns"}
)
_SPELT_AS_CODE: Final = frozenset(
    {"dollar", "rs", "rs.", "sen", "sterling", "usd", "eur", "gbp", "jpy", "cny", "rmb", "inr",
     "chf", "hkd", "sgd", "nzd", "brl", "mxn", "zar", "rp", "dh", "dhs", "ksh", "tsh", "ush", "sh",
     "tk", "kshs", "shs"}
)  # fmt: skip
# money only before a scale or a thousand: "R500m", but "R5"
_LARGE_ONLY: Final = frozenset({"r", "n", "sr", "qr", "kd", "bd", "ro"})
# before a currency: "iranian rials", "South African rand"
_OF_NATIONS: Final = (
    "south", "north", "new", "sri", "saudi", "hong", "costa", "west", "east", "old",
)  # fmt: skip
_NATION = regex(rf"(?:(?:{'|'.join(_OF_NATIONS)}) )?([a-z]+) (?=[a-z])")
NATIONAL: Final = (
    "an",
    "ish",
    "ese",
    "i",
    "ss",
    "ch",
    "ine",
    "lic",
    "uae",
    "ghana",
    "kong",
    "new",
)
_WORD = regex(r"[a-z]+")
_FIRST_WORDS = regex(r"^[a-z]*", re.MULTILINE)
"""One a line, which may be empty."""
_SYMBOL = regex(r"(?:[º%\"]?|[″′”])(?:[A-Za-z°µ²³^]++|μ)*+(?:/[a-z]+)?[23²³]?\.?")
_DEGREE = regex(r" ?[°º] ?(c|f|celsius|fahrenheit|centigrade)\b")
_CODE_BEFORE = regex(r"([a-z.]{1,6}) ?$")
_DOLLAR_PREFIX = regex(r"(?<![a-z0-9])([a-z]{1,3}|u\.s\.)( ?)$")
_MILLION_CODE = regex(r" ?M([A-Z]{3})\b")
_MILLION_CODE_BEFORE = regex(r"\bM([A-Z]{3}) ?$")
_new = tuple.__new__  # a named tuple at half of what its constructor takes
_PER = regex(r"[ -]?(?:per|/)[ -]?([a-z]+)")
_LONGEST_TAIL: Final = 24
_BRACKETS: Final = frozenset("[<{")
_BRACKETED = regex(r" ?(?:\[(?=[^\]]{1,6}\])|<(?=[^>]{1,6}>)|\{(?=[^}]{1,6}\}))([^\]>}]+).")


class Units:
    """The unit lexicons as tables; looks beside numbers, never through the text."""

    def __init__(
        self, lexicons: Mapping[UnitType, Lexicon], before: Lexicon, symbols: Lexicon
    ) -> None:
        self._variants: dict[str, list[tuple[str, str, UnitType]]] = {}
        self._no_units: dict[str, tuple[str, ...]] = {}
        """How what begins with a unit goes on where it is none, by the unit."""
        self._codes: dict[str, Unit] = {}
        for type_, lexicon in lexicons.items():
            for exception in lexicon.exceptions:
                first, space, rest = exception.form.partition(" ")
                known = self._no_units.get(first, ())
                self._no_units[first] = (*known, space + rest)
            # lowered and parted all at once: there are hundreds
            lines = "\n".join([entry.form for entry in lexicon.entries]).lower()
            forms, firsts = lines.split("\n"), _FIRST_WORDS.findall(lines)
            for form, first, entry in zip(forms, firsts, lexicon.entries, strict=False):
                name = entry.replacement or entry.headword
                if first:
                    self._variants.setdefault(first, []).append((form, name, type_))
                if type_ == "currency" and len(form) == 3:
                    self._codes[form] = _new(Unit, (_plain(name), type_))
        self._by_first: dict[str, list[tuple[str, int, Unit]]] = {}
        self._before = {
            form: _new(Unit, (_plain(entry.replacement or entry.form), "currency"))
            for form, entry in zip(forms_of(before), before.entries, strict=True)
        }
        self._before_ends = frozenset(code[-2:] for code in self._before)
        self.words_before = frozenset(self._before)
        """All words for money before a number."""
        self._symbols = {
            entry.form: _new(Unit, (entry.replacement or entry.form, "dimension"))
            for entry in symbols.entries
        } | _SIGNS
        """Capitals agreeing."""
        self._symbol_begins = frozenset([symbol[0] for symbol in self._symbols])
        heads = filter(None, _FIRST_WORDS.findall("\n".join(self._symbols.keys() - _GLUED).lower()))
        self.words_behind = frozenset(heads).union(self._variants, _OF_NATIONS, ("c", "f"))
        """All words with which a unit behind a number may begin, but for nations."""

    def _beginning(self, word: str) -> Sequence[tuple[str, int, Unit]]:
        """The units that begin with a word, long ones first: the rest, its length, the unit."""
        if word not in self._by_first:
            rests = [
                (form[len(word) :], Unit(_plain(name), type_))
                for form, name, type_ in self._variants[word]
            ]
            known = [(rest, len(rest), unit) for rest, unit in rests]
            known.sort(key=lambda variant: -variant[1])
            self._by_first[word] = known
        return self._by_first[word]

    def before(self, text: str, folded: str, start: int, end: int, large: bool) -> Measured | None:
        """The money named before a number at text[start:end]; `large` as told by its words."""
        last = folded[start - 1 : start]
        at = start - 1
        if last == " " or last == "-":
            at -= 1
            last = folded[at : at + 1] if at >= 0 else ""
        if last in _MONEY:
            return self._symbol_before(text, folded, at, end, last)
        if folded[at - 1 : at + 1] in self._before_ends or (at >= 0 and text[at] != folded[at]):
            window = start - 7 if start > 7 else 0
            found = _CODE_BEFORE.search(folded, window, start)
            if found and found.start(1) and folded[found.start(1) - 1].isalnum():
                found = None
            if found:
                unit = self._before.get(found[1])
                written = text[found.start(1) : found.end(1)]
                if (
                    unit
                    and (written.isupper() or found[1] in _SPELT_AS_CODE)
                    and (large or found[1] not in _LARGE_ONLY)
                ):
                    return Measured(found.start(1), end, unit)
                million = _MILLION_CODE_BEFORE.search(text, window, start)
                if million and million[1].lower() in self._codes:
                    return Measured(million.start(), end, self._codes[million[1].lower()], 10**6)
        return None

    def _symbol_before(self, text: str, folded: str, at: int, end: int, symbol: str) -> Measured:
        if symbol == "$":
            found = _DOLLAR_PREFIX.search(folded, max(0, at - 5), at)
            if found:
                unit = self._before.get(f"{found[1]}$") or self._before.get(f"{found[1]} $")
                written = text[found.start() : found.end(1)]
                article = found[2] and found[1] == "a"  # "A $15 fee"
                if unit and not article and (not found[2] or written.isupper() or found[1] == "c"):
                    return Measured(found.start(), end, unit)
        elif symbol == "¢":  # a cent's stands behind: "GH¢2bn"
            prefix = 2 if folded.endswith("gh", 0, at) else 0
            return Measured(at - prefix, end, _MONEY["₵"])
        return _new(Measured, (at, end, _MONEY[symbol], 1))

    def after(self, text: str, folded: str, start: int, end: int, scaled: bool) -> Measured | None:
        """The unit behind a number that stands at text[start:end]."""
        follow = folded[end : end + 1]
        if not follow or follow in ",.;:)\n":
            return None
        if follow in _BRACKETS or (follow == " " and folded[end + 1 : end + 2] in _BRACKETS):
            return self._bracketed(text, start, end)
        at = end
        if follow in " -‑":
            at += 1
            follow = folded[at : at + 1]
        if follow == "%":
            return _new(Measured, (start, at + 1, _PERCENT, 1))
        if follow in _MONEY:
            return self._symbol_after(folded, start, end, at)
        if follow in _DEGREE_SIGNS:
            degree = _DEGREE.match(folded, end)
            if degree:
                name = "degree celsius" if degree[1][0] == "c" else "degree fahrenheit"
                return Measured(start, degree.end(), Unit(name, "temperature"))
            return Measured(start, at + 1, _SIGNS["°"])
        found = None
        if "a" <= follow <= "z":
            found = self._word_after(text, folded, start, at, scaled)
        written = text[at : at + 1]
        if found is None and written in self._symbol_begins:
            found = self._symbol(text, start, end, at)
        if found is None and written == "M":
            found = self._million_code_after(text, start, end)
        return self.rated(folded, found) if found else None

    def _bracketed(self, text: str, start: int, end: int) -> Measured | None:
        """ "20 [kg]"."""
        found = _BRACKETED.match(text, end)
        unit = self._symbols.get(found[1]) if found else None
        return Measured(start, found.end(), unit) if found and unit else None

    def _symbol_after(self, folded: str, start: int, end: int, at: int) -> Measured | None:
        if folded[at + 1 : at + 2].isdigit() and at > end:
            return None
        return Measured(start, at + 1, _MONEY[folded[at]])

    def _of_country(
        self, text: str, folded: str, start: int, at: int, word: str
    ) -> Measured | None:
        """ "10 Iranian rials", "20 south african rand": a currency behind the name of its land,
        which begins with `word`."""
        if not (text[at].isupper() or word in _OF_NATIONS or word.endswith(NATIONAL)):
            return None
        nation = _NATION.match(folded, at)
        if nation is None or not (text[at].isupper() or nation[1].endswith(NATIONAL)):
            return None
        found = self._word_after(text, folded, start, nation.end(), True)
        if found is None or found.unit.type != "currency" or text[nation.end()].isupper():
            return None
        name = folded[at : nation.end()] + found.unit.name
        return found._replace(unit=Unit(name, "currency"))

    def _word_after(
        self, text: str, folded: str, start: int, at: int, scaled: bool
    ) -> Measured | None:
        word = _WORD.match(folded, at)
        if word is None:
            return None
        if word[0] in self._variants:
            stop = word.end()
            tail = folded[stop : stop + _LONGEST_TAIL]
            spaced = tail.replace("-", " ") if "-" in tail else tail  # "a 500-square-mile area"
            if word[0] in self._no_units and spaced.startswith(self._no_units[word[0]]):
                return None
            for rest, size, unit in self._beginning(word[0]):
                if (tail[:size] == rest or spaced[:size] == rest) and not tail[
                    size : size + 1
                ].isalnum():
                    to_the_cent = text[at - 4 : at - 3] == "." or text[at - 3 : at - 2] == "."
                    if word[0] + rest in _OTHERWISE_WORDS and not (scaled or to_the_cent):
                        return None
                    if (
                        unit.name == "pound"
                        and unit.type == "dimension"
                        and (scaled or folded.startswith(_EARNED, stop + size))
                    ):
                        unit = Unit("pound", "currency")
                    return _new(Measured, (start, stop + size, unit, 1))
        return self._of_country(text, folded, start, at, word[0])

    def _symbol(self, text: str, start: int, end: int, at: int) -> Measured | None:
        found = _SYMBOL.match(text, at)
        if found is None:
            return None
        written = found[0]
        stop = found.end()
        unit = self._symbols.get(written)
        if unit is None and written.endswith("."):
            written, stop = written[:-1], stop - 1
            unit = self._symbols.get(written)
        if unit is None and "/" in written:
            written = written.partition("/")[0]
            stop = at + len(written)
            unit = self._symbols.get(written)
        if unit is None or text[stop : stop + 1].isalnum():
            return None
        apart = at > end and not (written in _SCALES_APART and text[end] == " ")
        if written in _GLUED and (apart or text[stop : stop + 1] in ("/", "-", "'")):
            return None
        hyphened = text[at - 1] == "-" or (written != "m" and text[stop : stop + 1] == "-")
        if len(written) == 1 and hyphened:
            return None
        if written in ("”", '"') and not _inches(text, at):
            return None
        return Measured(start, stop, unit)

    def _million_code_after(self, text: str, start: int, end: int) -> Measured | None:
        million = _MILLION_CODE.match(text, end)
        if million and million[1].lower() in self._codes:
            return Measured(start, million.end(), self._codes[million[1].lower()], 10**6)
        return None

    def with_scale(self, text: str, measured: Measured) -> Measured:
        """Money with the scale behind its code: "75 USD million"."""
        end = measured.end
        may_be = text[end : end + 2] in _SCALE_BEGINS
        found = _SCALE_AFTER.match(text, end) if may_be else None
        if found is None:
            return measured
        factor = {"million": 10**6, "billion": 10**9, "bn": 10**9}[found[1]]
        return measured._replace(end=found.end(), factor=factor)

    def rated(self, folded: str, measured: Measured) -> Measured:
        """ "50 metres per second", "20 km cubed"."""
        follow = folded[measured.end : measured.end + 2]
        if follow == " p" or follow == "-p" or follow[:1] == "/":
            rate = _PER.match(folded, measured.end)
            if rate:
                denominators = self._beginning(rate[1]) if rate[1] in self._variants else ()
                name = next((unit.name for rest, _, unit in denominators if not rest), None)
                if name is None and rate[1] in _SHORT_RATES:
                    name = _SHORT_RATES[rate[1]]
                if name:
                    unit = Unit(f"{measured.unit.name} per {name}", measured.unit.type)
                    return measured._replace(end=rate.end(), unit=unit)
        return measured


_EARNED: Final = (" an hour", " per hour", " a head", " per head")
"""Behind pounds that are money."""
_SHORT_RATES: Final = {
    "s": "second", "ms": "millisecond", "h": "hour", "kg": "kilogram", "min": "minute",
}  # fmt: skip
_SCALE_AFTER = regex(r" (million|billion|bn)\b")
_SCALE_BEGINS: Final = frozenset({" m", " b"})


def _plain(name: str) -> str:
    return "pound" if name == "pound sterling" else name


def _inches(text: str, at: int) -> bool:
    """Whether a quotation mark behind a number is the sign for inches, not a closing mark."""
    line = text.rfind("\n", 0, at) + 1
    opened = max(text.rfind("“", line, at), text.rfind('"', line, at))
    return opened < 0 and text[at] == '"'
