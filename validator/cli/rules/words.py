"""newslint rules words: all that a rule may say, with an example each."""

from collections.abc import Iterable, Iterator, Sequence

from validator.cli.ending import ended
from validator.cli.exits import Exit
from validator.cli.options import SetUp
from validator.cli.output import as_json, style, write
from validator.cli.usage import check_format, unknown
from validator.dsl.catalog import Attribute, Catalog, CatalogKind
from validator.dsl.semantics.resolution import with_article
from validator.dsl.syntax.vocabulary import VOCABULARY
from validator.dsl.types import Type
from validator.engine.configuration.files import load_configuration
from validator.engine.session import open_session
from validator.named_tuples import NamedTuple
from validator.reporters.layout import indented, one_line

_HEADINGS = {
    "block": "Blocks",
    "clause": "Clauses",
    "subject": "Subjects",
    "kind": "Kinds",
    "relation": "Relations",
    "quantifier": "Quantifiers",
    "condition": "Conditions",
    "function": "Functions",
}


class Entry(NamedTuple):
    """A word of the rule language, as it is shown."""

    group: str
    name: str
    forms: tuple[str, ...]
    meaning: str
    example: str
    attributes: tuple[tuple[str, str, str], ...] = ()
    """Name, type and meaning."""
    adjectives: tuple[str, ...] = ()
    tells: tuple[tuple[str, str], ...] = ()
    """Adjectives that are no attribute, and what they say."""


def run_words(name: str | None, form: str, set_up: SetUp) -> Exit:
    """Print all words, or one. Raises UsageError for a word or a format that does not exist."""
    check_format(form, _RENDERERS)
    session = open_session(configuration=load_configuration(*set_up))
    entries = words(session.catalog)
    if name is not None:
        entries = _named(entries, " ".join(name.split()))
    write(_RENDERERS[form](entries))
    return ended(session.faults)


def words(catalog: Catalog) -> list[Entry]:
    """All that a rule may say: by group, then as in the table, or by name."""
    found = [
        Entry(word.group, word.name, tuple(word.form.split("\n")), word.meaning, word.example)
        for word in VOCABULARY
    ]
    found += [_kind(kind, catalog) for _, kind in sorted(catalog.kinds.items())]
    found += [
        Entry(
            "function",
            function.name,
            (f"{function.name}({', '.join(function.parameters)}): {_RESULTS[function.returns]}",),
            function.meaning.rstrip("."),
            function.example,
        )
        for _, function in sorted(catalog.functions.items())
    ]
    groups = list(_HEADINGS)
    return sorted(found, key=lambda entry: groups.index(entry.group))


_RESULTS = {"flag": "true or false", "number": "a number", "text": "a text"}


def _kind(known: CatalogKind, catalog: Catalog) -> Entry:
    kind = known.kind
    meaning = kind.meaning.rstrip(".")
    if kind.parent:
        meaning += f"; it may stand where {with_article(kind.parent)} is asked for"
    if kind.hidden:
        meaning += f"; one that is not “{kind.hidden}” is seen only by rules that ask for it"
    told = sorted((kind.adjectives.keys() & kind.meanings.keys()) - known.attributes.keys())
    return Entry(
        "kind",
        kind.name,
        (kind.name,),
        meaning,
        kind.example,
        tuple(_attributes(known, catalog)),
        tuple(sorted(known.adjectives())),
        tuple((word, kind.meanings[word]) for word in told),
    )


def _attributes(known: CatalogKind, catalog: Catalog) -> Iterator[tuple[str, str, str]]:
    """Name, type and meaning; what a kind does not say, the kind does that it is a case of."""
    kind = known.kind
    meanings = {"text": "its words"}
    if kind.parent:
        meanings |= catalog.kinds[kind.parent].kind.meanings
    meanings |= kind.meanings
    for name, type_, attribute in _typed(known, catalog):
        derived = attribute.derived.meaning if attribute.derived else ""
        yield name, _type(type_), derived or meanings.get(name, "")


def _typed(known: CatalogKind, catalog: Catalog) -> Iterator[tuple[str, Type, Attribute]]:
    for attribute in known.attributes.values():
        type_ = attribute.type
        yield attribute.name, type_, attribute
        if type_.name == "span" and type_.kind is None:
            for inner in catalog.attributes(type_).values():
                if inner.name != "text" and inner.type != type_:
                    yield f"{attribute.name}.{inner.name}", inner.type, inner


def _type(type_: Type) -> str:
    match type_.name:
        case "word":
            return ", ".join(sorted(type_.words))
        case "flag":
            return "true or false"
        case "span":
            return with_article(type_.kind) if type_.kind else "words of the text"
        case name:
            return with_article(name)


def _named(entries: Sequence[Entry], name: str) -> list[Entry]:
    """The words with a name; else the kinds that have such an attribute or adjective."""
    folded = name.lower()
    found = [
        entry
        for entry in entries
        if folded == entry.name or any(form.startswith(f"{folded} ") for form in entry.forms)
    ]
    exact = [entry for entry in found if entry.name == folded]
    owners = [
        entry
        for entry in entries
        if folded in entry.adjectives or any(folded == own for own, *_ in entry.attributes)
    ]
    if not (exact or found or owners):
        known = {entry.name for entry in entries}
        known |= {word for entry in entries for word in entry.adjectives}
        known |= {own for entry in entries for own, *_ in entry.attributes}
        raise unknown("word", name, known)
    return exact or found or owners


# ---- as text, JSON, Markdown


def _grouped(entries: Iterable[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.group, []).append(entry)
    for group, members in groups.items():
        yield _HEADINGS[group], members


def _text(entries: Sequence[Entry]) -> str:
    width = style().width
    lines: list[str] = []
    for heading, members in _grouped(entries):
        lines += [heading.upper(), ""]
        for entry in members:
            lines += [f"  {one_line(form)}" for form in entry.forms]
            for said in _said(entry):
                margin = " " * (8 if said.startswith(" ") else 6)
                lines += indented(one_line(said), margin, f"{margin}  ", width)
            lines.append("")
    return "\n".join(lines)


def _said(entry: Entry) -> Iterator[str]:
    yield f"{entry.meaning[:1].upper()}{entry.meaning[1:]}."
    if entry.example not in entry.forms:
        quoted = f"“{entry.example}”" if entry.group == "kind" else entry.example
        yield f"For example: {quoted}"
    if entry.adjectives:
        yield f"It can be: {', '.join(entry.adjectives)}"
        for word, meaning in entry.tells:
            yield f" {word}: {meaning}"
    if entry.attributes:
        yield "It has:"
        for name, type_, meaning in entry.attributes:
            yield f" {name}: {type_}" + (f" – {meaning}" if meaning else "")


def _json(entries: Sequence[Entry]) -> str:
    words = [
        {
            **entry._asdict(),
            "attributes": {name: type_ for name, type_, _ in entry.attributes},
            "tells": {
                **{name: meaning for name, _, meaning in entry.attributes if meaning},
                **dict(entry.tells),
            },
        }
        for entry in entries
    ]
    return as_json({"version": 1, "words": words})


def _markdown(entries: Sequence[Entry]) -> str:
    lines: list[str] = []
    for heading, members in _grouped(entries):
        lines += [f"## {heading}", ""]
        if any(entry.attributes for entry in members):
            for entry in members:
                lines += _section(entry)
            continue
        lines += ["| written | means | for example |", "|---|---|---|"]
        for entry in members:
            forms = "<br>".join(_code(form) for form in entry.forms)
            lines.append(f"| {forms} | {_cell(entry.meaning)} | {_code(entry.example)} |")
        lines.append("")
    return "\n".join(lines)


def _section(entry: Entry) -> Iterator[str]:
    meaning = f"{entry.meaning[:1].upper()}{entry.meaning[1:]}"
    yield from (
        f"### {entry.name}",
        "",
        f"{meaning}. For example: “{_cell(one_line(entry.example))}”",
        "",
    )
    if entry.adjectives:
        told = "".join(f" `{word}`: {_cell(meaning)}." for word, meaning in entry.tells)
        yield from (f"It can be {', '.join(f'`{word}`' for word in entry.adjectives)}.{told}", "")
    if entry.attributes:
        yield from ("| attribute | is | tells |", "|---|---|---|")
        for name, type_, meaning in entry.attributes:
            yield f"| `{name}` | {_cell(type_)} | {_cell(meaning)} |"
        yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _code(text: str) -> str:
    return f"`{_cell(text)}`"


_RENDERERS = {"text": _text, "json": _json, "markdown": _markdown}
