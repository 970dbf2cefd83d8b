"""Cardinals: atoms joined to the whole number that they spell ("two million and five")."""

from collections.abc import Sequence
from typing import Final

from validator.api import INFINITY, NamedTuple, regex

from .atoms import Atom, Number, Role, digit_size, times

GLUES: Final = frozenset({" ", "-", " - ", "  ", "   "})
"""What may stand inside a number."""
ANDS: Final = frozenset({" and ", "-and-", " & "})

# "3 dozens", "two millions"
_SINGULARS: Final = frozenset({12, 100, 1000, 10**6, 10**9, 10**12})
_LARGEST: Final = 10**18
_FARTHEST_GAP: Final = 14
"""Characters between two atoms of one number."""

_HUNDRED_OF_DIGITS = regex(r"[0-9] hundred$")


class Parse(NamedTuple):
    """A number under way: where it ends, the index of the atom after it, what it is worth."""

    end: int
    after: int
    value: Number
    precision: Number = 1
    scaled: bool = False
    """Whether it names a hundred or more in words."""


class Cardinals:
    """The grammar of whole numbers over the atoms of one text.

    What is no atom ("and", a hyphen) is looked at only between two atoms.
    """

    def __init__(self, folded: str, atoms: Sequence[Atom]) -> None:
        self.folded = folded
        self.atoms = atoms
        self.count = len(atoms)

    def gap(self, index: int, end: int) -> str | None:
        """What stands between `end` and the atom at `index`; none if that is far."""
        if index >= self.count:
            return None
        start = self.atoms[index].start
        return self.folded[end:start] if 0 <= start - end <= _FARTHEST_GAP else None

    def joins(self, index: int, end: int, *roles: Role) -> bool:
        """Whether the atom at `index` has one of `roles` and goes on what ends at `end`."""
        if index >= self.count or self.atoms[index].role not in roles:
            return False
        gap = self.gap(index, end)
        return gap is not None and (not gap or gap in GLUES)

    def cardinal(self, index: int) -> Parse:
        """The longest cardinal from the atom at `index` on: groups with falling scales."""
        atom = self.atoms[index]
        if atom.role == "dozen":
            return Parse(atom.end, index + 1, 12)
        plural = self._plural_scale(index)
        if plural is not None:
            return plural
        total: Number = 0
        smallest: Number = INFINITY
        group = self._group(index)
        while True:
            factor, end, after = self._scales(group)
            total += times(group.value, factor) if factor != 1 else group.value
            precision = digit_size(group.precision, factor)
            scaled = group.scaled or factor > 12
            if factor < 1000:
                return Parse(end, after, total, precision, scaled)
            smallest = min(smallest, factor, _LARGEST)
            following = self._next_group(after, end, int(smallest))
            if following is None:
                return Parse(end, after, total, precision, True)
            group = following

    def ends_in_part(self, parse: Parse) -> bool:
        """Whether a fraction ends behind `parse`: "three fifths", "one fourth"."""
        return self.joins(parse.after, parse.end, "parts") or (
            parse.value == 1 and self.joins(parse.after, parse.end, "ordinal", "part")
        )

    def _plural_scale(self, index: int) -> Parse | None:
        """ "3 dozens", "two millions": a plural scale counts its singular."""
        atom = self.atoms[index]
        if atom.role == "scale" or not self.joins(index + 1, atom.end, "vague"):
            return None
        plural = self.atoms[index + 1]
        factor = int(plural.low) // 2
        if factor not in _SINGULARS:
            return None
        return Parse(plural.end, index + 2, times(atom.value, factor), factor, factor > 12)

    def _group(self, index: int) -> Parse:
        """A number below a thousand, or a run of digits: "two hundred and five", "72 hundred"."""
        atom = self.atoms[index]
        if atom.role == "scale" and atom.value != 100:
            return Parse(atom.start, index, 1)  # the scale itself comes next
        if atom.role == "scale":
            group = Parse(atom.end, index + 1, 100)
        else:
            group = self._below_hundred(index)
            if not self._is_hundred(group.after, group.end):
                return group
            hundred = self.atoms[group.after]
            precision = 1 if isinstance(group.value, int) else digit_size(group.precision, 100)
            group = Parse(hundred.end, group.after + 1, times(group.value, 100), precision)
        rest = self._after_hundred(group)
        if rest is None:
            return group._replace(scaled=True)
        return Parse(rest.end, rest.after, group.value + rest.value, 1, True)

    def _below_hundred(self, index: int) -> Parse:
        """One atom, or tens and units: "twenty-one"."""
        atom = self.atoms[index]
        if atom.role == "small" and atom.value >= 20 and self.joins(
            index + 1, atom.end, "small"
        ):  # fmt: skip
            unit = self.atoms[index + 1]
            if 0 < unit.value < 10:
                return Parse(unit.end, index + 2, atom.value + unit.value)
        return Parse(atom.end, index + 1, atom.value, atom.precision)

    def _is_hundred(self, index: int, end: int) -> bool:
        return self.joins(index, end, "scale") and self.atoms[index].value == 100

    def _scales(self, group: Parse) -> tuple[int, int, int]:
        """The product of the scales behind a group, where they end, the atom after them."""
        factor, end, after = 1, group.end, group.after
        while factor < _LARGEST and self.joins(after, end, "scale", "dozen"):
            factor *= int(self.atoms[after].value)
            end, after = self.atoms[after].end, after + 1
        return factor, end, after

    def _after_hundred(self, group: Parse) -> Parse | None:
        """What goes on a hundred: the "and five" of "two hundred and five"."""
        index, end = group.after, group.end
        gap = self.gap(index, end)
        if not isinstance(group.value, int) or gap is None or not self._links(gap, end):
            return None
        atom = self.atoms[index]
        if atom.role == "digits":
            # "3 hundred and 21", never "a hundred and 21"
            head = self.folded[max(0, end - 12) : end]
            if gap not in ANDS or not _HUNDRED_OF_DIGITS.search(head):
                return None
        elif atom.role != "small":
            return None
        rest = self._below_hundred(index)
        if not isinstance(rest.value, int) or rest.value >= 100 or self._begins_another(gap, rest):
            return None
        return rest

    def _next_group(self, index: int, end: int, below: int) -> Parse | None:
        """The group behind a scale, if it is smaller than that scale: same number, else another."""
        gap = self.gap(index, end)
        if gap is None or not (self._links(gap, end) or gap == ", "):
            return None
        role = self.atoms[index].role
        if role == "digits" and not self.joins(index + 1, self.atoms[index].end, "scale"):
            return None
        if role != "digits" and role != "small":
            return None
        group = self._group(index)
        factor, _, after = self._scales(group)
        alone = gap == ", " and factor == 1 and after == index + 1
        if alone or not isinstance(group.value, int) or group.value * factor >= below:
            return None
        return None if self._begins_another(gap, group) else group

    def _links(self, gap: str, end: int) -> bool:
        return gap in GLUES or (gap in ANDS and not self._after_between(end))

    def _begins_another(self, gap: str, rest: Parse) -> bool:
        """ "one hundred and [two hundred]", "twenty and [two fifths]"."""
        if self._is_hundred(rest.after, rest.end) and not rest.scaled:
            return True
        return gap in ANDS and self.ends_in_part(rest)

    def _after_between(self, end: int) -> bool:
        """Whether the next "and" belongs to a "between" before `end`."""
        head = self.folded[max(0, end - 48) : end]
        between = head.rfind("between ")
        return between >= 0 and " and " not in head[between:]
