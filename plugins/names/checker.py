"""Names: who and what is called by its own, and whether two are one."""

from collections.abc import Iterable, Mapping
from itertools import chain, starmap
from typing import TYPE_CHECKING, Any, Final

from validator.api import Checker, Document, Function, Kind, Lexicon, Name, NamedTuple, hookimpl

if TYPE_CHECKING:
    from .lists import NameLists

_OWN: Final = "words-names."
_SOURCES: Final = "words-sources."
_WEEKDAYS: Final = "words-time.weekdays"
_MONTHS: Final = "words-time.months"
_OPENERS: Final = f"{_OWN}openers"

TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    "places": (f"{_OWN}places", f"{_SOURCES}metonyms"),
    "nations": (f"{_SOURCES}sides",),
    "place_words": (f"{_OWN}place-words",),
    "place_fronts": (f"{_OWN}place-fronts",),
    "kinds_of_place": (f"{_OWN}kinds-of-place",),
    "compass": (f"{_OWN}compass",),
    "locatives": (f"{_OWN}locatives",),
    "bodies": tuple(f"{_SOURCES}{name}" for name in ("un", "ngo", "media", "armed-group")),
    "body_words": (f"{_OWN}body-words", f"{_SOURCES}organisations"),
    "body_fronts": (f"{_OWN}body-fronts",),
    "known": (f"{_OWN}bodies", f"{_SOURCES}organisations"),
    "family_firms": (f"{_SOURCES}family-firms",),
    "bodies_for": (f"{_OWN}bodies-for",),
    "bodies_and": (f"{_OWN}bodies-and",),
    "stakes": (f"{_OWN}stakes",),
    "owners": (f"{_OWN}owners",),
    "of_bodies": (f"{_OWN}of-bodies",),
    "kinds_of_body": (f"{_OWN}kinds-of-body",),
    "titles": (f"{_OWN}titles", f"{_SOURCES}roles"),
    "given_names": (f"{_OWN}given-names",),
    "courtesies": (f"{_OWN}courtesies",),
    "relatives": (f"{_OWN}relatives",),
    "surnames_too": (f"{_OWN}surnames-too",),
    "no_names": (f"{_OWN}no-names",),
    "days": (_WEEKDAYS,),
    "months": (_MONTHS,),
    "other_things": (f"{_OWN}other-things",),
    "openers": (_OPENERS,),
    "vessels": (f"{_OWN}vessels",),
    "behind_names": (f"{_OWN}behind-names",),
}
"""Word lists by what they tell of a name; see `NameLists`."""


class Names(Checker):
    """Finds the names of people, bodies and places."""

    name = "names"
    tables = tuple(chain.from_iterable(TABLES.values()))
    kinds = (
        Kind(
            "name",
            Name,
            "The name of a person, an organisation or a place.",
            "Ann Roe met officials of the United Nations in Berlin.",
            identity=lambda _, name: name.identity,
            meanings={
                "type": "what it is the name of",
                "identity": "the whole name of “Hale” and “WHO”, in small letters",
                "written": "as it stands, to be compared with one of another article",
            },
        ),
    )

    def __init__(self) -> None:
        self._lists: NameLists | None = None

    def prepare(self, lexicons: Mapping[str, Lexicon]) -> None:
        from .lists import name_lists  # few rules ask for names

        self._lists = name_lists(TABLES, lexicons)

    def annotate(self, document: Document) -> Iterable[Name]:
        from .resolution import names

        return () if self._lists is None else names(document, self._lists)


def sound_key(name: Name) -> object | None:
    """What two spellings of a name share: what it is the name of, and its last word as it sounds.

    None for a surname of somebody whose whole name the document has, and where nobody says how it
    is written.
    """
    from ..spellings import sound

    if not name.written:
        return None
    if " " not in name.written and " " in name.identity and not _is_slip(name):
        return None
    return name.type, sound(name.identity.rpartition(" ")[2])


def _is_slip(name: Name) -> bool:
    """Whether a name is written otherwise than where it stands in whole."""
    from ..spellings import is_slip, letters

    if " " not in name.identity:
        return name.type != "person" and is_slip(name.identity, name.written)
    if name.type != "person":
        return False
    return not set(letters(name.identity).split()).issuperset(letters(name.written).split())


def spelt_otherwise(one: Name, other: Name) -> bool:
    """Whether two names with one key are one that is spelt in two ways."""
    from ..spellings import spelt_otherwise

    if one.type != "person" and (" " in one.written) != (" " in other.written):
        return False  # of somebody the surname alone may be meant
    if one.identity == other.identity and _is_slip(one) != _is_slip(other):
        return True
    return spelt_otherwise(one.written, other.written)


class Spellings(Checker):
    """Compares names, whoever finds them."""

    name = "spellings"
    functions = (
        Function(
            "spelt_otherwise",
            ("name", "name"),
            "flag",
            "Whether two names are one that is spelt in two ways.",
            "spelt_otherwise(earlier, later)",
            lambda _, one, other: spelt_otherwise(one, other),
            key=lambda _, name: sound_key(name),
            apart=lambda _, name: name.written,
        ),
    )

    def annotate(self, document: Document) -> Iterable[Any]:
        del document
        return ()


class Newcomer(NamedTuple):
    """Who speaks under one name that readers have not met."""

    start: int
    end: int


class Newcomers(Checker):
    """Finds who speaks under one name that readers have not met."""

    name = "newcomers"
    tables = (_OPENERS, _WEEKDAYS, _MONTHS)
    kinds = (
        Kind(
            "newcomer",
            Newcomer,
            "A single name beside a word of speech that stands nowhere above.",
            "The road was shut, said Okello.",
        ),
    )

    def annotate(self, document: Document) -> Iterable[Newcomer]:
        from .newcomers import newcomers

        times = document.forms(_WEEKDAYS) | document.forms(_MONTHS)
        return starmap(Newcomer, newcomers(document, document.forms(_OPENERS), times))


@hookimpl
def newslint_checkers() -> list[Checker]:
    return [Names(), Spellings(), Newcomers()]
