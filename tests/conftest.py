"""What tests share: documents that any kind may be asked of, and folders of their own; how the
tests are spread over the processors."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from commands import Ended, Newslint
from hypothesis import HealthCheck, settings

from validator.cli.main import main
from validator.document import Document
from validator.engine.discovery import Draft
from validator.engine.session import Session, open_session

# nothing hangs on the clock, as a busy machine has no time to keep
settings.register_profile(
    "newslint", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("newslint")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """A few files are sooner done here than workers have started; else one each processor."""
    return 0 if len(config.args) < 5 and all(".py" in name for name in config.args) else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, that no worker is left with it at the end."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing is read from or written to the folders of whoever runs the tests."""
    here = Path.cwd()
    before = {*here.glob("*.*")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("configuration")))
        yield
    left = {path for path in here.glob("*.*") if path.suffix in (".txt", ".rules", ".toml")}
    assert left <= before, "a test has written into the folder where the tests were begun"


@pytest.fixture(scope="session")
def session() -> Session:
    """The installed plugins and all shipped rules."""
    return open_session(use_cache=False, profile="strict")


@pytest.fixture(scope="session")
def document(session: Session) -> Callable[[str], Document]:
    """Makes a document of plain text, with all checkers attached."""

    def make(text: str) -> Document:
        return session.document(Draft("x.txt", text.encode()))

    return make


@pytest.fixture
def newslint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Newslint:
    """Runs a command with the real engine, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    # compiled code stands for a plugin that is changed within the second, and changes its folder
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str) -> Ended:
        code = main(arguments)
        out, err = capfdbinary.readouterr()
        return Ended(code, out.decode(), err.decode())

    return run
