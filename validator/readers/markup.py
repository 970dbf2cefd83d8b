"""From elements and words, as a parser meets them, to a manuscript with blocks.

Nothing is known of a page before its end, so blocks are written down as they come, and which of
them are the article is told last:

    start, words, end -> blocks, each with its article -> the article, and what stands around it
"""

from collections import Counter, defaultdict
from collections.abc import Mapping

from validator.api import NamedTuple, UnreadableSourceError
from validator.readers import elements
from validator.readers.elements import BYLINE, HEADLINE, PAGE, STAMP
from validator.readers.manuscript import CODE, PARAGRAPH, Manuscript, Role

_DEEPEST = 1000
"""The most elements one inside the other."""
_WATCHED = frozenset({"a", "sup", "time", "q"})
"""Elements inside a line that matter."""
_GENTLE = frozenset({"byline", "caption", "dek", "dateline"})
"""Types that an element inside does not change."""


class _Open(NamedTuple):
    """An open element, and what is true inside it."""

    name: str
    role: Role
    plain: Role
    """The role, were it not for class names."""
    hidden: bool
    article: int
    """Number of the innermost article element, from 1."""
    main: bool
    block: bool


class _Block(NamedTuple):
    role: Role
    plain: Role
    article: int
    main: bool
    size: int
    linked: bool
    """Whether it is a link and little else."""


class Markup:
    """One walk over a text with markup; `metadata` gathers fields by the names they have there."""

    def __init__(
        self, manuscript: Manuscript, lenient: bool = True, role: Role = PARAGRAPH
    ) -> None:
        self.fields: dict[str, str] = {}
        self._manuscript = manuscript
        self._lenient = lenient
        """Whether end tags may be missing, as in HTML."""
        self._open = [_Open("", role, role, False, 0, False, True)]
        self._counts: defaultdict[str, int] = defaultdict(int)
        self._blocks: list[_Block] = []
        self._articles = 0
        self._time: str | None = None
        """What the last <time> says in figures."""
        # of the block at hand: visible characters, those in links, in <time>, and since a <br>
        self._size = self._in_links = self._in_times = self._since_break = 0

    # ---- what a parser meets

    def start(self, name: str, attributes: Mapping[str, str], begin: int, end: int) -> None:
        if name == "br":
            self._break(begin, end)
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
            role = self._open[-1].role
            # in a sentence it is the time of what is told, in a list of links of another story
            if role != PAGE and not (self._counts["p"] and _is_body(role)):
                self._note("published", self._time)
        told = elements.role_of(name, attributes) if attributes else None
        hidden = name in elements.HIDDEN or (bool(attributes) and elements.is_hidden(attributes))
        block = name in elements.BLOCKS or (
            told is not None and _inside(self._open[-1].role, told) != self._open[-1].role
        )
        if not (block or hidden or name in _WATCHED):
            return
        if block:
            self._close_implied(name)
            self._end_block()
        if name == "code":
            self.stand_in(CODE, begin, end)
        elif name == "q":
            self.stand_in("“", begin, end)
        elif name == "a" and self._lenient and self._counts["a"]:
            self._close("a")
        self._push(name, told, hidden, block)

    def end(self, name: str, begin: int, end: int) -> None:
        if not self._counts[name]:
            if name == "p":
                self._end_block()
            return
        if name == "q":
            self.stand_in("”", begin, end)
        self._close(name)

    def skips(self, text: str) -> bool:
        """Whether words are space between blocks."""
        return not self._size and text.isspace()

    def words(self, text: str, begin: int) -> None:
        """Words that stand in the source as they are."""
        if self._counted(text):
            self._manuscript.copy(text, begin)

    def stand_in(self, text: str, begin: int, end: int) -> None:
        """Words that a reference stands for."""
        if self._counted(text):
            self._manuscript.stand_in(text, begin, end)

    def comment(self, text: str, begin: int, end: int) -> None:
        """A comment, which is no prose."""
        self._manuscript.comment(text, begin, end)

    def finish(self, whole: bool = True) -> None:
        """All was met; `whole` where it was a page, in which the article has to be found."""
        while len(self._open) > 1:
            self._pop()
        self._end_block()
        roles = self._judged() if whole else [block.role for block in self._blocks]
        self._manuscript.revise(roles, self._manuscript.blocks - len(roles))

    # ---- elements

    def _push(self, name: str, told: Role | None, hidden: bool, block: bool) -> None:
        if len(self._open) > _DEEPEST:
            raise UnreadableSourceError(f"elements stand more than {_DEEPEST} deep in each other")
        top = self._open[-1]
        plain = _inside(top.plain, elements.ROLES.get(name))
        role = _inside(top.role, told or elements.ROLES.get(name))
        article = top.article
        if name == "article":
            self._articles += 1
            article = self._articles
        if name == "a" and self._counts["sup"]:
            hidden = True  # the mark of a footnote
        main = top.main or name == "main"
        self._open.append(_Open(name, role, plain, hidden or top.hidden, article, main, block))
        self._counts[name] += 1

    def _close_implied(self, name: str) -> None:
        """Close what a start tag ends in HTML, where end tags may be left out."""
        if not self._lenient:
            return
        for ended in ("head", "p"):
            if self._counts[ended]:
                self._close(ended)
        closed, bounds = elements.CLOSED_BY.get(name, ((), ()))
        for depth in range(len(self._open) - 1, 0, -1):
            here = self._open[depth].name
            if not closed or here in bounds:
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
        top = self._open[-1]
        if top.block:
            self._end_block()
        self._open.pop()
        self._counts[top.name] -= 1
        return top.name

    # ---- words

    def _counted(self, text: str) -> bool:
        """Whether words are written; counts them, and those in links and times."""
        if self._open[-1].hidden:
            return False
        visible = len(text) if not text.isspace() else 0
        if not visible and not self._size:
            return False
        self._size += visible
        self._since_break += visible
        if self._counts["a"]:
            self._in_links += visible
        if self._counts["time"]:
            self._in_times += visible
        return True

    def _break(self, begin: int, end: int) -> None:
        """A <br>; two in a row part paragraphs."""
        if self._size and not self._since_break:
            self._end_block()
        elif self._size:
            self._manuscript.stand_in(" ", begin, end)
            self._since_break = 0

    def _end_block(self) -> None:
        top = self._open[-1]
        if self._manuscript.end_block():
            role, plain = top.role, top.plain
            if self._size and self._in_times == self._size and not role.type:
                role = plain = STAMP
                self._note("published", self._time)
            linked = self._in_links * 5 > self._size * 4
            self._blocks.append(_Block(role, plain, top.article, top.main, self._size, linked))
        self._size = self._in_links = self._in_times = self._since_break = 0

    def _note_meta(self, attributes: Mapping[str, str]) -> None:
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop")
        name = name or attributes.get("http-equiv")
        if name:
            self._note(name, attributes.get("content"))

    def _note(self, name: str, value: str | None) -> None:
        if value:
            self.fields.setdefault(name, value)

    # ---- the article

    def _judged(self) -> list[Role]:
        """The roles of all blocks, now that the page is known."""
        named = sum(b.size for b in self._blocks if _is_body(b.plain) and not _is_body(b.role))
        body = sum(b.size for b in self._blocks if _is_body(b.role))
        # a class name that would set aside most of the text is misunderstood
        roles = [b.plain if named > body else b.role for b in self._blocks]
        inside = self._in_article(roles)
        for number in self._above(inside):
            inside[number] = True
        return [_final(*found) for found in zip(self._blocks, roles, inside, strict=True)]

    def _in_article(self, roles: list[Role]) -> list[bool]:
        """Of each block, whether it stands in the article; all do where none stands out."""
        sizes: Counter[int] = Counter()
        main = total = 0
        for block, role in zip(self._blocks, roles, strict=True):
            if _is_body(role) and not block.linked:
                sizes[block.article] += block.size
                main += block.size * block.main
                total += block.size
        best = max((n for n in sizes if n), key=lambda n: (sizes[n], -n), default=0)
        if best and sizes[best] * 2 >= total:
            return [block.article == best for block in self._blocks]
        if main * 2 > total:
            return [block.main for block in self._blocks]
        return [True] * len(self._blocks)

    def _above(self, inside: list[bool]) -> range:
        """The blocks from a headline down to the article, where it stands above its element."""
        headlines = [n for n, block in enumerate(self._blocks) if block.role == HEADLINE]
        first = inside.index(True) if True in inside else 0
        above = [number for number in headlines if number < first]
        if not above or any(inside[number] for number in headlines):
            return range(0)
        return range(above[-1], first)


def _inside(outer: Role, own: Role | None) -> Role:
    """The role of an element in another; boilerplate, quotations and captions go all through."""
    if own is None or outer.type == "boilerplate":
        return outer
    if own.type == "boilerplate":
        return own
    if outer.type in _GENTLE or outer.marker in (">", "\t"):
        return outer
    return own


def _is_body(role: Role) -> bool:
    return role.type is None and not role.marker.startswith("#")


def _final(block: _Block, role: Role, within: bool) -> Role:
    linked = block.linked and role not in (HEADLINE, BYLINE) and not role.reason
    return role if within and not linked else PAGE
