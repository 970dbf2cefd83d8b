"""One series of a story as SVG: a column a draft, a mark a value, and lines where values part."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from operator import itemgetter

from validator.claims.model import Amount
from validator.claims.timeline import Parting, Series, Value
from validator.cli.claims.words import amount
from validator.cli.story.words import AGAINST, abridged, said, who
from validator.kinds import INFINITY, Number
from validator.named_tuples import NamedTuple
from validator.reporters.layout import one_line, shortened
from validator.reporters.markup import attributes, escaped

_HEIGHT, _TOP, _BOTTOM = 240, 40, 52
_LEFT, _RIGHT = 16, 60
_WIDE, _NARROW, _ALL = 330, 76, 1000
"""Widths of a column, and what the columns share if they can."""
_APART = 15
"""Between two labels of one column."""
_LABELLED = 8
"""With more drafts only what changes or parts is labelled: the others would cover each other."""
_SIZE = 6
_WORDS = 34
"""Characters of a source beside its figure."""


class _Mark(NamedTuple):
    """Where a value is drawn."""

    number: int
    x: float
    y: float
    top: float
    """Of its interval; an open end reaches the edge."""
    bottom: float


class _Space(NamedTuple):
    """From drafts and numbers to places."""

    columns: int
    low: float
    high: float

    @property
    def column(self) -> float:
        return max(_NARROW, min(_WIDE, _ALL / self.columns))

    @property
    def width(self) -> float:
        return _LEFT + self.columns * self.column + _RIGHT

    def x(self, version: int) -> float:
        return _LEFT + version * self.column + 14

    def y(self, number: Number) -> float:
        if number >= INFINITY:
            return _TOP - 10
        if number < self.low:
            return _HEIGHT - _BOTTOM + 8
        share = (float(number) - self.low) / (self.high - self.low)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _BOTTOM - _TOP)


def chart(series: Series, called: Sequence[str], dates: Sequence[str | None], row: str) -> str:
    """The picture; `row` begins the names of the rows that the marks lead to."""
    space = _space(series, len(called))
    marks = _marks(series, space)
    size = attributes(
        viewBox=f"0 0 {space.width:g} {_HEIGHT}",
        width=f"{space.width:g}",
        height=_HEIGHT,
        role="group",
        **{"aria-label": f"{series.label}, by draft"},
    )
    parts = [f"<svg{size}>\n", *_axis(space, called, dates)]
    parts += _joins(series, marks)
    parts += _partings(series, marks)
    parts += _values(series, marks, called, row)
    return "".join([*parts, "</svg>\n"])


def _space(series: Series, columns: int) -> _Space:
    """All finite ends, and some room around them."""
    ends = [
        float(end)
        for value in series.values
        if (found := value.claim.amount) is not None
        for end in (found.low, found.high, found.value)
        if end is not None and abs(end) != INFINITY
    ]
    told = [end for end in ends if end > 0] or ends or [0.0]
    low, high = min(told), max(told)
    room = (high - low) * 0.12 or abs(high) * 0.5 or 1.0
    return _Space(columns, low - room, high + room)


def _middle(value: Value) -> Number:
    """The number at which an interval is marked: the one that was named; “up to 6” has one end."""
    found = value.claim.amount
    assert found is not None
    if found.value is not None:
        return found.value
    ends = [end for end in (found.low, found.high) if abs(end) not in (0, INFINITY)]
    return sum(ends) / len(ends) if ends else 0


def _marks(series: Series, space: _Space) -> list[_Mark]:
    """Values of one draft at one height stand side by side."""
    taken: dict[tuple[int, int], int] = {}
    marks = []
    for number, value in enumerate(series.values):
        found = value.claim.amount
        assert found is not None
        y = space.y(_middle(value))
        place = value.version, round(y / _SIZE)
        beside = taken[place] = taken.get(place, -1) + 1
        x = space.x(value.version) + beside * (_SIZE * 2 + 3)
        marks.append(_Mark(number, x, y, space.y(found.high), space.y(found.low)))
    return marks


def _axis(space: _Space, called: Sequence[str], dates: Sequence[str | None]) -> Iterator[str]:
    base = _HEIGHT - _BOTTOM + 8
    end = space.width - _RIGHT
    yield f'<line class="base" x1="{_LEFT}" y1="{base}" x2="{end:g}" y2="{base}"/>\n'
    longest = max(int(space.column / 7) - 1, 6)
    for version, name in enumerate(_told_apart(called, longest)):
        at = space.x(version)
        x, left = f"{at:g}", f"{at - 8:g}"
        shown = escaped(abridged(one_line(name), longest))
        yield f'<line class="tick" x1="{x}" y1="{base}" x2="{x}" y2="{base + 5}"/>'
        yield f'<text class="draft" x="{left}" y="{base + 18}">{shown}</text>'
        day = dates[version]
        if day and day != (dates[version - 1] if version else None):
            yield f'<text class="date" x="{left}" y="{base + 32}">{escaped(day)}</text>'
        yield "\n"


def _told_apart(called: Sequence[str], longest: int) -> Sequence[str]:
    """What drafts are called where there is little room: without what all of them share."""
    if len(called) < 2 or max(map(len, called)) <= longest:
        return called
    shared = _shared([name[::-1] for name in called])
    called = [name[: len(name) - shared] or name for name in called]
    shared = _shared(called)
    if max(map(len, called)) > longest and shared > 1:
        called = [f"…{name[shared:]}" for name in called]
    return called


def _shared(names: Sequence[str]) -> int:
    """How many characters all names begin with."""
    same = (len(set(column)) == 1 for column in zip(*names, strict=False))
    return sum(takewhile(bool, same))


def _joins(series: Series, marks: Sequence[_Mark]) -> Iterator[str]:
    """The line of the quantity: values of a draft and the nearest of the draft before, unless they
    part; a value that has a nearer one there leads to no other."""
    parted = {_pair(series, parting) for parting in series.partings}
    columns: dict[int, list[_Mark]] = {}
    for mark in marks:
        columns.setdefault(series.values[mark.number].version, []).append(mark)
    for before, here in pairwise(columns.values()):
        joined: dict[int, tuple[float, _Mark, _Mark]] = {}
        for mark in here:
            near = [(abs(one.y - mark.y), one) for one in before]
            near = [
                pair for pair in near if _amounts(series, pair[1].number, mark.number) not in parted
            ]
            if near:
                distance, one = min(near, key=itemgetter(0))
                best = joined.get(one.number)
                if best is None or distance < best[0]:
                    joined[one.number] = (distance, one, mark)
        for _, one, mark in joined.values():
            yield _line("join", one, mark)


def _partings(series: Series, marks: Sequence[_Mark]) -> Iterator[str]:
    """Of all pairs in which one amount follows another the nearest in time: there it parts."""
    nearest: dict[tuple[Amount | None, Amount | None], Parting] = {}
    for parting in sorted(series.partings, key=lambda parting: _distance(series, parting)):
        one, two = (series.values[number].claim.amount for number in parting[1:])
        nearest.setdefault((one, two), parting)
    for flag, first, second in nearest.values():
        a, b = marks[first], marks[second]
        amounts = [amount(series.values[number].claim.amount) for number in (first, second)]
        title = f"<title>{escaped(f' {AGAINST[flag]} '.join(amounts))}</title>"
        x, y = (a.x + b.x) / 2, (a.y + b.y) / 2
        yield f'<g class="{flag}">{title}{_line("parting", a, b)}'
        yield f'<circle class="sign" cx="{x:g}" cy="{y:g}" r="9"/>'
        yield f'<text class="sign" x="{x:g}" y="{y + 4.5:g}">≠</text></g>\n'


def _pair(series: Series, parting: Parting) -> frozenset[Amount | None]:
    return _amounts(series, parting.one, parting.two)


def _amounts(series: Series, one: int, two: int) -> frozenset[Amount | None]:
    return frozenset(series.values[number].claim.amount for number in (one, two))


def _distance(series: Series, parting: Parting) -> int:
    return series.values[parting.two].version - series.values[parting.one].version


def _line(name: str, one: _Mark, two: _Mark) -> str:
    at = f'x1="{one.x:g}" y1="{one.y:g}" x2="{two.x:g}" y2="{two.y:g}"'
    return f'<line class="{name}" {at}/>\n'


def _values(
    series: Series, marks: Sequence[_Mark], called: Sequence[str], row: str
) -> Iterator[str]:
    flags = dict.fromkeys(range(len(marks)), "")
    for parting in series.partings:
        for number in parting[1:]:
            flags[number] = min(flags[number] or parting.flag, parting.flag)
    labels = _labels(series, marks, flags, len(called))
    for mark, value in zip(marks, series.values, strict=True):
        flag = flags[mark.number]
        about = attributes(href=f"#{row}{mark.number}", **{"class": f"value {flag}".strip()})
        yield f"<a{about}><title>{escaped(one_line(said(value, called)))}</title>"
        yield from _interval(value, mark)
        yield _shape(mark, bool(flag))
        if mark.number in labels:
            x, y = labels[mark.number]
            told = escaped(_short(value))
            yield f'<text x="{x:g}" y="{y:g}"><tspan class="amount">{told}</tspan>'
            if len(called) <= _LABELLED:
                by = escaped(one_line(shortened(who(value), _WORDS)))
                yield f' <tspan class="who">{by}</tspan>'
            yield "</text>"
        yield "</a>\n"


def _short(value: Value) -> str:
    """An interval where there is little room: “≥ 6”, “≤ 6”."""
    text = amount(value.claim.amount)
    return text.replace("at least ", "≥ ").replace("at most ", "≤ ").replace(" to ", "–")


def _interval(value: Value, mark: _Mark) -> Iterator[str]:
    """What every number of the interval would satisfy; an open end is an arrow."""
    found = value.claim.amount
    assert found is not None
    if found.low == found.high:
        return
    x = f"{mark.x:g}"
    yield f'<line class="interval" x1="{x}" y1="{mark.top:g}" x2="{x}" y2="{mark.bottom:g}"/>'
    ends = (
        (found.high == INFINITY, mark.top, 6),
        (found.low in (0, -INFINITY), mark.bottom, -6),
    )
    left, right = f"{mark.x - 4:g}", f"{mark.x + 4:g}"
    for is_open, y, way in ends:
        if is_open:
            shaft = f"M{left} {y + way:g}L{x} {y:g}L{right} {y + way:g}"
            yield f'<path class="arrow" d="{shaft}"/>'
        else:
            yield f'<line class="interval" x1="{left}" y1="{y:g}" x2="{right}" y2="{y:g}"/>'


def _shape(mark: _Mark, parted: bool) -> str:
    """A square on its corner where values part, so that colour is not all."""
    if not parted:
        return f'<circle class="dot" cx="{mark.x:g}" cy="{mark.y:g}" r="{_SIZE - 1}"/>'
    x, y, r = mark.x, mark.y, _SIZE + 1
    corners = ((x, y - r), (x + r, y), (x, y + r), (x - r, y))
    return f'<path class="dot" d="M{"L".join(f"{a:g} {b:g}" for a, b in corners)}Z"/>'


def _labels(
    series: Series, marks: Sequence[_Mark], flags: dict[int, str], drafts: int
) -> dict[int, tuple[float, float]]:
    """Where labels begin: right of all marks of their draft, none on another. With many drafts
    only what changes or parts has one."""
    columns: dict[int, list[_Mark]] = {}
    last = ""
    for mark, value in zip(marks, series.values, strict=True):
        text = _short(value)
        if drafts <= _LABELLED or flags[mark.number] or text != last:
            columns.setdefault(value.version, []).append(mark)
        last = text
    placed: dict[int, tuple[float, float]] = {}
    for column in columns.values():
        x = max(mark.x for mark in column) + _SIZE + 2
        column.sort(key=lambda mark: (mark.y, mark.number))
        heights = _spread([mark.y - _SIZE - 3 for mark in column])
        placed.update((m.number, (x, y)) for m, y in zip(column, heights, strict=True))
    return placed


def _spread(wanted: Sequence[float]) -> list[float]:
    """Heights in order, each as wanted or above it, since a line may run below; where that leaves
    no room at the top, lower."""
    heights: list[float] = []
    for height in reversed(wanted):
        heights.append(min(height, heights[-1] - _APART) if heights else height)
    heights.reverse()
    highest = float(_APART)
    for number, height in enumerate(heights):
        heights[number] = max(height, highest)
        highest = heights[number] + _APART
    return heights
