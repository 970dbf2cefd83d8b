"""What word lists say of the words of a name."""

from collections.abc import Iterable, Mapping
from itertools import chain

from validator.api import Lexicon, NamedTuple

from ..word_places import forms_of


class NameLists(NamedTuple):
    """Folded words and phrases, by what they tell of a name."""

    places: frozenset[str]
    """Whole names."""
    nations: frozenset[str]
    """Of a country or a side, its people too: "turkish"."""
    place_words: frozenset[str]
    """At the beginning or the end of a name."""
    place_fronts: frozenset[str]
    kinds_of_place: frozenset[str]
    """In small letters behind one."""
    compass: frozenset[str]
    """In front of the name of a place."""
    locatives: frozenset[str]
    """In front of one."""
    bodies: frozenset[str]
    """Whole names, and ends of them."""
    body_words: frozenset[str]
    body_fronts: frozenset[str]
    known: frozenset[str]
    """Whole names of bodies, some of them surnames or words too."""
    family_firms: frozenset[str]
    """Whole names of bodies that are surnames."""
    bodies_for: frozenset[str]
    """What goes on behind "for": "centre" of "Centre for Peace"."""
    bodies_and: frozenset[str]
    """What has two fields: "ministry" of "Ministry of Labour and Pensions"."""
    stakes: frozenset[str]
    """What is held in a body."""
    owners: frozenset[str]
    """Whom bodies are named for: "king" of "King's College"."""
    of_bodies: frozenset[str]
    """In small letters behind one."""
    kinds_of_body: frozenset[str]
    """On either side of one."""
    titles: frozenset[str]
    courtesies: frozenset[str]
    """Titles of anybody: "Mr"."""
    given_names: frozenset[str]
    """Of those that end like callings."""
    relatives: frozenset[str]
    """In front of a given name."""
    surnames_too: frozenset[str]
    no_names: frozenset[str]
    days: frozenset[str]
    months: frozenset[str]
    other_things: frozenset[str]
    openers: frozenset[str]
    vessels: frozenset[str]
    """In front of the name of a ship."""
    behind_names: frozenset[str]
    """Behind the name of somebody: "MP"."""
    no_runs: frozenset[str]
    """Words that are no name where they stand alone: most words with a capital."""


def name_lists(tables: Mapping[str, Iterable[str]], lexicons: Mapping[str, Lexicon]) -> NameLists:
    """The lists of `tables`, the names of lexicons by field."""

    folded = {name: forms_of(lexicon) for name, lexicon in lexicons.items()}
    found = {
        field: frozenset(chain.from_iterable(folded.get(name, ()) for name in names))
        for field, names in tables.items()
    }
    found["known"] = frozenset(
        [
            form
            for name in tables["known"]
            if name in folded
            for entry, form in zip(lexicons[name].entries, folded[name], strict=True)
            if entry.form[0].isupper()
        ]
    )
    alone = found["no_names"] | found["days"] | found["months"] | found["openers"]
    return NameLists(**found, no_runs=alone - found["owners"])
