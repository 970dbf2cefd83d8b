"""Word lists: from what an editor wrote to the forms that are searched for."""

from collections.abc import Iterator

from validator.diagnostic import Severity
from validator.dsl.syntax import ast
from validator.dsl.syntax.faults import Fault
from validator.inflection import Tag, all_forms, inflect
from validator.lexicon import Entry, Lexicon, marked_name


def build_lexicon(pack: str, block: ast.LexiconBlock) -> tuple[Lexicon, list[Fault]]:
    entries: dict[tuple[str, bool], Entry] = {}
    exceptions: dict[tuple[str, bool], Entry] = {}
    seen: dict[str, ast.Form] = {}
    faults: list[Fault] = []
    for line in block.entries:
        for form in line.forms:
            written = " ".join(form.text.value.split())
            if not written:
                faults.append(Fault(form.at, "empty-entry", "this entry has no words"))
                continue
            key = f"{line.exception} {written if form.cased else written.lower()}"
            if key in seen:
                faults.append(
                    Fault(
                        form.at,
                        "entry-twice",
                        f"“{written}” is in lexicon {block.name.text} already",
                        "leave it once",
                        Severity.WARNING,
                        earlier=seen[key].at,
                    )
                )
                continue
            seen[key] = form
            target = exceptions if line.exception else entries
            for entry in entries_of(form, written, line.replacement):
                target.setdefault(
                    (entry.form if entry.cased else entry.form.lower(), entry.cased), entry
                )
    name = f"{pack}.{block.name.text}"
    return Lexicon(name, tuple(entries.values()), tuple(exceptions.values())), faults


def marked_lexicon(form: ast.Form) -> Lexicon:
    """The lexicon of words that a rule marks where they stand: `forms of "kill"`."""
    written = " ".join(form.text.value.split())
    name = marked_name(written, inflected=form.inflected, cased=form.cased)
    return Lexicon(name, tuple(entries_of(form, written, None)))


def entries_of(form: ast.Form, written: str, replacement: ast.String | None) -> Iterator[Entry]:
    instead = replacement.value if replacement else None
    if not form.inflected:
        yield Entry(written, written, instead, form.cased)
        return
    bent = inflect(instead) if instead else None
    tags: dict[str, Tag] = all_forms(written)
    for word, tag in tags.items():
        yield Entry(word, written, bent[tag][0] if bent else None, form.cased)
