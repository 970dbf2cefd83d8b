"""The report an editor opens: the article with its words marked, notes in the margin.

One file, no network: style and script stand in it, and its policy allows those two alone.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from validator.diagnostic import Diagnostic, Related
from validator.formats import Style
from validator.named_tuples import NamedTuple
from validator.report import DraftText, Passage, Report, RuleInfo
from validator.reporters.layout import one_line, shortened
from validator.reporters.machine import in_order, not_checked
from validator.reporters.markup import attributes, escaped
from validator.reporters.matters import by_file, mending, speaks_for_itself
from validator.reporters.page import PAGE_FOOT, page_head
from validator.reporters.spread import Mark, pieces
from validator.reporters.summary import NOUNS, closing, is_complete, severities

_KEYS = (
    ("j", "next note"),
    ("k", "note before"),
    ("n", "next draft"),
    ("p", "draft before"),
    ("e w i", "show or hide errors, warnings, notes"),
    ("Esc", "let go of the note"),
    ("?", "this help"),
)


class _Note(NamedTuple):
    """A finding, its number in the report, and whether one like it was told before."""

    number: int
    found: Diagnostic
    again: int
    """Number of the first note on the same term; 0 for that one."""


class _Page(NamedTuple):
    """What every part of the page looks things up in."""

    drafts: dict[str, DraftText]
    numbers: dict[str, int]
    """Draft by path, to link to it."""
    rules: dict[str, RuleInfo]


def render(report: Report, _: Style) -> str:
    found = dict(by_file(in_order(report.diagnostics)))
    paths = sorted({*found, *(draft.path for draft in report.drafts)})
    page = _Page(
        {draft.path: draft for draft in report.drafts},
        {path: number for number, path in enumerate(paths, 1)},
        {rule.id: rule for rule in report.rules},
    )
    first, body = 1, []
    for path in paths:
        notes = _notes(found.get(path, ()), first)
        first += len(notes)
        body.append("".join(_draft(path, notes, page)))
    return "".join([_head(report), *_top(report, paths, found), "<main>\n", *body, PAGE_FOOT])


def _notes(found: Sequence[Diagnostic], first: int) -> list[_Note]:
    terms: dict[tuple[str, str], int] = {}
    notes = []
    for number, diagnostic in enumerate(found, first):
        again = 0
        if diagnostic.headword is not None:
            again = terms.setdefault((diagnostic.code, diagnostic.headword), number)
        notes.append(_Note(number, diagnostic, 0 if again == number else again))
    return notes


# ---- the page


def _head(report: Report) -> str:
    return page_head(severities(report.diagnostics), "report.css", "report.js")


def _path(path: str) -> str:
    """A path that may be broken at its slashes."""
    return escaped(path).replace("/", "/<wbr>")


def _top(report: Report, paths: Sequence[str], found: dict[str, list[Diagnostic]]) -> Iterator[str]:
    yield '<header class="top">\n<h1>newslint</h1>\n'
    yield f"<p>{' '.join(map(escaped, closing(report)))}</p>\n"
    if not is_complete(report):
        yield '<section class="incomplete">\n<h2>Not everything was checked</h2>\n<ul>\n'
        for path, message in not_checked(report):
            place = f"<b>{escaped(path)}</b>: " if path else ""
            yield f"<li>{place}{escaped(one_line(message))}</li>\n"
        yield "</ul>\n</section>\n"
    if report.diagnostics:
        yield from _filters(report)
    if len(paths) > 1:
        yield '<nav aria-label="Drafts">\n<ul>\n'
        for number, path in enumerate(paths, 1):
            about = escaped(severities(found.get(path, ())))
            yield f'<li><a href="#d{number}">{_path(path)}</a> <small>{about}</small></li>\n'
        yield "</ul>\n</nav>\n"
    yield "</header>\n"


def _filters(report: Report) -> Iterator[str]:
    yield '<form class="filters" aria-label="What is shown">\n<fieldset>\n<legend>Show</legend>\n'
    loud = Counter(found.severity for found in report.diagnostics)
    for severity, noun in NOUNS.items():
        if count := loud[severity]:
            about = attributes(name="severity", value=severity)
            yield (
                f'<label class="{severity}"><input type="checkbox" checked{about}> '
                f"{noun}s <small>{count}</small></label>\n"
            )
    yield '</fieldset>\n<details class="rules">\n<summary>Rules</summary>\n'
    yield (
        '<p><button type="button" data-rules="all">All</button> '
        '<button type="button" data-rules="none">None</button></p>\n<fieldset>\n'
    )
    counts = Counter(found.code for found in report.diagnostics)
    titles = {rule.id: rule.title for rule in report.rules}
    for rule, count in sorted(counts.items()):
        about = attributes(name="rule", value=rule)
        yield (
            f'<label{attributes(title=titles.get(rule))}><input type="checkbox" checked{about}> '
            f"{escaped(rule)} <small>{count}</small></label>\n"
        )
    yield '</fieldset>\n</details>\n<output aria-live="polite"></output>\n'
    yield '<button type="button" class="help" aria-label="Keys">?</button>\n</form>\n'
    yield '<dialog class="keys"><h2>Keys</h2>\n<dl>\n'
    for key, meaning in _KEYS:
        keys = " ".join(f"<kbd>{part}</kbd>" for part in key.split())
        yield f"<div><dt>{keys}</dt><dd>{meaning}</dd></div>\n"
    yield '</dl>\n<form method="dialog"><button>Close</button></form>\n</dialog>\n'


# ---- a draft


def _draft(path: str, notes: Sequence[_Note], page: _Page) -> Iterator[str]:
    number = page.numbers[path]
    about = escaped(severities([note.found for note in notes]))
    yield f'<section class="draft" id="d{number}">\n'
    yield f'<h2>{_path(path)} <small class="tally">{about}</small></h2>\n'
    draft = page.drafts.get(path)
    passages = draft.passages if draft is not None else ()
    placed: dict[int, list[_Note]] = {}
    if draft is not None and passages:
        starts = [passage.start for passage in passages]
        for note in notes:
            placed.setdefault(_block(starts, draft.extent(note.found.region).start), []).append(
                note
            )
        shown = pieces(draft, list(_marks(draft, notes)))
        counted = 0
        for index, passage in enumerate(passages):
            yield f'<div class="row" id="d{number}b{index}">\n'
            yield _passage(passage, shown.get(index, ()), passage.paragraph > counted)
            counted = max(counted, passage.paragraph)
            yield from _margin(placed.get(index, ()), page)
            yield "</div>\n"
    else:
        yield f'<div class="row alone">\n{"".join(_margin(notes, page))}</div>\n'
    yield "</section>\n"


def _block(starts: Sequence[int], offset: int) -> int:
    return max(bisect_right(starts, offset) - 1, 0)


def _marks(draft: DraftText, notes: Iterable[_Note]) -> Iterator[Mark]:
    """The words found, and the words that are evidence for it."""
    for note in notes:
        private = _is_private(note.found)
        start, end = draft.extent(note.found.region)
        yield Mark(start, end, note.number, note.found.severity, private)
        for related in note.found.related:
            if related.region.path == draft.path:
                yield Mark(*draft.extent(related.region), note.number, None, private)


def _is_private(found: Diagnostic) -> bool:
    """Whether a rule keeps the words out of every report; what newslint itself says has none."""
    return found.context is None and not found.text and not found.code.startswith("newslint/")


def _passage(passage: Passage, shown: Sequence[str], numbered: bool) -> str:
    """A block; `numbered` where its paragraph begins: a dateline is no paragraph of its own."""
    kind = "" if passage.type == "paragraph" else f" {passage.type}"
    count = f' data-paragraph="{passage.paragraph}"' if numbered else ""
    return f'<p class="text{escaped(kind)}" dir="auto"{count}>{"".join(shown)}</p>\n'


# ---- notes


def _margin(notes: Sequence[_Note], page: _Page) -> Iterator[str]:
    if notes:
        yield '<div class="margin">\n'
        for note in notes:
            yield from _note(note, page)
        yield "</div>\n"


def _note(note: _Note, page: _Page) -> Iterator[str]:
    number, found, again = note
    about = attributes(id=f"n{number}", tabindex=-1)
    kinds = f"note {found.severity}{' again' if again else ''}"
    data = f' data-severity="{found.severity}" data-rule="{escaped(found.code)}"'
    yield f'<article class="{kinds}"{about}{data}>\n'
    start = found.region.start
    yield f'<p class="message"><b class="number">{number}</b> '
    yield f'<span class="severity">{NOUNS[found.severity]}</span> '
    yield f"{escaped(one_line(found.message))}</p>\n"
    yield '<div class="more">\n'
    if again:
        yield f'<p><a href="#n{again}">See {again}</a></p>\n'
    else:
        yield from _details(found, page)
    yield (
        f'<p class="place">{start.line}:{start.column} '
        f"<code{attributes(title=_why(found, page))}>{escaped(found.code)}</code></p>\n"
    )
    yield "</div>\n</article>\n"


def _why(found: Diagnostic, page: _Page) -> str | None:
    rule = page.rules.get(found.code)
    return rule and (rule.because or rule.title)


def _details(found: Diagnostic, page: _Page) -> Iterator[str]:
    if mend := mending(found):
        yield f'<p class="mend">{escaped(one_line(mend))}</p>\n'
    if found.context is not None and found.region.path not in page.drafts:
        yield f"<blockquote>{escaped(shortened(found.context.sentence, 300))}</blockquote>\n"
    if found.related:
        yield '<ul class="evidence">\n'
        for line in _evidence(found, page):
            yield f"<li>{line}</li>\n"
        yield "</ul>\n"


def _evidence(found: Diagnostic, page: _Page) -> Iterator[str]:
    """What it has to do with the finding, its words, a link to its paragraph; alike in one line."""
    meanings: dict[str, list[str]] = {}
    for related in found.related:
        said, place = one_line(related.message), _place(related, found, page)
        words = "" if speaks_for_itself(related) else f"“{escaped(shortened(related.text))}” "
        meanings.setdefault(said, []).append(f"{words}({place})")
    for said, places in meanings.items():
        told = f"{escaped(said)}{' ' if places[0].startswith('(') else ': '}" if said else ""
        yield f"{told}{', '.join(places)}"


def _place(related: Related, found: Diagnostic, page: _Page) -> str:
    path = related.region.path
    where = f"line {related.region.start.line}"
    if path != found.region.path:
        where = f"{path}, {where}"
    draft = page.drafts.get(path)
    if draft is None or not draft.passages:
        return escaped(where)
    starts = [passage.start for passage in draft.passages]
    block = _block(starts, draft.extent(related.region).start)
    return f'<a href="#d{page.numbers[path]}b{block}">{escaped(where)}</a>'
