"""The words of harm in a sentence and what stands behind them: a row of chunks, told by their tags.

The tags are explained in `chunks`. Positions are indexes of chunks.
"""

from collections.abc import Callable, Container, Iterator, Sequence

from validator.api import Extent, Harm, regex

from ..word_places import word_set
from .tokens import Phrase
from .words import CARRIERS, COUNTED, FORCING, NAMED, SEEKING, STRICT, WEAK, HarmWord

PEOPLE = "NUDHz"
_GROUP = regex(r"[vbgij](?:(?:c?&|c)[arh]{0,3}[vbgij]|(?<=[vbg])j){0,4}")
_STATE_FIRST = regex(r"j(?:c?&|c)[arh]{0,3}[vbi]\Z")
_BEFORE_VERB = regex(r"[ahrmnT]{1,8}\Z")
_PLACED_AND = regex(r"(?:p[dxX]{1,4}){1,2}c?&(?=[NUD])")
_OWN_HARM = regex(r"r{0,2}[arh]{0,4}[vij]")
_NAMES_AND = regex(r"[dXDHzx]{1,6}(?:c[dXDHzx]{1,4}){0,3}(?:c&?|&)(?=[NU])")
_FARTHEST_SAYING = 9
"""Chunks behind a phrase in which its verb of saying may stand."""
_SAYING = word_set("say says said report reports told tells tell")
_COMPANY = regex(r"(?:[pcro][dxX#]{0,3}){0,4}?[pr]p(?=[NDH])")
_COMPANY_BEGINS = frozenset("pcro")
_NO_OBJECT = frozenset("cpk&;yoeTahwn#r")
_LIST_END = frozenset("cp&;kyTorwe#f")
_IMPLICATIVE = word_set("on proceeded managed continued went")
_ALL = word_set("all everyone everybody")
_WAS_ABLE = (["was", "able"], ["were", "able"])
_UNREAL = word_set("could would should will must shall 'll can cannot")
_FEARED = word_set("feared presumed believed assumed")


_BESIDE = " " * 8
"""Tags of what stands beside a row, so that one may look a few chunks back or ahead."""


class Row:
    """The chunks of one sentence, and what their order tells."""

    def __init__(
        self,
        tags: str,
        texts: Sequence[str],
        starts: Sequence[int],
        ends: Sequence[int],
        phrases: Sequence[Phrase | None],
        harms: Sequence[HarmWord | None],
        leading: Container[int],
        things: Container[int],
        forms: Callable[[str], frozenset[str]],
    ) -> None:
        self.tags = tags + _BESIDE
        self.texts, self.starts, self.ends = texts, starts, ends
        """Of each chunk the first word, folded, and its place."""
        self.phrases, self.harms = phrases, harms
        self.lexicons = [harm.lexicon if harm else "" for harm in harms]
        self.leading = leading
        """Those that can lead a toll to its number: "hits 54"."""
        self.things = things
        """Those that are things or animals, or count them."""
        self.forms = forms
        """Those of a word list."""

    def __len__(self) -> int:
        return len(self.texts)

    def past(self, at: int, tags: str) -> int:
        """The first chunk from `at` on with none of `tags`."""
        while self.tags[at] in tags:
            at += 1
        return at

    def extent(self, first: int, end: int) -> Extent:
        return Extent(self.starts[first], self.ends[end - 1])

    def harm_groups(self) -> list[tuple[int, int]]:
        """Harm words that go together, "shot and killed", as (first, end)."""
        groups = [match.span() for match in _GROUP.finditer(self.tags)]
        return [
            part
            for first, end in groups
            for part in (self._apart(first, end) if end > first + 1 else ((first, end),))
        ]

    def _apart(self, first: int, end: int) -> Iterator[tuple[int, int]]:
        """A group whose verb has an object of its own is two: "left two [dead] and [injured] six",
        "left 300 [homeless] and [drowned] cattle"."""
        state = _STATE_FIRST.match(self.tags[first:end])
        people, things = self.past(end, "r"), self.past(end, "rd")
        own = (self.tags[people] in PEOPLE and self.tags[end - 1] != "i") or things in self.things
        if state and own and self.tags[first - 1] in PEOPLE:
            yield first, first + 1
            first += state.end() - 1
        yield first, end

    def verb_group(self, verb: int) -> int:
        """Where the verb group begins that ends in `verb`: "may have been"."""
        before = _BEFORE_VERB.search(self.tags, max(0, verb - 8), verb)
        return before.start() if before else verb

    def _harm_words(self, first: int, end: int) -> list[HarmWord]:
        """The harm words among chunks that go together, without what joins them."""
        return [word for word in self.harms[first:end] if word is not None and word.tag in "vbgij"]

    def harm(self, first: int, end: int) -> Harm | None:
        """What harm words come to together; "killed and wounded" of one number is unsplit."""
        members = self._harm_words(first, end)
        named = {word.harm for word in members if word.lexicon not in WEAK} - {None}
        if not named:
            return None if WEAK.isdisjoint(self.lexicons[first:end]) else "injured"
        if "missing" in named and not _FEARED.isdisjoint(self.texts[first:end]):
            return "missing"
        if len(named) == 1:
            return named.pop()
        either = "or" in self.texts[first:end]
        if "killed" in named and (either or named & {"injured", "missing"}):
            return "casualties"
        return "killed" if "killed" in named else members[-1].harm

    def unreal(self, group: int, verb: int) -> bool:
        """Whether a verb group denies the harm, or only threatens it."""
        tags = self.tags[group:verb]
        if "n" in tags:
            return True
        perfect = "h" in tags
        if "m" in tags and (not perfect or any(map(self.doubted, range(group, verb)))):
            return True
        if "T" in tags and self.tags[verb] == "g":
            return "close" in self.texts[group - 1]
        if "T" in tags and not perfect:
            implied = group and (
                self.texts[group - 1] in _IMPLICATIVE or self.texts[group - 2 : group] in _WAS_ABLE
            )
            return not implied and not self._forced(group)
        return False

    def _forced(self, group: int) -> bool:
        """Whether a force makes the people before `group` do it: "drove 300 people to flee"."""
        return (
            self.tags[group] == "T"
            and group > 1
            and self.tags[group - 1] in PEOPLE
            and self.texts[group - 2] in self.forms(FORCING)
        )

    def only_feared(self, people: int) -> bool:
        """Whether a state may come of what is told before people: "could leave 40 [dead]"."""
        before = people - 2
        return before >= 0 and self.tags[before : before + 2] == "mx" and self.doubted(before)

    def doubted(self, at: int) -> bool:
        """Whether a chunk is a word for what is not so, or not yet: "could"."""
        return self.tags[at] == "m" and self.texts[at] in _UNREAL

    def passive(self, group: int, first: int, last: int) -> bool:
        """Whether the verb group makes a passive, or says what somebody is."""
        before = self.tags[group:first]
        if "a" not in before or self.tags[last] not in "vij":
            return False
        return not (self.tags[last] == "v" and before.rstrip("r").endswith("h"))

    def strict(self, first: int, end: int) -> bool:
        """Whether all harm words of a group can have other objects than people."""
        return all(word.lexicon in STRICT for word in self._harm_words(first, end))

    def moves_itself(self, verb: int) -> bool:
        """Whether a verb with an object is said of who comes before it: "88,000 evacuate"."""
        if self.tags[verb] != "b" or self.lexicons[verb] != "displacing":
            return False
        return self.tags[verb - 1] == "N" or self._forced(verb - 1)

    def wants_noun(self, trigger: Extent) -> bool:
        return not NAMED.isdisjoint(self.lexicons) and any(
            start == trigger.start and lexicon in NAMED
            for start, lexicon in zip(self.starts, self.lexicons, strict=True)
        )

    # ---- Behind a harm word ----

    def object_of(self, verb: int) -> int | None:
        """The people that a verb, or a noun with "of", has behind it."""
        at = self.past(verb + 1 + (self.tags[verb + 1] == "o"), "r")
        if self.tags[at : at + 3] in ("DoN", "xoN") and self.carried(at + 2):
            return at + 2  # "a family of five"
        if self.tags[at] in PEOPLE:
            return at
        alone = self.tags[at] == "X" and self.tags[at + 1] in "cpk&; "
        return self.named_with(at) or (at if alone and self.phrases[at] else None)

    def along_with(self, verb: int) -> int | None:
        """People who share what a passive says: "was shot along with two guards"."""
        follows = self.tags[verb + 1] in _COMPANY_BEGINS
        company = _COMPANY.match(self.tags, verb + 1) if follows else None
        if company is None or self.texts[company.end() - 1] != "with":
            return None
        joined = self.texts[company.end() - 2] in ("along", "together")
        return company.end() if joined and self.tags[company.end()] in "NDH" else None

    def named_with(self, at: int) -> int | None:
        """People counted behind names: "the principal, Ann Lee, and two pupils"."""
        names = _NAMES_AND.match(self.tags, at) if self.tags[at] in "dXx" else None
        if names and self.ends_list(names.end()) and not self._speaks(names.end()):
            return None if self._is_apposed_age(names.end()) else names.end()
        return None

    def has_own_harm(self, at: int) -> bool:
        """Whether the phrase at `at` has a harm word of its own right behind it."""
        return _OWN_HARM.match(self.tags, at + 1) is not None

    def acts(self, verb: int, subject: int, finite: bool) -> bool:
        """Whether a harm word behind a phrase is about what follows: "two men killed Smith"."""
        follow = self.tags[verb + 1]
        alone = not self.tags[subject + 1 : verb].strip("r")
        if follow in "xH" and alone and self.is_share(subject):
            return True  # "two of them partly paralysed wheelchair users"
        if alone and verb + 1 in self.things:
            return True  # "ten hunters killed two bears", "two drowned kittens"
        if self.texts[verb : verb + 2] == ["shot", "at"] and self.tags[verb + 2] in "k&;c ":
            return True  # "two men were shot at but escaped"
        if finite or self.tags[verb] == "i":
            return False
        if self.texts[verb + 1 : verb + 2] == ["at"] and self.tags[verb + 2] in "NDHz":
            return self.tags[verb + 3] != "x"  # "two men shot at six people"
        if follow == " " or follow in _NO_OBJECT:
            return False
        if follow == "f" and self.texts[verb + 1].endswith("ing"):
            return False  # "two soldiers killed fighting rebels"
        if follow == "x" and self.lexicons[verb] in STRICT:
            return True
        phrase = self.phrases[subject]
        bare = phrase is not None and phrase.noun is None
        if self.tags[verb] == "j":
            if self.tags[subject - 1] == "p" and self.texts[subject - 2] in self.forms(SEEKING):
                return False  # "the search for 11 missing goes on"
            return follow == "x" and (bare or self.lexicons[verb] in COUNTED)
        return not bare or follow in "dHDz"

    def ends_list(self, at: int) -> bool:
        """Whether a phrase behind a comma or "and" ends there, not going on to do something."""
        return self.tags[at + 1] == " " or self.tags[at + 1] in _LIST_END

    def are_dead(self, at: int) -> bool:
        """Whether a list of people goes on to say so: "shot his wife and two sons dead"."""
        while self.tags[at + 1] != "j":
            follow = at + 1 + (self.tags[at + 1] == "c")
            follow += self.tags[follow] == "&"
            if follow == at + 1 or self.tags[follow] not in PEOPLE or self.is_share(follow):
                return False
            at = follow
        return self.lexicons[at + 1] == "dead"

    def next_listed(self, at: int, is_subject: bool) -> int | None:
        """The member of a list behind the phrase at `at`: "two men, three women and a child".

        `is_subject`: a verb may follow it: "the bodies of a man and two boys were found".
        """
        placed = _PLACED_AND.match(self.tags, at + 1) if self.tags[at + 1] == "p" else None
        if placed:
            return placed.end() if self.ends_list(placed.end()) else None
        follow = at + 1 + (self.tags[at + 1] == "c")
        follow += self.tags[follow] == "&"
        if follow == at + 1 or self.tags[follow] not in PEOPLE:
            return None
        if self._is_apposed_age(follow) or self.has_own_harm(follow) or self._speaks(follow):
            return None
        ends = self.ends_list(follow) or (is_subject and self.tags[follow + 1] in "ah")
        return follow if ends else None

    def _is_apposed_age(self, at: int) -> bool:
        """Whether a number behind a comma is of no list: "killing Ann Lee, 30 after a row"."""
        phrase = self.phrases[at]
        return self.tags[at - 1] == "c" and phrase is not None and phrase.noun is None

    def _speaks(self, at: int) -> bool:
        """Whether the phrase behind a comma tells of the others: "hurting four, two aides said"."""
        if self.tags[at - 1] != "c":
            return False
        verb = self.tags.find("k", at + 1, at + _FARTHEST_SAYING)
        if verb < 0 or not self.says(verb):
            return False
        return not self.tags[at + 1 : verb].strip("&poNUDHdxX#")

    def carried(self, at: int) -> bool:
        """Whether "of" before the phrase only names the kind of count: "a group of 12 people"."""
        if self.tags[at - 1] != "o" or at < 2:
            return False
        phrase = self.phrases[at - 2]
        return (phrase.noun if phrase else self.texts[at - 2]) in self.forms(CARRIERS)

    def says(self, at: int) -> bool:
        """Whether a chunk is a verb of saying."""
        return self.texts[at] in _SAYING

    def is_none_of(self, at: int) -> bool:
        """Whether a phrase is denied as a whole, "none of the five", or left out: "all but one"."""
        spared = self.texts[max(0, at - 1) : at] == ["but"] and self.texts[max(0, at - 2)] in _ALL
        return spared or self.tags[max(0, at - 2) : at] == "no"

    def is_number_of(self, at: int) -> bool:
        """Whether a phrase is what a number is of: "the number of Britons dead reached 440"."""
        return self.tags[at] == "H" and at > 1 and self.texts[at - 2] == "number"

    def is_share(self, at: int) -> bool:
        """Whether a phrase is a share of the count before it: "including", "among them", "of them",
        "of whom"."""
        phrase = self.phrases[at]
        including = self.tags.endswith(("e", "er", "ez"), 0, at)
        return including or (phrase is not None and phrase.share)

    def is_apposed(self, at: int) -> bool:
        """Whether a dash or a bracket sets a phrase off: "six people - two boys and a girl -"."""
        return self.tags[at - 1] == "c" and self.texts[at - 1] != ","
