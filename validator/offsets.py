"""The way from prose back to the file it was read from."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial

from validator.source import Extent

Runs = Sequence[tuple[int, int]]
"""Stretches that two texts share: where each begins in the one, and in the other."""


_FAR = 1 << 60
"""Behind the end of any text."""
_extent = partial(tuple.__new__, Extent)  # a named tuple without a call of Python


class OffsetMap:
    """Maps prose offsets to source offsets through runs that both texts share.

    `runs` holds (prose start, source start), sorted; between two starts the characters agree one
    to one. An empty list is the identity. `wide` holds the runs whose characters do not agree, an
    entity or an escape: prose start to source end; each of their characters stands for the whole.
    """

    def __init__(self, runs: Runs = (), wide: Mapping[int, int] | None = None) -> None:
        self._make: Callable[[], tuple[Runs, Mapping[int, int]]] = lambda: (runs, wide or {})

    @classmethod
    def made_by(cls, make: Callable[[], tuple[Runs, Mapping[int, int]]]) -> "OffsetMap":
        """A map whose `runs` and `wide` are made when the first place is asked for."""
        offsets = cls.__new__(cls)
        offsets._make = make
        return offsets

    @cached_property
    def _table(self) -> tuple[Sequence[int], Sequence[int], Mapping[int, int]]:
        """Where the runs begin in the prose, and in the source; the wide ones."""
        runs, wide = self._make()
        del self._make  # with what it holds
        starts, sources = zip(*runs, strict=True) if runs else ((), ())
        return starts, sources, wide

    def to_source(self, offset: int) -> int:
        """The source offset of the prose character at `offset`."""
        return self._place(offset).start

    def extent_to_source(self, start: int, end: int) -> Extent:
        """Source extent of prose[start:end]: from its first character to behind its last."""
        if not self._table[0]:
            return _extent((start, max(start, end)))
        first, _ = self._place(start)
        return _extent((first, max(first, self._place(end - 1)[1]) if end > start else first))

    def stays_within(self, prose: int, source: int) -> bool:
        """Whether the runs are sorted, and lead from all of so much prose to places in so much
        source."""
        starts, _, _ = self._table
        lasts = [start - 1 for start in starts]
        met = [offset for offset in (0, *starts, *lasts, prose - 1) if 0 <= offset < prose]
        extents = map(self._place, met)
        return list(starts) == sorted(starts) and all(
            0 <= extent.start <= extent.end <= source for extent in extents
        )

    def then(self, outer: "OffsetMap") -> "OffsetMap":
        """This map and `outer` in one, where `outer` leads on from what is the source here."""
        return OffsetMap.made_by(lambda: self._led_on(outer))

    def _led_on(self, outer: "OffsetMap") -> tuple[Runs, Mapping[int, int]]:
        inner, middles, inner_wide = self._table
        outer_starts, sources, outer_wide = outer._table
        if not inner:
            return list(zip(outer_starts, sources, strict=True)), outer_wide
        if not outer_starts:
            return list(zip(inner, middles, strict=True)), inner_wide
        runs: list[tuple[int, int]] = []
        wide: dict[int, int] = {}
        starts = [*outer_starts, _FAR]
        ends = [*inner[1:], _FAR]
        for prose, middle, following in zip(inner, middles, ends, strict=True):
            if prose in inner_wide:
                extent = outer.extent_to_source(middle, inner_wide[prose])
                runs.append((prose, extent.start))
                wide[prose] = extent.end
                continue
            run, start = _run(outer_starts, middle), prose
            while start < following:
                begin, source = starts[run], sources[run]
                if begin in outer_wide:
                    wide[start] = outer_wide[begin]
                    runs.append((start, source))
                else:
                    runs.append((start, source + start - prose + middle - begin))
                run += 1
                start = prose + starts[run] - middle if starts[run] < _FAR else _FAR
        return runs, wide

    def to_prose(self, offset: int) -> int | None:
        """The prose offset of the source character at `offset`; none where it is no prose, or
        part of what is told as a whole."""
        starts, sources, wide = self._table
        if not starts:
            return offset
        ends = [*starts[1:], _FAR]
        for prose, source, end in zip(starts, sources, ends, strict=True):
            if source <= offset < source + end - prose and prose not in wide:
                return prose + offset - source
        return None

    def _place(self, offset: int) -> Extent:
        """What one prose character stands for."""
        starts, sources, wide = self._table
        if not starts:
            return _extent((offset, offset + 1))
        run = _run(starts, offset)
        prose, source = starts[run], sources[run]
        if prose in wide:
            return _extent((source, wide[prose]))
        return _extent((source + offset - prose, source + offset - prose + 1))


def _run(starts: Sequence[int], offset: int) -> int:
    """Number of the run that holds `offset`."""
    return max(bisect_right(starts, offset) - 1, 0)
