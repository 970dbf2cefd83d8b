"""Work grows with the copy and with what rules find, and with nothing else.

Calls are counted, which are the same on every machine; of hostile texts the time of one size is
compared with that of another, as a library may go over a text again and again without a call. How
long it takes is for benchmarks/run.py.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from effort import calls, growth
from scripts import ROOT, script
from validator.plugins.attributions.source_identity import all_attributions, resolved_sources

from validator.engine.discovery import Draft
from validator.engine.session import Session, open_session

BENCHMARKS = ROOT / "benchmarks"


@pytest.fixture(scope="module", autouse=True)
def among_the_benchmarks() -> Iterator[None]:
    """Scripts of benchmarks/ import each other."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(BENCHMARKS))
        yield


def article(seed: int) -> str:
    text: str = script("benchmarks/articles.py").article(seed)
    return text


@pytest.fixture(scope="module")
def desk() -> Session:
    """A session that has read so much that it has built whatever it builds once."""
    session = open_session(use_cache=False)
    session.check([Draft("first.txt", "\n\n".join(map(article, range(40))).encode())])
    return session


# in one file tolls and sentences are compared with up to 60 before them, which few articles lack
@pytest.mark.parametrize(
    ("few", "joint", "more"),
    [
        pytest.param(4, None, 1.15, id="many files"),
        pytest.param(4, "\n", 1.35, id="one file"),
        pytest.param(8, " ", 1.35, id="one line"),
    ],
)
def test_four_times_the_copy_takes_four_times_the_calls(
    desk: Session, few: int, joint: str | None, more: float
) -> None:
    def check(count: int) -> int:
        texts = [article(seed) for seed in range(count)]
        if joint is not None:
            texts = [joint.join(texts)]
        if joint == " ":
            texts = [" ".join(text.split()) for text in texts]
        drafts = [Draft(f"{number}.txt", text.encode()) for number, text in enumerate(texts)]
        return calls(lambda: desk.check(drafts))

    assert check(4 * few) < check(few) * 4 * more


def test_calls_for_a_hundred_times_the_rules_grow_less_than_what_they_find(tmp_path: Path) -> None:
    drafts = [Draft(f"{seed}.txt", article(seed).encode()) for seed in range(8)]
    taken, found = [], []
    for count in (10, 1000):
        file = script("benchmarks/parts/rules.py").pack(tmp_path, count)
        session = open_session([file], ["many/*"], use_cache=False)
        assert sum(rule.enabled for rule in session.rules) == count
        found.append(len(session.check(drafts).diagnostics))
        taken.append(calls(lambda session=session: session.check(drafts)))  # type: ignore[misc]
    assert found[0] > 0
    assert taken[1] / taken[0] < found[1] / found[0]


COUNTED = """
import sys
from validator.cli.main import main
calls = 0
def count(frame, event, argument):
    global calls
    calls += event in ("call", "c_call")
sys.setprofile(count)
main(["check", "--isolated", "--format", "concise", "--quiet", "--fail-on", "never", *sys.argv[1:]])
sys.setprofile(None)
print(calls, file=sys.stderr)
"""


def test_one_draft_that_changed_is_all_that_is_checked_again(tmp_path: Path) -> None:
    many, one = tmp_path / "many", tmp_path / "one"
    for folder, count in ((many, 100), (one, 1)):
        folder.mkdir()
        for number in range(count):
            text = f"Some {number + 2} soldiers were killed.\n"
            (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")

    def check(folder: Path) -> int:
        ran = subprocess.run(
            [sys.executable, "-c", COUNTED, folder],
            cwd=tmp_path, capture_output=True, text=True, check=True,
        )  # fmt: skip
        return int(ran.stderr.split()[-1])

    for folder in (many, one):
        check(folder)
    known = check(many)
    for folder in (many, one):
        text = "Some 3,000 soldiers were killed on the road.\n"
        (folder / "000.txt").write_text(text, encoding="utf-8")
    assert check(many) < known + check(one) * 1.2


@pytest.fixture(scope="module")
def hostile(among_the_benchmarks: None) -> dict[str, Any]:  # noqa: ARG001
    return {text.name: text for text in script("benchmarks/parts/hostile_texts.py").HOSTILE}


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        ("one line of copy", 3_000),
        ("straight quotation marks", 1_000),
        ("straight quotation marks around words", 200),
        ("opening quotation marks", 1_000),
        ("quotation marks around words", 200),
        ("numbers in a row", 100),
        ("numbers and commas in a row", 100),
        ("brackets in brackets", 2_000),
        ("quotations in quotations", 1_000),
        ("clauses in clauses", 500),
        ("block quotations in each other, Markdown", 1_000),
        ("emphasis in emphasis, Markdown", 1_000),
        ("findings on one line: a loaded word", 150),
        ("figures in one sentence", 100),
        ("tolls on one line, of unnamed sources", 150),
        ("tolls on one line, and who deplores them", 150),
        ("names in a row", 500),
        ("one word without an end", 100_000),
    ],
)
def test_time_on_hostile_texts_grows_with_their_size(
    session: Session, hostile: dict[str, Any], name: str, pieces: int
) -> None:
    text = hostile[name]

    def check(count: int) -> object:
        return session.check([Draft(f"a{text.suffix}", "".join(text.made(count)).encode())])

    check(1)
    assert min(growth(check, pieces) for _ in range(2)) < 8 * 2


@pytest.mark.parametrize(
    "name",
    ["findings on one line: a toll without a source", "findings, a paragraph each"],
)
def test_eight_times_the_tolls_take_eight_times_the_calls(
    session: Session, hostile: dict[str, Any], name: str
) -> None:
    """All alike, they are joined with each other by several rules, and conflict with none."""

    def check(count: int) -> int:
        draft = Draft("a.txt", "".join(hostile[name].made(count)).encode())
        return calls(lambda: session.check([draft]))

    check(1)
    assert check(8 * 25) < check(25) * 8 * 1.15


@pytest.mark.parametrize(
    ("rule", "paragraph"),
    [
        ("casualties/bound-misuse", "As many as 12 people were killed at the mill.\n\n"),
        ("law/allegation-as-fact", "Rebels violated the truce.\n\n"),
    ],
)
def test_a_rule_looks_for_the_kind_of_its_subject_where_that_stands(
    rule: str, paragraph: str
) -> None:
    """And not among all of the kind in the copy, for each of them."""
    session = open_session(select=[rule], use_cache=False)

    def check(count: int) -> int:
        draft = Draft("a.txt", (paragraph * count).encode())
        return calls(lambda: session.check([draft]))

    check(1)
    assert check(8 * 25) < check(25) * 8 * 1.15


def test_what_stands_behind_is_looked_for_behind(tmp_path: Path) -> None:
    """And not among all in the paragraph, of which half stand before."""
    file = tmp_path / "after.rules"
    file.write_text(
        'pack after "Alone."\n'
        'rule alone { find anonymous attribution as claim message "Alone."\n'
        "unless some named attribution within 3 paragraphs after claim\n"
        'bad "It broke, officials said." flags "It broke, officials said" }',
        encoding="utf-8",
    )
    session = open_session([file], ["after/*"], use_cache=False)

    def check(count: int) -> int:
        draft = Draft("a.txt", ("It broke, officials said. " * count).encode())
        return calls(lambda: session.check([draft]))

    check(1)
    assert check(4 * 200) < check(200) * 4 * 1.15


def test_a_name_under_which_many_speak_is_looked_for_once(session: Session) -> None:
    def resolve(count: int) -> int:
        text = "Farmers said that the road was shut. " * count
        document = session.document(Draft("a.txt", text.encode()))
        document.once(all_attributions)
        return calls(lambda: document.once(resolved_sources))

    resolve(1)
    assert resolve(8 * 25) < resolve(25) * 8 * 1.15


def test_where_a_name_first_stands_is_looked_for_once() -> None:
    session = open_session((), ["quotations/speaker-first-reference"], use_cache=False)

    def check(count: int) -> int:
        text = "Hales " * count + "sat.\n\n" + "Hale said no.\n\n" * count
        return calls(lambda: session.check([Draft("a.txt", text.encode())]))

    check(1)
    assert check(8 * 25) < check(25) * 8 * 1.15


def test_what_is_printed_of_ten_thousand_findings_is_bounded(newslint: Any, tmp_path: Path) -> None:
    def printed(count: int) -> int:
        draft = tmp_path / f"{count}.txt"
        draft.write_text("The regime fell. " * count, encoding="utf-8")
        ended = newslint("check", str(draft), "--max-diagnostics", "10", "--fail-on", "never")
        return len(ended.out)

    assert printed(2_000) < printed(200) * 1.1
