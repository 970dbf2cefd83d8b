"""From elements and words, as a parser meets them, to a manuscript with blocks.

Nothing is known of a page before its end, so blocks are written down as they come, and which of
them are the article is told last:

    start, words, end -> blocks, each with its article -> the article, and what stands around it
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from validator.api import Extent, NamedTuple, UnreadableSourceError
from validator.readers import elements
from validator.readers.article import PageBlock, is_body, judge
from validator.readers.elements import PAGE
from validator.readers.manuscript import CODE, Manuscript
from validator.readers.roles import PARAGRAPH, Role

_DEEPEST = 1000
"""The most elements one inside the other."""
_COUNTED = ("a", "time")
"""Elements whose words are counted."""
_TELLING = ("article", "main", "a")
"""Elements without a role that say something of what is in them."""
_GENTLE = frozenset({"byline", "caption", "dek", "dateline"})
"""Types that an element inside does not change."""


class _Context(NamedTuple):
    """What is true inside an element, and mostly of all elements in it."""

    role: Role
    plain: Role
    """The role, were it not for class names."""
    hidden: bool = False
    article: int = 0
    """Number of the innermost article element, from 1."""
    main: bool = False


class Markup:
    """One walk over a text with markup; `metadata` gathers fields by the names they have there."""

    def __init__(
        self, manuscript: Manuscript, lenient: bool = True, role: Role = PARAGRAPH
    ) -> None:
        self.fields: dict[str, str] = {}
        self._manuscript = manuscript
        self._words, self._ends = manuscript.words, manuscript.ends
        self._write, self._locate = manuscript.words.append, manuscript.places.append
        self._lenient = lenient
        """Whether end tags may be missing, as in HTML."""
        self._context = _Context(role, role)
        self._open = [("", self._context, True)]
        """The open elements: name, what is true inside, and whether its edges are those of
        blocks."""
        self._counts: defaultdict[str, int] = defaultdict(int)
        self._blocks: list[PageBlock] = []
        self._articles = 0
        self._time: str | None = None
        """What the last <time> says in figures."""
        self._hidden = False
        self._counting = False
        """Whether we are in a link or a <time>."""
        # of the block at hand: visible characters in links and in times
        self._in_links = self._in_times = 0
        self._line = len(manuscript.words)
        """The number of words above the last <br>; in the block at hand, if it has any."""

    # ---- what a parser meets

    def start(self, name: str, attributes: Mapping[str, str], place: Callable[[], Extent]) -> None:
        """A start tag; its place is asked for where it stands for words."""
        if not attributes and name in elements.PLAIN_BLOCKS:
            self._close_implied(name)
            self._end_block()
            self._push(name, None, False, True)
            return
        if name == "br":
            self._break(place())
            return
        if name == "meta":
            self._note_meta(attributes)
        if name in elements.VOID and self._lenient:
            if name == "hr":
                self._end_block()
            return
        if name in ("html", "article", "nitf"):
            self._note("language", attributes.get("lang") or attributes.get("xml:lang"))
        elif name == "time":
            self._time = attributes.get("datetime")
            role = self._context.role
            # in a sentence it is the time of what is told, in a list of links of another story
            if role != PAGE and not (self._counts["p"] and is_body(role)):
                self._note("published", self._time)
        told = elements.role_of(name, attributes) if attributes else None
        hidden = name in elements.HIDDEN or (bool(attributes) and elements.is_hidden(attributes))
        block = name in elements.BLOCKS or (
            told is not None and _inside(self._context.role, told) != self._context.role
        )
        if not (block or hidden or name in elements.WATCHED):
            return
        if block:
            self._close_implied(name)
            self._end_block()
        if name == "code":
            self.stand_in(CODE, *place())
        elif name == "q":
            self.stand_in("“", *place())
        elif name == "a" and self._lenient and self._counts["a"]:
            self._close("a")
        self._push(name, told, hidden, block)

    def end(self, name: str, place: Callable[[], Extent]) -> None:
        """An end tag, as above."""
        if not self._counts[name]:
            if name == "p":
                self._end_block()
            return
        if name == "q":
            self.stand_in("”", *place())
        self._close(name)

    def words(self, text: str, begin: int) -> None:
        """Words that stand in the source as they are."""
        if self._hidden or (text.isspace() and len(self._words) == self._ends[-1]):
            return
        self._write(text)
        self._locate(begin)
        if self._counting:
            self._count(text)

    def stand_in(self, text: str, begin: int, end: int) -> None:
        """Words that a reference stands for."""
        if not self._hidden:
            self._manuscript.stand_in(text, begin, end)
            if self._counting:
                self._count(text)

    def comment(self, text: str, begin: int, end: int) -> None:
        """A comment, which is no prose."""
        self._manuscript.comment(text, begin, end)

    def finish(self, whole: bool = True) -> None:
        """All was met; `whole` where it was a page, in which the article has to be found."""
        while len(self._open) > 1:
            self._pop()
        self._end_block()
        roles = judge(self._blocks) if whole else [block.role for block in self._blocks]
        self._manuscript.revise(roles, self._manuscript.blocks - len(roles))

    # ---- elements

    def _push(self, name: str, told: Role | None, hidden: bool, block: bool) -> None:
        if len(self._open) > _DEEPEST:
            raise UnreadableSourceError(f"elements stand more than {_DEEPEST} deep in each other")
        own = elements.ROLES.get(name)
        if told or own or hidden or name in _TELLING:
            self._enter(name, told, own, hidden)
        self._open.append((name, self._context, block))
        self._counts[name] += 1
        if name in _COUNTED:
            self._counting = True

    def _enter(self, name: str, told: Role | None, own: Role | None, hidden: bool) -> None:
        """Change what is true inside an element that is about to be opened."""
        role, plain, within, article, main = self._context
        if told or own:
            role, plain = _inside(role, told or own), _inside(plain, own)
        if name == "article":
            article = self._articles = self._articles + 1
        elif name == "main":
            main = True
        elif name == "a":
            hidden = hidden or self._counts["sup"] > 0  # the mark of a footnote
        self._hidden = hidden or within
        self._context = _Context(role, plain, self._hidden, article, main)

    def _close_implied(self, name: str) -> None:
        """Close what a start tag ends in HTML, where end tags may be left out."""
        if not self._lenient:
            return
        if self._counts["head"]:
            self._close("head")
        if self._counts["p"]:
            self._close("p")
        if name in elements.CLOSED_BY:
            closed, bounds = elements.CLOSED_BY[name]
            for depth in range(len(self._open) - 1, 0, -1):
                here = self._open[depth][0]
                if here in bounds:
                    break
                if here in closed:
                    while len(self._open) > depth:
                        self._pop()
                    break

    def _close(self, name: str) -> None:
        """Close an element that is open, and all inside it."""
        while self._pop() != name:
            pass

    def _pop(self) -> str:
        name, _, block = self._open[-1]
        if block:
            self._end_block()
        self._open.pop()
        self._counts[name] -= 1
        self._context = self._open[-1][1]
        self._hidden = self._context.hidden
        if name in _COUNTED:
            self._counting = any(self._counts[counted] for counted in _COUNTED)
        return name

    # ---- words

    def _count(self, text: str) -> None:
        """Count what is in links and in times."""
        if not text.isspace():
            self._in_links += len(text) * bool(self._counts["a"])
            self._in_times += len(text) * bool(self._counts["time"])

    def _break(self, place: Extent) -> None:
        """A <br>; two in a row part paragraphs."""
        first = self._ends[-1]
        if _visible(self._words[max(self._line, first) :]):
            self._manuscript.stand_in(" ", *place)
            self._line = len(self._words)
        elif self._line > first:
            self._end_block()
        else:
            self._manuscript.drop_block()

    def _end_block(self) -> None:
        first = self._ends[-1]
        if len(self._words) == first:
            return
        size = _visible(self._words[first:])
        if size:
            role, plain, _, article, main = self._context
            if self._in_times == size and not role.type:
                role = plain = PAGE
                self._note("published", self._time)
            linked = self._in_links * 5 > size * 4
            self._manuscript.end_block()
            self._blocks.append(PageBlock(role, plain, article, main, size, linked))
        else:
            self._manuscript.drop_block()
        self._in_links = self._in_times = 0

    def _note_meta(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
        name = name or attributes.get("http-equiv")
        if name:
            self._note(name, attributes.get("content"))

    def _note(self, name: str, value: str | None) -> None:
        if value:
            self.fields.setdefault(name, value)


def _visible(words: Sequence[str]) -> int:
    """How many characters can be seen."""
    return sum([len(text) for text in words if not text.isspace()])


def _inside(outer: Role, own: Role | None) -> Role:
    """The role of an element in another; boilerplate, quotations and captions go all through."""
    if own is None or outer.type == "boilerplate":
        return outer
    if own.type == "boilerplate":
        return own
    if outer.type in _GENTLE or outer.marker in (">", "\t"):
        return outer
    return own
