"""newslint annotate: the spans that were found, one JSON object a draft."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from validator.cli.ending import ended
from validator.cli.exits import Exit
from validator.cli.options import SetUp
from validator.cli.output import complain, write
from validator.cli.usage import check_stdin_filename, checked_seconds, unknown
from validator.document import Document
from validator.engine.checking import is_english
from validator.engine.configuration.files import load_configuration
from validator.engine.deadline import limited
from validator.engine.discovery import Draft, discover
from validator.engine.session import open_session
from validator.engine.stories import Drafts
from validator.errors import TimeLimitError
from validator.kinds import INFINITY, Unknown
from validator.named_tuples import NamedTuple
from validator.report import Failure
from validator.source import UnreadableSourceError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from validator.checker import Kind

_DEFAULT_KINDS = ("sentence", "quantity", "casualty", "quotation", "attribution", "date")

Record = dict[str, Any]


class Asked(NamedTuple):
    """What `newslint annotate` was asked."""

    paths: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    stdin_filename: str | None = None
    debug: bool = False
    timeout: str | None = None


def run_annotate(asked: Asked, set_up: SetUp) -> Exit:
    """Print one line a draft. Raises UsageError for an unknown kind."""
    check_stdin_filename(asked.stdin_filename, asked.paths)
    limit = limited(checked_seconds(asked.timeout))
    session = open_session(configuration=load_configuration(*set_up))
    for kind in asked.kinds:
        if kind not in session.kinds:
            raise unknown("kind", kind, session.kinds)
    wanted = [session.kinds[k] for k in asked.kinds or _DEFAULT_KINDS if k in session.kinds]
    found = discover(asked.paths or (".",), session.suffixes, session.named_only)
    failures = list(found.failures)
    for draft in Drafts(found.paths, asked.stdin_filename):
        line = _line(draft, wanted, session.document, limit, asked.debug)
        if isinstance(line, Failure):
            failures.append(line)
        elif not write(line):
            break
    return ended(session.faults, failures)


def _line(
    draft: Draft | Failure,
    kinds: "Iterable[Kind]",
    document_of: Callable[[Draft], Document],
    limit: AbstractContextManager[None],
    debug: bool,
) -> str | Failure:
    if isinstance(draft, Failure):
        return draft
    try:
        with limit:
            document = document_of(draft)
            if not is_english(document):
                complain(f"{draft.path}: not read: it says that it is not in English")
                kinds = ()
            annotations = [record for kind in kinds for record in records(document, kind)]
    except (UnreadableSourceError, TimeLimitError) as error:
        return Failure(draft.path, str(error))
    except Exception as error:
        # a checker is anybody's code: the other drafts go on
        if debug:
            raise
        return Failure(draft.path, f"internal error: {type(error).__name__}: {error}")
    return json.dumps({"path": draft.path, "annotations": annotations}) + "\n"


def records(document: Document, kind: "Kind") -> Iterator[Record]:
    """The spans of a kind, with offsets into the file as given."""
    attributes = _ATTRIBUTES.get(kind.name, _fields)
    for span in document.spans(kind.name):
        start, end = document.offsets.extent_to_source(span.start, span.end)
        place = {"kind": kind.name, "start": start, "end": end}
        yield place | attributes(document, kind, span)


def _fields(document: Document, kind: "Kind", span: Any) -> Record:
    """All attributes of a span under the names that rules use; its `kind`, as `source_kind`."""
    names = {field: attribute for attribute, field in kind.fields.items()}
    names.setdefault("kind", f"{kind.name}_kind")
    return {
        names.get(field, field): _value(document, getattr(span, field))
        for field in getattr(span, "_fields", ())
        if field not in {"start", "end"}
    }


def _chosen(*names: str) -> Callable[[Document, "Kind", Any], Record]:
    def attributes(document: Document, _: "Kind", span: Any) -> Record:
        return {name: _value(document, getattr(span, name)) for name in names}

    return attributes


def _attribution(document: Document, _: "Kind", span: Any) -> Record:
    source = span.source
    pieces = [] if source is None else source.pieces or [(source.start, source.end)]
    cue = [(start, end + document.text.startswith(":", end)) for start, end in span.cue]
    return {
        "source": _pieces(document, pieces),
        "cue": _pieces(document, cue),  # with the colon that leads on to what is said: "said:"
        "content": _pieces(document, span.content),
        "strength": span.strength,
        "source_kind": None if source is None else source.kind,
    }


def _pieces(document: Document, extents: Sequence[tuple[int, int]]) -> list[list[int]]:
    return [list(document.offsets.extent_to_source(start, end)) for start, end in extents]


def _value(document: Document, value: Any) -> Any:
    """An attribute as JSON has it: an open end is null, a span its place in the file."""
    if value in (INFINITY, -INFINITY):
        return None
    if isinstance(value, Unknown):
        return value.value
    if hasattr(value, "start") and hasattr(value, "end"):
        return list(document.offsets.extent_to_source(value.start, value.end))
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return [_value(document, part) for part in value]
    return value if value is None or isinstance(value, str | int | float) else str(value)


_ATTRIBUTES: dict[str, Callable[[Document, "Kind", Any], Record]] = {
    "sentence": _chosen(),
    "quantity": _chosen("value", "low", "high", "unit", "type"),
    "casualty": _chosen("value", "low", "high", "harm", "victims", "stated"),
    "attribution": _attribution,
}
