"""Entries of word lists that do nothing."""

from collections.abc import Iterator

from validator.diagnostic import Severity
from validator.dsl.semantics.lexicons import entries_of
from validator.dsl.syntax import ast
from validator.dsl.syntax.faults import Fault
from validator.named_tuples import NamedTuple


class _Listed(NamedTuple):
    """What an editor wrote, and the forms it stands for."""

    form: ast.Form
    exception: bool
    forms: frozenset[tuple[str, bool, str | None]]
    """Form, in lower case unless its capitals count; whether they do; the replacement."""


def lint_lexicon(block: ast.LexiconBlock, *, by_checker: bool) -> Iterator[Fault]:
    """The warnings of a list. One that a checker reads may be more to it than forms to find: there
    only what is dropped is told."""
    listed = list(_listed(block))
    entries = [one for one in listed if not one.exception]
    exceptions = [one for one in listed if one.exception]
    spared = {form for one in exceptions for form, _, _ in one.forms}
    wanted = {form.lower() for one in entries for form, _, _ in one.forms}
    for one in entries:
        if all(form.lower() in spared or form in spared for form, _, _ in one.forms):
            yield _warning(
                one, "dead-entry", "is an exception of this lexicon too, so it never counts"
            )
    sizes = {len(form) for form in wanted}
    for one in exceptions:
        if not any(_holds(form.lower(), wanted, sizes) for form, _, _ in one.forms):
            yield _warning(
                one, "dead-exception", "holds no entry of this lexicon, so it spares nothing"
            )
    yield from _covered(entries, by_checker)
    yield from _covered(exceptions, by_checker)


def _listed(block: ast.LexiconBlock) -> Iterator[_Listed]:
    seen: set[tuple[bool, str]] = set()
    for line in block.entries:
        for form in line.forms:
            written = " ".join(form.text.value.split())
            key = (line.exception, written if form.cased else written.lower())
            if not written or key in seen:
                continue  # told already
            seen.add(key)
            forms = frozenset(
                (entry.form if entry.cased else entry.form.lower(), entry.cased, entry.replacement)
                for entry in entries_of(form, written, line.replacement)
            )
            yield _Listed(form, line.exception, forms)


def _covered(listed: list[_Listed], only_dropped: bool) -> Iterator[Fault]:
    """Entries all of whose forms another entry has. Where two have a form, the first counts."""
    owners: dict[tuple[str, bool], list[int]] = {}
    for number, one in enumerate(listed):
        for form, cased, _ in one.forms:
            owners.setdefault((form, cased), []).append(number)
    for number, one in enumerate(listed):
        form, cased, _ = next(iter(one.forms))
        for other in owners[form, cased] + (owners.get((form.lower(), False), []) if cased else []):
            by = listed[other]
            dropped = other < number and _is_dropped(one, by)
            alike = _is_among(one, by)
            larger = alike and one.forms != by.forms
            if other != number and (dropped or (larger and not only_dropped)):
                words = by.form.text.value
                fault = _warning(one, "entry-covered", f"is among the forms of “{words}”")
                hint = fault.hint if alike else f"put it before “{words}”, as the first one counts"
                yield fault._replace(earlier=by.form.at, hint=hint)
                break


def _is_dropped(one: _Listed, before: _Listed) -> bool:
    """Whether an entry before it has all its forms, whatever they stand for."""
    has = {(form, cased) for form, cased, _ in before.forms}
    return {(form, cased) for form, cased, _ in one.forms} <= has


def _is_among(one: _Listed, other: _Listed) -> bool:
    """Whether the other entry has all its forms and more, and they stand for the same."""
    folded = {(form.lower(), False, instead) for form, _, instead in one.forms}
    if len(one.forms) == len(other.forms) and one.form.cased == other.form.cased:
        return one.forms == other.forms
    return one.forms <= other.forms or folded <= other.forms


def _holds(phrase: str, forms: set[str], sizes: set[int]) -> bool:
    """Whether one of the forms, which have these sizes, stands in a phrase as whole words."""
    size = len(phrase)
    edges = {
        i
        for i in range(size + 1)
        if i in (0, size) or not (phrase[i - 1].isalnum() and phrase[i].isalnum())
    }
    return any(a + n in edges and phrase[a : a + n] in forms for a in edges for n in sizes)


def _warning(one: _Listed, code: str, what: str) -> Fault:
    words = one.form.text.value
    return Fault(one.form.at, code, f"“{words}” {what}", "leave it away", Severity.WARNING)
