"""The report for an editor on deadline: what to mend first, each sentence shown once."""

from collections.abc import Iterable, Iterator, Sequence

from validator.diagnostic import Context, Diagnostic, Related, Severity
from validator.formats import Style
from validator.report import Report
from validator.reporters.excerpt import Mark, excerpt, marked_lines
from validator.reporters.layout import (
    BOLD,
    COLORS,
    DIM,
    columns,
    indented,
    one_line,
    paint,
    shortened,
    visible,
)
from validator.reporters.matters import Matter, matters, mending, pages, speaks_for_itself
from validator.reporters.summary import closing, is_complete, place_of, severities

_MOST_PLACES = 12
_SENTENCE = " " * 4
_MARGIN = " " * 19


def render(report: Report, style: Style) -> str:
    paragraphs = []
    if report.faults or not is_complete(report):
        paragraphs.append("\n".join(_banner(report, style)))
    paragraphs += pages(report, lambda found: page(found, style))
    if not style.quiet:
        paragraphs.append("\n".join(closing(report)))
    if paragraphs:
        paragraphs[-1] += "\n"  # to the whole it would be one more copy of a long report
    return "\n\n".join(paragraphs)


def render_faults(faults: Iterable[Diagnostic], style: Style) -> str:
    """What is wrong with the set-up, alone."""
    return "".join(f"{line}\n" for fault in faults for line in _fault(fault, "", style))


def page(diagnostics: Sequence[Diagnostic], style: Style) -> str:
    """What is told of one draft: its name, and its matters with a blank line between them."""
    path = visible(diagnostics[0].region.path)
    paragraphs = [f"{_bold(path, style)}: {severities(diagnostics)}"]
    paragraphs += ("\n".join(_matter(matter, style)) for matter in matters(diagnostics))
    return "\n\n".join(paragraphs)


def _matter(matter: Matter, style: Style) -> Iterator[str]:
    if matter.repeat:
        first = matter.diagnostics[0]
        yield from _heading(first, _times(matter.diagnostics), style)
        for line in (first.message, f"at {_positions(matter.diagnostics)}"):
            yield from indented(one_line(line), _MARGIN, _MARGIN, style.width)
        yield from _details(first.code, mending(first), _evidence(first), style)
        return
    context = matter.diagnostics[0].context
    if context is not None:
        yield _dim(f"  {_whereabouts(context)}", style)
        marks = [
            Mark(found.context.start, found.context.end, found.severity)
            for found in matter.diagnostics
            if found.context is not None
        ]
        shown = excerpt(context.sentence, marks)
        for line in marked_lines(shown, _room(style), style.color):
            yield _SENTENCE + line
    alike: dict[tuple[str, str, tuple[str, ...]], list[Diagnostic]] = {}
    for found in matter.diagnostics:
        told = found.code, mending(found), tuple(_evidence(found))
        alike.setdefault(told, []).append(found)
    for (code, mend, evidence), group in alike.items():
        for found in group:
            yield from _heading(found, found.message, style)
        yield from _details(code, mend, evidence, style)


def _heading(found: Diagnostic, message: str, style: Style) -> Iterator[str]:
    """Place, severity and message."""
    start = found.region.start
    place, severity = f"  {start.line}:{start.column}", f"{found.severity!s:8}"
    if style.color:
        severity = paint(severity, BOLD, COLORS[found.severity])
    first, *more = indented(one_line(message), "", _MARGIN, style.width) or [""]
    yield f"{place:9} {severity} {_bold(first, style)}"
    for line in more:
        yield _MARGIN + _bold(line.lstrip(), style)


def _details(code: str, mend: str, evidence: Iterable[str], style: Style) -> Iterator[str]:
    """What would mend it, the evidence, the rule."""
    if mend:
        yield from indented(one_line(mend), f"{_MARGIN}→ ", f"{_MARGIN}  ", style.width)
    for line in evidence:
        yield from indented(line, f"{_MARGIN}· ", f"{_MARGIN}  ", style.width)
    yield _MARGIN + _dim(visible(code), style)


def _evidence(found: Diagnostic) -> Iterator[str]:
    """The evidence, what has the same meaning in one line."""
    meanings: dict[str, list[str]] = {}
    for related in found.related:
        said, place = related.message, _line_of(related, found.region.path)
        if speaks_for_itself(related):
            meanings.setdefault(f"{said} ({place})" if said else place, [])
        else:
            meanings.setdefault(said, []).append(f"“{shortened(related.text)}” ({place})")
    for said, places in meanings.items():
        listed = _enumerated(places) if places else ""
        yield one_line(f"{said}: {listed}" if said and listed else said or listed)


def _line_of(related: Related, path: str) -> str:
    line = f"line {related.region.start.line}"
    return line if related.region.path == path else f"{related.region.path}, {line}"


def _times(repeats: Sequence[Diagnostic]) -> str:
    """ "“regime”, 7 times: paragraphs 2, 4 and 5"."""
    words = list(dict.fromkeys(found.text.casefold() for found in repeats))
    shown = {found.text.casefold(): found.text for found in reversed(repeats)}
    quoted = " / ".join(f"“{shown[word]}”" for word in words[:3])
    times = "twice" if len(repeats) == 2 else f"{len(repeats):,} times"
    return f"{quoted}, {times}: {_places(repeats)}"


def _positions(repeats: Sequence[Diagnostic]) -> str:
    """ "3:189, 7:12 and 9:31", to go there."""
    starts = [found.region.start for found in repeats]
    return _enumerated([f"{start.line}:{start.column}" for start in starts])


def _places(repeats: Sequence[Diagnostic]) -> str:
    """Each place once: "headline, paragraphs 2 and 4"."""
    contexts = [found.context for found in repeats]
    outside = dict.fromkeys(_block(c) for c in contexts if c is not None and not c.paragraph)
    numbers = dict.fromkeys(str(c.paragraph) for c in contexts if c is not None and c.paragraph)
    lines = dict.fromkeys(str(f.region.start.line) for f in repeats if f.context is None)
    places = [*outside, *_listed("paragraph", list(numbers)), *_listed("line", list(lines))]
    return ", ".join(places)


def _listed(noun: str, numbers: Sequence[str]) -> Iterator[str]:
    if numbers:
        yield f"{noun if len(numbers) == 1 else f'{noun}s'} {_enumerated(numbers)}"


def _enumerated(words: Sequence[str]) -> str:
    shown, left = list(words[:_MOST_PLACES]), len(words) - _MOST_PLACES
    if left > 0:
        shown.append(f"{left:,} more")
    *most, last = shown
    return f"{', '.join(most)} and {last}" if most else last


def _whereabouts(context: Context) -> str:
    where = f"paragraph {context.paragraph}" if context.paragraph else _block(context)
    return f"{where[:1].upper()}{where[1:]}"


def _block(context: Context) -> str:
    return context.block.replace("-", " ")


def _banner(report: Report, style: Style) -> Iterator[str]:
    """What was not checked, and why; above everything else, so that nobody relies on it."""
    if not is_complete(report):
        title = "NOT EVERYTHING WAS CHECKED"
        yield paint(title, BOLD, COLORS[Severity.ERROR]) if style.color else title
    for path, message in report.failures:
        yield from indented(f"{visible(path)}: {one_line(message)}", "  ", "    ", style.width)
    for fault in report.faults:
        yield from _fault(fault, "  ", style)


def _fault(fault: Diagnostic, indent: str, style: Style) -> Iterator[str]:
    """What is wrong in a rule file: place, message, the line with a caret."""
    severity = str(fault.severity)
    if style.color:
        severity = paint(severity, BOLD, COLORS[fault.severity])
    first, *more = fault.message.splitlines() or [""]
    yield f"{indent}{place_of(fault)}{severity}: {visible(first)}"
    below = [visible(line) for line in more]
    if fault.context is not None:
        mark = Mark(fault.context.start, fault.context.end, fault.severity)
        shown = excerpt(fault.context.sentence, [mark])
        below += marked_lines(shown, _room(style), style.color)
    if fault.suggestion:
        below.append(f"→ {one_line(fault.suggestion)}")
    below += (f"· {evidence}" for evidence in _evidence(fault))
    for line in below:
        yield f"{indent}    {line}"


def _room(style: Style) -> int:
    return max(style.width - columns(_SENTENCE), 20)


def _bold(text: str, style: Style) -> str:
    return paint(text, BOLD) if style.color else text


def _dim(text: str, style: Style) -> str:
    return paint(text, DIM) if style.color else text
