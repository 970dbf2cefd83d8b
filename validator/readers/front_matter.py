"""Front matter: YAML between lines of `---`, TOML between lines of `+++`, at the very top."""

import re
from collections.abc import Mapping
from typing import Any, NoReturn

from validator.api import Metadata, NamedTuple, UnreadableSourceError, regex
from validator.readers.metadata import metadata_of

_LONGEST = 1 << 14
"""Characters of front matter; what is longer is text."""
_YAML = regex(r"---[ \t]*\r?\n")
_FIELD = regex(r"[\w.-]+[ \t]*(?::[ \t\r\n]|=)")
"""How a table begins; what else stands between such lines may be prose."""
_YAML_END = regex(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.M)
_TOML = regex(r"\+\+\+[ \t]*\r?\n")
_TOML_END = regex(r"^\+\+\+[ \t]*(?:\r?\n|\Z)", re.M)
_TOML_STRING = regex(r"""^([\w-]+)[ \t]*=[ \t]*(["'])(.+)\2[ \t]*(?:#.*)?\r?$""", re.M)
_TOML_LINE = regex(r" \(at line (\d+), column \d+\)")
_TITLES = ("title", "headline")
_DEKS = ("dek", "standfirst", "subtitle", "subheading")


class Field(NamedTuple):
    """A text, and the source it stands for."""

    text: str
    start: int
    end: int


class FrontMatter(NamedTuple):
    """What stands above the text; without it, all is empty and `end` is 0."""

    end: int = 0
    headline: Field | None = None
    dek: Field | None = None
    metadata: Metadata = Metadata()


_NONE = FrontMatter()


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of a text; raises UnreadableSourceError where it is begun and faulty.

    What is no table of fields is none.
    """
    if not text.startswith(("---", "+++")):
        return _NONE
    for head, tail, fields_of in ((_YAML, _YAML_END, _yaml), (_TOML, _TOML_END, _toml)):
        opened = head.match(text)
        closed = opened and tail.search(text, opened.end(), opened.end() + _LONGEST)
        if opened and closed:
            fields = fields_of(text[opened.end() : closed.start()], opened.end())
            if fields:
                return FrontMatter(
                    closed.end(),
                    _first(fields, _TITLES),
                    _first(fields, _DEKS),
                    metadata_of({name: field.text for name, field in fields.items()}),
                )
    return _NONE


def _refuse(line: int, told: str) -> NoReturn:
    """What is written for newslint, as the story and the day, must not be lost without a word."""
    told = f"line {line + 2}: the front matter is no {told}"
    raise UnreadableSourceError(f"{told}; does a value want quotation marks?") from None


def _first(fields: Mapping[str, Field], names: tuple[str, ...]) -> Field | None:
    return next((fields[name] for name in names if name in fields and fields[name].text), None)


def _yaml(text: str, base: int) -> dict[str, Field]:
    import yaml

    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.scanner.ScannerError, yaml.parser.ParserError) as error:
        if _FIELD.match(text) and error.problem_mark is not None:
            _refuse(error.problem_mark.line, f"YAML: {error.problem}")
        return {}
    except (yaml.YAMLError, RecursionError):
        return {}
    if not isinstance(root, yaml.MappingNode):
        return {}
    return {
        key.value.lower(): field
        for key, value in root.value
        if isinstance(key, yaml.ScalarNode)
        for field in (_yaml_field(value, text, base),)
        if field is not None
    }


def _yaml_field(node: Any, text: str, base: int) -> Field | None:
    """A scalar, or the scalars of a list with commas between."""
    start, end = node.start_mark.index, node.end_mark.index
    if node.id == "sequence":
        scalars = [item.value for item in node.value if item.id == "scalar"]
        return Field(", ".join(scalars), base + start, base + end) if scalars else None
    if node.id != "scalar" or node.tag == "tag:yaml.org,2002:null":
        return None
    if node.style in ("'", '"'):
        start, end = start + 1, end - 1
    if text[start:end] != node.value:
        end = start + len(text[start:end].rstrip())
    return Field(_without_nul(node.value), base + start, base + end)


def _toml(text: str, base: int) -> dict[str, Field]:
    import tomllib

    try:
        table = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        if _FIELD.match(text):
            place = _TOML_LINE.search(str(error))
            _refuse(int(place[1]) - 1 if place else 0, f"TOML: {_TOML_LINE.sub('', str(error))}")
        return {}
    except RecursionError:
        return {}
    whole = (base, base + len(text.rstrip()))
    places: dict[str, tuple[int, int]] = {}
    for found in _TOML_STRING.finditer(text):
        if table.get(found[1]) == found[3]:  # written on one line, without escapes
            places.setdefault(found[1], (base + found.start(3), base + found.end(3)))
    return {
        name.lower(): Field(_told(value), *places.get(name, whole))
        for name, value in table.items()
        if not isinstance(value, dict)
    }


def _told(value: Any) -> str:
    return _without_nul(", ".join(map(str, value)) if isinstance(value, list) else str(value))


def _without_nul(text: str) -> str:
    """What an escape may write and no file may have is told as HTML tells it."""
    return text.replace("\0", "\ufffd")
