"""Which blocks of a page are its article, and what stands around it."""

from collections import Counter
from collections.abc import Sequence

from validator.api import NamedTuple
from validator.readers.elements import BYLINE, HEADLINE, PAGE
from validator.readers.roles import Role


class PageBlock(NamedTuple):
    """A block of a page whose article is not known yet."""

    role: Role
    plain: Role
    """The role, were it not for class names."""
    article: int
    """Number of the innermost article element, from 1."""
    main: bool
    """Whether it stands in the main element."""
    size: int
    """Characters that can be seen."""
    linked: bool
    """Whether it is a link and little else."""


def judge(blocks: Sequence[PageBlock]) -> list[Role]:
    """The roles of all blocks, now that the page is known."""
    renamed = [block for block in blocks if block.plain is not block.role]
    named = sum(b.size for b in renamed if is_body(b.plain) and not is_body(b.role))
    # a class name that would set aside most of the text is misunderstood
    if named and named > sum(block.size for block in blocks if is_body(block.role)):
        blocks = [block._replace(role=block.plain) for block in blocks]
    inside = _in_article(blocks)
    for number in _above(blocks, inside):
        inside[number] = True
    return [
        block.role if within and not (block.linked and _may_link(block.role)) else PAGE
        for block, within in zip(blocks, inside, strict=True)
    ]


def _in_article(blocks: Sequence[PageBlock]) -> list[bool]:
    """Of each block, whether it stands in the article; all do where none stands out."""
    articles = {block.article for block in blocks}
    if len(articles) == 1 and not any(block.main for block in blocks if not block.article):
        return [True] * len(blocks)
    sizes: Counter[int] = Counter()
    main = total = 0
    for block in blocks:
        if is_body(block.role) and not block.linked:
            sizes[block.article] += block.size
            main += block.size * block.main
            total += block.size
    best = max((n for n in sizes if n), key=lambda n: (sizes[n], -n), default=0)
    if best and sizes[best] * 2 >= total:
        return [block.article == best for block in blocks]
    if main * 2 > total:
        return [block.main for block in blocks]
    return [True] * len(blocks)


def _above(blocks: Sequence[PageBlock], inside: list[bool]) -> range:
    """The blocks from a headline down to the article, where it stands above its element."""
    first = inside.index(True) if True in inside else 0
    if not first:
        return range(0)
    headlines = [n for n, block in enumerate(blocks) if block.role == HEADLINE]
    above = [number for number in headlines if number < first]
    if not above or any(inside[number] for number in headlines):
        return range(0)
    return range(above[-1], first)


def is_body(role: Role) -> bool:
    return role.type is None and not role.marker.startswith("#")


def _may_link(role: Role) -> bool:
    """Whether a block that is a link and little else leads to another page."""
    return role not in (HEADLINE, BYLINE) and not role.reason
