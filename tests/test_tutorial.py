"""What the tutorial shows is what a reader who follows it sees."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
MISTAKEN = "$ newslint rules check desk.rules"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```|^> (The mayor[^\n]*)", re.MULTILINE | re.DOTALL)


def test_the_tutorial_shows_what_is_printed(tmp_path: Path, newslint: Callable[..., Any]) -> None:
    shown = 0
    for match in BLOCK.finditer(TUTORIAL):
        language, body, draft = match.groups()
        if draft:
            (tmp_path / "draft.txt").write_text(f"{draft}\n", encoding="utf-8")
        elif language == "rules":
            (tmp_path / "desk.rules").write_text(body, encoding="utf-8")
        elif language == "console" and body.startswith("$ newslint "):
            command, _, expected = body.partition("\n")
            if command == MISTAKEN:
                continue
            ended = newslint(*shlex.split(command)[2:])
            assert ended.out == expected, command
            shown += 1
    assert shown == 4


def test_the_mistake_in_the_tutorial(tmp_path: Path, newslint: Callable[..., Any]) -> None:
    *_, body = re.findall(r"^```rules\n(.*?)^```", TUTORIAL, re.MULTILINE | re.DOTALL)
    wrong = body.replace("number quantity", "number quantiti")
    (tmp_path / "desk.rules").write_text(wrong, encoding="utf-8")
    expected = TUTORIAL.partition(f"{MISTAKEN}\n")[2].partition("```")[0]
    told = newslint("rules", "check", "desk.rules").out
    assert told.startswith(expected)
    assert re.fullmatch(r"\d+ rules read, 1 fault found\.\n", told.removeprefix(expected))


def test_the_rule_of_the_tutorial_is_switched_on(
    tmp_path: Path, newslint: Callable[..., Any]
) -> None:
    *_, body = re.findall(r"^```rules\n(.*?)^```", TUTORIAL, re.MULTILINE | re.DOTALL)
    [settings] = re.findall(r"^```toml\n(.*?)^```", TUTORIAL, re.MULTILINE | re.DOTALL)
    (tmp_path / "desk.rules").write_text(body, encoding="utf-8")
    (tmp_path / "newslint.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "draft.txt").write_text("A survey asked 300 men.\n", encoding="utf-8")
    found = newslint("check", "draft.txt", "--format", "concise", "--trust-plugins")
    assert "desk/poll-sample" in found.out
    shown = newslint("explain", "poll-sample").out
    assert "least = 100 (now 500)" in shown
