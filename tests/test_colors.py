"""Colours of rule files: both lexers know what the grammar knows, and nothing is left over."""

import importlib
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pygments_token = pytest.importorskip("pygments.token")

ROOT = Path(__file__).parent.parent
PACKS = sorted((ROOT / "rules").rglob("*.rules"))
packs = pytest.mark.parametrize("pack", PACKS, ids=lambda path: str(path.relative_to(ROOT)))


def grammar_words() -> set[str]:
    """All words that the grammar names."""
    grammar = (ROOT / "grammar" / "rules.lark").read_text(encoding="utf-8")
    lines = [line for line in grammar.splitlines() if not line.startswith(("//", "NAME:"))]
    text = "\n".join(lines)
    words = set(re.findall(r'"([a-z]+)"', text))
    return words | set(
        re.findall(r"[a-z]+", re.findall(r"^COUNT.*\((?:\?:)([a-z|]+)\)", text, re.M)[0])
    )


def lexer() -> Any:
    with (ROOT / "pyproject.toml").open("rb") as file:
        points = tomllib.load(file)["project"]["entry-points"]["pygments.lexers"]
    [point] = points.values()
    module, _, name = point.partition(":")
    return getattr(importlib.import_module(module), name)()


@packs
def test_pygments_knows_all_of_a_pack(pack: Path) -> None:
    text = pack.read_text(encoding="utf-8")
    tokens = list(lexer().get_tokens(text))
    wrong = [value for token, value in tokens if token in pygments_token.Error]
    assert wrong == []
    assert "".join(value for _, value in tokens) == text


def test_pygments_knows_the_words_of_the_grammar() -> None:
    colors = importlib.import_module("validator.colors")
    assert grammar_words() == colors.BLOCKS | colors.CLAUSES | colors.WORDS


def test_colours_tell_words_apart() -> None:
    text = 'rule x-y {\n  find "a" as some-thing in headline  # so\n  message "{x.y} {{"\n}\n'
    told = [(str(token), value) for token, value in lexer().get_tokens(text) if value.strip()]
    assert ("Token.Keyword.Declaration", "rule") in told
    assert ("Token.Name.Class", "x-y") in told
    assert ("Token.Name", "some-thing") in told
    assert ("Token.Operator.Word", "in") in told
    assert ("Token.Comment.Single", "# so") in told
    assert ("Token.Literal.String.Interpol", "{x.y}") in told


# ---- TextMate

TEXTMATE = json.loads((ROOT / "editors" / "newslint.tmLanguage.json").read_text(encoding="utf-8"))


def test_textmate_knows_the_words_of_the_grammar() -> None:
    listed = {
        word
        for pattern in TEXTMATE["patterns"]
        if re.match(r"storage\.|keyword\.(control|operator\.word)", pattern.get("name", ""))
        for word in re.findall(r"[a-z]+", pattern["match"].replace(r"\w", ""))
    }
    assert listed == grammar_words()


def matches(patterns: list[Any], line: str, at: int) -> tuple[re.Match[str], Any] | None:
    """The first match behind `at`, as an editor would take it."""
    found = [
        (match.start(), number, match, pattern)
        for number, pattern in enumerate(patterns)
        if (match := re.compile(pattern.get("match") or pattern["begin"]).search(line, at))
    ]
    return min(found, key=lambda f: f[:2])[2:] if found else None


def stretches(line: str, inside: Any) -> Iterator[tuple[str, str, Any]]:
    """(scope, text, the pattern that is still open) of a line."""
    at = 0
    while at < len(line) or inside is not None:
        if inside is not None:
            end = {"name": inside["name"], "match": inside["end"]}
            found = matches([*inside.get("patterns", ()), end], line, at)
            if found is None:
                yield inside["name"], line[at:], inside
                return
            yield inside["name"], line[at : found[0].end()], inside
            at = found[0].end()
            if found[1] is end:
                inside = None
                yield "", "", None
            continue
        found = matches(TEXTMATE["patterns"], line, at)
        if found is None:
            yield "", line[at:], None
            return
        match, pattern = found
        yield "", line[at : match.start()], None
        inside = pattern if "end" in pattern else None
        yield pattern.get("name", "block"), match.group(), inside
        at = match.end()


@packs
def test_textmate_knows_all_of_a_pack(pack: Path) -> None:
    inside: Any = None
    for number, line in enumerate(pack.read_text(encoding="utf-8").splitlines(), 1):
        for scope, text, still in stretches(line, inside):
            inside = still
            assert scope or not text.strip(), f"line {number}: {text!r} has no colour"
