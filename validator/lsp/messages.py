"""What is found in a draft, as the Language Server Protocol has it (3.17)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from lsprotocol import types

from validator.diagnostic import Diagnostic, Edit, Severity
from validator.report import RuleInfo
from validator.reporters.matters import mending
from validator.source import Position

Place = Callable[[Position], types.Position]
"""Where a position is, as a client counts."""

SOURCE = "newslint"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}
_BYTES_A_UNIT = {
    types.PositionEncodingKind.Utf8: ("utf-8", 1),
    types.PositionEncodingKind.Utf16: ("utf-16-le", 2),
    types.PositionEncodingKind.Utf32: ("utf-32-le", 4),
}
_BLOCK = 1024
"""Characters that are counted once."""
_TOP = types.Range(types.Position(0, 0), types.Position(0, 0))


def placing(text: str, encoding: types.PositionEncodingKind | str) -> Place:
    """How places in a text are counted in code units of an encoding. The client counts a byte
    order mark that stands in it, a position does not."""
    codec, size = _BYTES_A_UNIT[types.PositionEncodingKind(encoding)]
    mark = text.startswith("\ufeff")

    def units(start: int, end: int) -> int:
        return len(text[start:end].encode(codec, "surrogatepass")) // size

    # a paragraph, or a whole draft, may be one line
    blocks = [0]
    blocks += accumulate(units(at, at + _BLOCK) for at in range(0, len(text), _BLOCK))

    def before(offset: int) -> int:
        block = offset // _BLOCK
        return blocks[block] + units(block * _BLOCK, offset)

    def place(at: Position) -> types.Position:
        begin = at.offset - at.column + 1
        line = before(begin + mark) if begin else 0
        return types.Position(at.line - 1, before(at.offset + mark) - line)

    return place


def diagnostic_of(found: Diagnostic, uri: str, place: Place) -> types.Diagnostic:
    """A finding in the draft of this address; evidence in other files has no place here."""
    region = found.region
    said = filter(None, (found.message, mending(found)))
    return types.Diagnostic(
        range=_range(region.start, region.end, place),
        message="\n".join(said),
        severity=_SEVERITIES[found.severity],
        code=found.code,
        source=SOURCE,
        related_information=[
            types.DiagnosticRelatedInformation(
                types.Location(uri, _range(other.region.start, other.region.end, place)),
                other.message,
            )
            for other in found.related
            if other.region.path == region.path
        ],
    )


def with_place(found: Diagnostic) -> str:
    """What is wrong, and where, in words."""
    start = found.region.start
    return f"{found.region.path}:{start.line}:{start.column}: {found.message}"


def diagnostic_elsewhere(found: Diagnostic) -> types.Diagnostic:
    """What is wrong in another file, as in waivers, told at the top of the draft."""
    return types.Diagnostic(
        _TOP,
        with_place(found),
        _SEVERITIES[found.severity],
        code=found.code,
        source=SOURCE,
    )


def not_checked(message: str) -> types.Diagnostic:
    """That a draft was not checked, or not wholly; at its top, as it has no place."""
    return types.Diagnostic(_TOP, message, types.DiagnosticSeverity.Error, source=SOURCE)


def corrections(
    found: Iterable[Diagnostic], uri: str, place: Place, within: types.Range
) -> Iterator[types.CodeAction]:
    """The corrections of findings that touch a range."""
    for one in found:
        told = diagnostic_of(one, uri, place)
        if one.edits and _touch(told.range, within):
            edits = [
                types.TextEdit(_range(edit.start, edit.end, place), edit.text) for edit in one.edits
            ]
            yield types.CodeAction(
                _title(one.edits, one.message),
                types.CodeActionKind.QuickFix,
                diagnostics=[told],
                is_preferred=True,
                edit=types.WorkspaceEdit(changes={uri: edits}),
            )


def reasons(
    found: Sequence[Diagnostic], rules: Iterable[RuleInfo], place: Place, at: types.Position
) -> str:
    """Why the rules are there that found something at a place, in Markdown; each once."""
    here = types.Range(at, at)
    codes = {
        one.code for one in found if _touch(_range(one.region.start, one.region.end, place), here)
    }
    return "\n\n---\n\n".join(map(_reason, (rule for rule in rules if rule.id in codes)))


def _reason(rule: RuleInfo) -> str:
    guides = [f"*{guide}*" for guide in rule.guides]
    name = f"**{rule.title}** `{rule.id}`" if rule.title else f"`{rule.id}`"
    return "\n\n".join(filter(None, [name, rule.because, *guides]))


def _title(edits: Sequence[Edit], message: str) -> str:
    """What a correction does, where it is one."""
    if len(edits) != 1:
        return f"Correct: {message}"
    return f"Change to “{edits[0].text}”" if edits[0].text else "Delete"


def _range(start: Position, end: Position, place: Place) -> types.Range:
    return types.Range(place(start), place(end))


def _touch(one: types.Range, other: types.Range) -> bool:
    return one.start <= other.end and other.start <= one.end
