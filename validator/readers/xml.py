"""XML, through expat: no entities of its own making, nothing fetched, bounded depth.

(https://docs.python.org/3/library/xml.html#xml-security)
"""

from collections.abc import Callable, Mapping
from typing import NoReturn, Protocol
from xml.parsers import expat

from validator.api import UnreadableSourceError

_DEEPEST = 1000
"""The most elements one inside the other."""


class Handler(Protocol):
    """Who is told what stands in a file; names are (namespace, local name)."""

    def start(self, namespace: str, name: str, attributes: Mapping[str, str], byte: int) -> None:
        """A start tag at a byte; the names of attributes are local."""

    def end(self, namespace: str, name: str, byte: int) -> None:
        """An end tag."""

    def words(self, text: str, byte: int) -> None:
        """Words, or what a reference stands for."""


def parse(
    data: bytes,
    handler: Handler,
    doctype: bool = True,
    comment: Callable[[str, int], None] | None = None,
) -> None:
    """Read a whole file in UTF-8. Raises UnreadableSourceError.

    `doctype` is whether it may name one; it is never looked at. `comment` is told of comments and
    the bytes they begin at.
    """
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    parser.ordered_attributes = False
    names: dict[str, tuple[str, str]] = {}
    depth = 0

    def split(qualified: str) -> tuple[str, str]:
        namespace, _, name = qualified.rpartition(" ")
        return names.setdefault(qualified, (namespace, name))

    def start(qualified: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise UnreadableSourceError(f"elements stand more than {_DEEPEST} deep in each other")
        namespace, name = names.get(qualified) or split(qualified)
        if attributes:
            attributes = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        handler.start(namespace, name, attributes, parser.CurrentByteIndex)

    def end(qualified: str) -> None:
        nonlocal depth
        depth -= 1
        namespace, name = names.get(qualified) or split(qualified)
        handler.end(namespace, name, parser.CurrentByteIndex)

    def words(text: str) -> None:
        handler.words(text, parser.CurrentByteIndex)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words
    if comment is not None:
        parser.CommentHandler = lambda text: comment(text, parser.CurrentByteIndex)
    parser.EntityDeclHandler = _refuse
    parser.SkippedEntityHandler = _refuse_unknown
    if not doctype:
        parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        told = expat.errors.messages.get(error.code, str(error))
        raise UnreadableSourceError(f"line {error.lineno}: {told}") from None


def _refuse_unknown(name: str, _: bool) -> NoReturn:
    raise UnreadableSourceError(f"it uses “&{name};”, which is declared elsewhere and not read")


def _refuse(*_: object) -> NoReturn:
    raise UnreadableSourceError("it declares entities of its own, which are not read")
