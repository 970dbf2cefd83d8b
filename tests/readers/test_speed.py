"""Readers beside the libraries they use, measured by the means of the benchmark."""

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from effort import times_as_dear

from validator.formats import Reader
from validator.readers import newslint_readers

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    """benchmarks/readers.py."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(BENCHMARKS))
        spec = importlib.util.spec_from_file_location(
            "readers_benchmark", BENCHMARKS / "readers.py"
        )
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module


@pytest.fixture(scope="module")
def formats(benchmark: ModuleType) -> dict[str, Any]:
    """A dozen articles in every format, by suffix."""
    copies = [benchmark.article(seed) for seed in range(12)]
    blocks = [block for copy in copies for block in copy.strip().split("\n\n")]
    return {made.suffix: made for made in benchmark.formats(blocks)}


def reading(suffix: str, data: bytes) -> Callable[[], object]:
    readers: dict[str, Reader] = {s: r for r in newslint_readers() for s in r.suffixes}
    reader = readers[suffix]
    return lambda: reader.read(reader.open("draft", data))


@pytest.mark.parametrize(("suffix", "limit"), [(".md", 2.7), (".html", 2.3)])
def test_a_reader_takes_little_more_than_its_library(
    formats: dict[str, Any], suffix: str, limit: float
) -> None:
    # twice as long is what is asked, and less is what it takes; the rest is for other work
    made = formats[suffix]
    read = reading(suffix, made.data)
    read()
    assert min(times_as_dear(read, made.taken) for _ in range(7)) < limit


@pytest.mark.parametrize(
    ("suffix", "limit"),
    [(".txt", 2), (".md", 2), (".html", 45), (".nitf", 40), (".docx", 25), (".ninjs", 45)],
)
def test_calls_for_a_block_are_few(formats: dict[str, Any], suffix: str, limit: int) -> None:
    """Calls of Python functions: of the reader, and of its parser where that is written in it."""
    read = reading(suffix, formats[suffix].data)
    read()
    calls = 0

    def count(_: object, event: str, __: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        text: Any = read()
    finally:
        sys.setprofile(None)
    assert calls / len(text.blocks) < limit


def test_plain_text_loads_no_parser() -> None:
    code = (
        "import sys\n"
        "from validator.readers import newslint_readers\n"
        "reader = newslint_readers()[0]\n"
        "reader.read(reader.open('a.txt', b'Six people died.'))\n"
        "parsers = {'pyromark', 'html.parser', 'yaml', 'pyexpat', 'json', 'zipfile', 'tomllib'}\n"
        "print(sorted(parsers & sys.modules.keys()))\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout == "[]\n"
