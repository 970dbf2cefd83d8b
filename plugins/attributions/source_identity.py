"""Which sources of a document are one and the same."""

from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Final

from validator.api import Attribution, Document, NewsSource, regex

from ..word_places import word_set
from .sources import HE, PLURAL, SHE, THING, is_agent
from .words import fold_form

_start: Final = attrgetter("start")
_SOMEBODY: Final = frozenset({"person", "role", "anonymous"})
_SOMETHING: Final = frozenset({"organisation", "document", "media"})
MEN: Final = "words-sources.men"
WOMEN: Final = "words-sources.women"
GENDERED: Final = {"he": MEN, "she": WOMEN}
_OTHER: Final = {"he": "she", "she": "he"}
_BY_GENDER: Final = {"he": HE, "she": SHE}
SUBJECTS: Final = {"he": _SOMEBODY, "she": _SOMEBODY, "it": _SOMETHING}
"""What the subject of the sentence before must be if a pronoun is to stand for it."""
_SMALL: Final = word_set("of the and for in on to")
_DESCRIBING: Final = _SMALL | word_set("who that at from with inside within close familiar briefed")
"""Where a nameless source is described, behind what it is."""
_ARTICLES: Final = frozenset({"a", "an", "the"})
_AGED: Final = regex(r"(\d{1,3})-year-old")
_WITH_AGE: Final = regex(r"([A-Z][\w’'-]+ [A-Z][\w’'-]+), (?:aged )?(\d{1,3})\b")
_LONGEST_WAY: Final = 1500
"""Characters within which somebody with an age was named."""
_CHIEFS: Final = word_set("chief head leader boss president minister secretary-general")


class Resolver:
    """Joins the sources of one document: surnames to names, roles to their holders, pronouns."""

    def __init__(self) -> None:
        self._people: dict[str, NewsSource] = {}
        self._spelt_out: dict[str, str] = {}
        """The bodies of more than one word, by their initials."""
        self._bodies: dict[str, str] = {}
        """The same by what each is, "ministry" or "police"; of two, none."""
        self._posts: dict[str, str] = {}
        """The posts that more than one word tells, by the last: "the district magistrate"."""
        self._last: dict[str, NewsSource] = {}
        self._genders: dict[str, str] = {}
        """What people go by, "he" or "she", where their names are told with it."""

    def see(self, sources: Iterable[NewsSource]) -> None:
        """Learn full names before any is resolved: a surname may come first, in the headline."""
        for source in sources:
            if source.kind == "person" and source.name and " " in source.name:
                surname = fold_form(source.name.rsplit(" ", 1)[1])
                known = self._people.get(surname)
                if known is None or (known.role is None and source.role):
                    self._people[surname] = source
            elif source.kind == "organisation" and " " in (body := source.identity or ""):
                words = body.split()
                named = words[:-1] if _initials(words[:-1]) == words[-1] else words
                initials = _initials(named)
                if not self._spelt_out.setdefault(initials, body).startswith(" ".join(named)):
                    self._spelt_out[initials] = initials  # of two: of none
                head = _head(words)
                if self._bodies.setdefault(head, body) != body:
                    self._bodies[head] = head
            elif source.kind == "role" and " " in (post := source.identity or ""):
                head = _head(post.split())
                if self._posts.setdefault(head, post) != post:
                    self._posts[head] = head

    def resolve(self, source: NewsSource, gender: str | None = None) -> NewsSource:
        """The source with what the document says of it; to be called in order of position."""
        if source.kind == "pronoun":
            return source
        resolved = self._known(source)
        if gender and resolved.identity:
            self._genders[resolved.identity] = gender
        self._remember(resolved)
        return resolved

    def may_be(self, source: NewsSource, word: str) -> bool:
        """Whether a pronoun may stand for a source, by what is told of its gender."""
        gender = self._genders.get(source.identity or "")
        return gender is None or word not in _BY_GENDER[_OTHER[gender]]

    def is_noun(self, source: NewsSource) -> bool:
        """Whether a name is rather a noun that opens a sentence, "Ships" or "Fishermen": it may be
        many, and nobody who speaks is called so."""
        name = source.name or ""
        many = name.endswith(("s", "men")) and " " not in name
        return many and fold_form(name) not in self._people

    def pronoun(self, source: NewsSource, word: str) -> NewsSource:
        """What a pronoun stands for: the last source it may mean."""
        slot = (
            "he" if word in _BY_GENDER["he"]
            else "she" if word in _BY_GENDER["she"]
            else "many" if word in PLURAL
            else "thing" if word in THING
            else "any" if word == "who"
            else ""
        )  # fmt: skip
        antecedent = self._last.get(slot)
        return self.stand_for(source, antecedent) if antecedent else source

    def described(self, source: NewsSource, what: str) -> NewsSource:
        """Somebody whom the text calls by what he is, "the defender", as the one person of whom it
        says so: “the town's defender, Jo Hale”."""
        held = {
            person.identity: person
            for person in self._people.values()
            if person.role and _head(_bare(person.role), _DESCRIBING) == what
        }
        if len(held) != 1:
            return source
        ((identity, person),) = held.items()
        return source._replace(
            kind="role", role=f"the {what}", identity=identity, name=person.name,
            party=person.party, side=person.side,
        )  # fmt: skip

    def aged(self, source: NewsSource, name: str) -> NewsSource:
        """Somebody whom the text calls by his age, as the person of that name."""
        person = self._people.get(fold_form(name.rsplit(" ", 1)[-1]))
        identity = person.identity if person else fold_form(name)
        return source._replace(kind="role", identity=identity, name=name)

    def stand_for(self, source: NewsSource, antecedent: NewsSource) -> NewsSource:
        root = antecedent.antecedent or antecedent
        return source._replace(
            party=root.party, side=root.side, name=root.name, role=root.role,
            identity=root.identity, antecedent=root,
        )  # fmt: skip

    def _known(self, source: NewsSource) -> NewsSource:
        if source.kind == "person" and source.name:
            person = self._people.get(fold_form(source.name.rsplit(" ", 1)[-1]))
            if person is not None and _same_person(source, person):
                return source._replace(
                    party=person.party if source.party == "other" else source.party,
                    side=source.side or person.side,
                    identity=person.identity,
                    role=source.role or person.role,
                )
        if source.kind == "organisation" and source.identity in self._spelt_out:
            return source._replace(identity=self._spelt_out[source.identity])
        if source.kind == "organisation" and source.identity in self._bodies:
            return source._replace(identity=self._bodies[source.identity])
        if source.kind == "role" and source.role:
            holder = self._holder(source)
            if holder is not None:
                return source._replace(
                    identity=holder.identity, name=holder.name, side=source.side or holder.side
                )
            if source.role == f"the {source.identity}" and source.identity in self._posts:
                return source._replace(identity=self._posts[source.identity])
        return source

    def _holder(self, source: NewsSource) -> NewsSource | None:
        """Whose office a role is: the same last word, or one party's chief."""
        role = source.role or ""
        words = role.split()
        if words[0] != "the":
            return None
        held_by: NewsSource | None = None
        for person in reversed(self._people.values()):
            if not person.role or (source.side and person.side and source.side != person.side):
                continue
            held = person.role.split()
            chief = words[-1] in _CHIEFS and source.party == person.party == "un"
            if (words[-1] in held or chief) and (
                held_by is None or len(held) < len((held_by.role or "").split())
            ):
                held_by = person
        return held_by

    def _remember(self, source: NewsSource) -> None:
        last = self._last
        if source.kind in {"person", "role"}:
            self._remember_somebody(source)
        elif source.kind in {"organisation", "state", "media", "document"}:
            last["thing"] = source
        if source.kind in {"generic", "organisation", "anonymous"}:
            last["many"] = source
            if source.kind == "anonymous" and not are_many(source):
                self._remember_somebody(source)
        last["any"] = source
        if source.kind == "person" and source.name and source.role:
            self._people.setdefault(fold_form(source.name.rsplit(" ", 1)[-1]), source)

    def _remember_somebody(self, source: NewsSource) -> None:
        for word in _BY_GENDER:
            if self.may_be(source, word):
                self._last[word] = source


def are_many(source: NewsSource) -> bool:
    """Whether a source without a name is more than one: "two officials at the ministry"."""
    told = (source.identity or "").partition(" (")[0]
    return source.kind == "anonymous" and _head(told.split(), _DESCRIBING).endswith("s")


def _initials(words: Sequence[str]) -> str:
    """The letters by which a body is known: "who" of "world health organization"."""
    return "".join(word[0] for word in words if word not in _SMALL)


def _bare(role: str) -> list[str]:
    words = role.split()
    return words[1:] if words[0] in _ARTICLES else words


def _head(words: Sequence[str], behind: Container[str] = _SMALL) -> str:
    """What somebody or a body is, before the words that stand `behind` it: the ministry of health
    and the health ministry are ministries, “a nurse from Aden” is a nurse."""
    end = next((at for at, word in enumerate(words) if word in behind), len(words))
    return words[end - 1] if end else ""


def _same_person(one: NewsSource, other: NewsSource) -> bool:
    """Same surname, and no other given name."""
    given, known = (one.name or "").split()[:-1], (other.name or "").split()[:-1]
    return (
        not given
        or not known
        or fold_form(given[0]) == fold_form(known[0])
        or given[0].endswith(".")
    )


def _may_be_many(source: NewsSource) -> bool:
    """Whether a person is but one word that could be the plural of a calling: “Farmers”."""
    name = source.name
    return (
        source.kind == "person"
        and name is not None
        and source.end - source.start == len(name)
        and " " not in name
        and name.endswith(("s", "men"))
    )


def _stands_in(text: str, plural: str) -> bool:
    """Whether a plural stands in a text as a word of its own."""
    at = text.find(plural) if plural[-1] == "s" else -1
    while at >= 0:
        end = at + len(plural)
        if not (text[at - 1 : at].isalpha() or text[end : end + 1].isalpha()):
            return True
        at = text.find(plural, end)
    return False


def _is_calling(document: Document, name: str) -> bool:
    """Whether a word that opens sentences and has a capital nowhere else names a calling, and no
    person: “Farmers said”, unlike “Sanders said”. Where its ending does not tell, it has to stand
    in small letters as well: “Heads warn”."""
    if not is_agent(name) and not _stands_in(document.text, name.lower()):
        return False
    at = document.text.find(name)
    while at >= 0:
        if document.sentence_at(at).start != at:
            return False
        at = document.text.find(name, at + 1)
    return True


class _Callings(dict[str, bool]):
    """Which words of a document name callings: each is looked for once, as many may speak so."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def __missing__(self, name: str) -> bool:
        found = self[name] = _is_calling(self._document, name)
        return found


def without_calling(document: Document, source: NewsSource) -> NewsSource:
    """A source as nobody's name where that is but a calling: “Farmers said”."""
    if not _may_be_many(source) or not document.once(_Callings)[source.name or ""]:
        return source
    identity = f"{source.identity} (unnamed)"
    return source._replace(kind="generic", name=None, role=None, identity=identity)


def all_attributions(document: Document) -> list[Attribution]:
    """Those of all sections, whose sources are known by their own words alone."""
    numbers = range(len(document.section_starts("attribution")))
    return [made for number in numbers for made in document.section("attribution", number)]


def resolved_sources(document: Document) -> Mapping[tuple[int, int], NewsSource]:
    """The sources of a whole document by place, each with what the others tell of it: surnames
    with names, roles with their holders, pronouns with what they stand for."""
    told = [made.source for made in document.once(all_attributions) if made.source is not None]
    raw = {(source.start, source.end): source for source in told}
    resolver = Resolver()
    resolver.see(raw.values())
    resolved: dict[tuple[int, int], NewsSource] = {}
    last = 0
    for place, source in sorted(raw.items()):
        if source.kind != "pronoun":
            known = _told_apart(document, resolver, source) if source.kind == "generic" else source
            resolved[place] = resolver.resolve(known, gender_of(document, source))
        else:
            resolved[place] = _stood_for(document, resolver, source, last)
        last = place[0]
    return resolved


def _told_apart(document: Document, resolver: Resolver, source: NewsSource) -> NewsSource:
    """Who is meant by "the defender", "the 30-year-old": whom the text has called so by name."""
    article, _, what = document.folded[source.start : source.end].partition(" ")
    if article != "the" or " " in what or what.endswith("s"):
        return source
    age = _AGED.fullmatch(what)
    if age is None:
        return resolver.described(source, what)
    before = max(source.start - _LONGEST_WAY, 0), source.start
    named = [m[1] for m in _WITH_AGE.finditer(document.text, *before) if m[2] == age[1]]
    return resolver.aged(source, named[-1]) if named else source


def _stood_for(document: Document, resolver: Resolver, source: NewsSource, last: int) -> NewsSource:
    """A pronoun with what it stands for: a subject near by, unless it is of the other gender, or
    somebody has spoken since, at `last`, who is nearer than one that only acted."""
    word, antecedent = document.folded[source.start : source.end], source.antecedent
    spoken = resolver.pronoun(source._replace(antecedent=None), word)
    if antecedent is None or (
        word in SUBJECTS
        and (
            last > antecedent.start
            or (spoken.antecedent is not None and resolver.is_noun(antecedent))
        )
    ):
        return spoken
    meant = resolver.resolve(antecedent, gender_of(document, antecedent))
    return resolver.stand_for(source, meant) if resolver.may_be(meant, word) else spoken


def gender_of(document: Document, source: NewsSource) -> str | None:
    """Whether the words for a source say "he" or "she": “Ms Hale”, “her brother”, unlike “the
    woman's lawyer” and “a doctor of the boy”."""
    said = [
        (terms[at].start, gender)
        for gender, lexicon in GENDERED.items()
        if (terms := document.terms(lexicon))
        and (at := bisect_left(terms, source.start, key=_start)) < len(terms)
        and terms[at].end <= source.end
    ]
    if not said:
        return None
    start, gender = min(said)
    before = document.folded[source.start : start].split()
    behind = document.folded[start : source.end].partition(" ")[0]
    told_of = behind.endswith("'s") or not _DESCRIBING.isdisjoint(before)
    return None if told_of else gender
