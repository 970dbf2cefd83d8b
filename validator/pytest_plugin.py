"""The test kit as a plugin of pytest: fixtures, and examples of rules as tests.

Whoever has newslint and pytest installed loads this module: it imports nothing of newslint before
something of it is used.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from validator.testing import Annotate, Kit, Lint, MakeDocument

_KIT = pytest.StashKey["Kit"]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("newslint")
    group.addoption(
        "--newslint-rules",
        action="store_true",
        help="make a test of each good and bad example in the .rules files that are met",
    )
    group.addoption(
        "--newslint-update", action="store_true", help="write the snapshots of newslint anew"
    )
    parser.addini(
        "newslint_plugins",
        "plugin files and folders of newslint that tests use beside the installed ones",
        type="paths",
        default=[],
    )
    parser.addini(
        "newslint_timeout", "seconds that a text may take, in the fixtures of newslint", default=""
    )


def _kit(config: pytest.Config) -> "Kit":
    if _KIT not in config.stash:
        from validator.testing import Kit

        seconds = config.getini("newslint_timeout")
        timeout = float(seconds) if seconds else None
        config.stash[_KIT] = Kit(config.getini("newslint_plugins"), timeout=timeout)
    return config.stash[_KIT]


# ---- fixtures


@pytest.fixture(scope="session")
def lint(pytestconfig: pytest.Config) -> "Lint":
    """What rules say of a text: `lint("Six were martyred.", select="wording/*").flags`."""
    return _kit(pytestconfig).lint


@pytest.fixture(scope="session")
def annotate(pytestconfig: pytest.Config) -> "Annotate":
    """The spans of a kind in a text: `annotate("Six died.", "quantity")`."""
    return _kit(pytestconfig).annotate


@pytest.fixture(scope="session")
def document(pytestconfig: pytest.Config) -> "MakeDocument":
    """A text as checkers see it: `document("Six died.").sentences`."""
    return _kit(pytestconfig).document


@pytest.fixture
def newslint_snapshot(request: pytest.FixtureRequest) -> Callable[[object, str], None]:
    """Compares what was found with the file snapshots/NAME.txt beside the test."""
    from validator.testing import assert_snapshot

    folder = request.path.parent / "snapshots"
    update = request.config.getoption("--newslint-update")

    def compare(found: object, name: str) -> None:
        __tracebackhide__ = True
        assert_snapshot(found, folder / f"{name}.txt", update)

    return compare


# ---- rules as tests


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "RuleFile | None":
    if file_path.suffix != ".rules":
        return None
    wanted = parent.config.getoption("--newslint-rules") or parent.session.isinitpath(file_path)
    return RuleFile.from_parent(parent, path=file_path) if wanted else None


class RuleFile(pytest.File):
    """A file of rules."""

    def collect(self) -> Iterator[pytest.Item]:
        numbers: dict[str, int] = {}
        try:
            examples = list(_kit(self.config).examples(self.path))
        except AssertionError as error:
            raise self.CollectError(str(error)) from None
        for rule, example in examples:
            name = f"{rule.name}-{'bad' if example.bad else 'good'}"
            numbers[name] = numbers.get(name, 0) + 1
            item = ExampleItem.from_parent(self, name=f"{name}-{numbers[name]}")
            item.rule, item.example = rule, example
            yield item


class ExampleItem(pytest.Item):
    """A good or bad example of a rule."""

    rule: Any
    example: Any

    def runtest(self) -> None:
        _kit(self.config).try_example(self.rule, self.example)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any) -> Any:
        if isinstance(excinfo.value, AssertionError):
            return f"{self.path}:{self.example.line}: {self.rule.id}: {excinfo.value}"
        return super().repr_failure(excinfo, *args)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.example.line - 1, f"{self.rule.id}: {self.name}"
