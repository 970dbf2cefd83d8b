"""The files of a new plugin, with $name and the like to be filled in; `$$` is a dollar."""

FILES = {
    "pyproject.toml": """\
[build-system]
requires = ["setuptools>=77"]
build-backend = "setuptools.build_meta"

[project]
name = "newslint-$name"
version = "0.1.0"
description = "A newslint plugin: each $words, and of how many."
readme = "README.md"
requires-python = ">=3.11"
dependencies = ["newslint"]

[project.optional-dependencies]
test = ["pytest"]

# this is how newslint finds the plugin: a name, and the module with its hooks
[project.entry-points.newslint]
$name = "$module"

[tool.setuptools.package-data]
$module = ["rules/*.rules"]

[tool.pytest.ini_options]
testpaths = ["tests", "src"]
newslint_plugins = ["src/$module"] # so that the tests run before it is installed
addopts = ["--newslint-rules"] # good and bad examples of rules are tests
""",
    "README.md": """\
# newslint-$name

A plugin of newslint: it finds each “$words” in a draft and how many it counts, as the kind `$name`,
and brings a rule that asks for the number.

    pip install -e ".[test]"
    pytest
    newslint plugins check
    newslint check drafts/
""",
    "src/$module/__init__.py": '''\
"""A plugin of newslint: each $words, and of how many."""

from collections.abc import Sequence
from pathlib import Path

from validator.api import Checker, hookimpl

from .checker import ${cls}Checker

newslint_api = $api


@hookimpl
def newslint_checkers() -> Sequence[Checker]:
    return [${cls}Checker()]


@hookimpl
def newslint_rules() -> Sequence[Path]:
    return [Path(__file__).parent / "rules"]


@hookimpl
def newslint_inputs() -> Sequence[Path]:
    return []  # what is found depends on nothing but the draft and this package
''',
    "src/$module/checker.py": '''\
"""Finds each $words, and of how many it is."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from validator.api import Checker, Document, Kind

PATTERN = re.compile(r"\\b$pattern\\b(?:\\s+of\\s+(\\d{1,3}(?:,\\d{3})+|\\d+))?", re.IGNORECASE)


class $cls(NamedTuple):
    """Each field but `start` and `end` is an attribute that rules may name."""

    start: int
    end: int
    size: int | None
    """How many, where the draft says so."""


class ${cls}Checker(Checker):
    name = "$name"
    kinds = (
        Kind("$name", $cls, "each $words, and of how many", "The $words of 1,200 came late."),
    )

    def annotate(self, document: Document) -> Iterator[$cls]:
        for match in PATTERN.finditer(document.text):
            size = match[1]
            yield $cls(*match.span(), int(size.replace(",", "")) if size else None)
''',
    "src/$module/rules/$name.rules": """\
pack $name "What this desk asks of each $words."

rule $name-size {
  title    "Each $words says of how many"
  severity warning
  because  "A reader cannot weigh it otherwise."
  find     $name as found
  require  found has size
  message  "“{found}”: of how many?"
  suggest  "Say how many: “$words of 1,200”."
  good     "The $words of 1,200 came late."
  bad      "The $words came late." flags "$words"
}
""",
    "tests/test_$module.py": '''\
"""What the checker finds, and what the rule says of it."""

import pytest
from validator.testing import Annotate, Lint


@pytest.mark.parametrize(
    ("text", "size"),
    [("The $words of 1,200 came late.", 1200), ("The $words came late.", None)],
)
def test_of_how_many(annotate: Annotate, text: str, size: int | None) -> None:
    (found,) = annotate(text, "$name")
    assert found.size == size


def test_the_rule_asks(lint: Lint) -> None:
    lint("The $words came late.", select="$name/*").assert_flags("$words")
    lint("The $words of 1,200 came late.", select="$name/*").assert_flags()
''',
}
