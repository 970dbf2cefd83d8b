"""newslint annotate, as docs/reports.md has it, with the real checkers."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from commands import Newslint

COPY = "Some 20 soldiers were killed, the health ministry said."
KINDS = ("sentence", "quantity", "casualty", "attribution")
EXPECTED = {
    "path": "a.txt",
    "annotations": [
        {"kind": "sentence", "start": 0, "end": 55},
        {
            "kind": "quantity", "start": 0, "end": 7, "value": 20, "low": 18, "high": 22,
            "unit": None, "type": "number",
        },
        {
            "kind": "casualty", "start": 0, "end": 16, "value": 20, "low": 18, "high": 22,
            "harm": "killed", "victims": [8, 16], "stated": True,
        },
        {
            "kind": "attribution", "start": 0, "end": 54, "source": [[30, 49]],
            "cue": [[50, 54]], "content": [[0, 28]], "strength": "strong",
            "source_kind": "organisation",
        },
    ],
}  # fmt: skip


def asked(*kinds: str) -> list[str]:
    return [argument for kind in kinds for argument in ("--kind", kind)]


def test_the_page_shows_what_is_printed(newslint: Newslint) -> None:
    page = (Path(__file__).parent.parent / "docs" / "reports.md").read_text(encoding="utf-8")
    shown = re.search(r'\$ echo "(.*)" > (.*)\n\$ newslint (.*)\n(.*)\n', page)
    assert shown is not None
    Path(shown[2]).write_text(f"{shown[1]}\n", "utf-8")
    assert newslint(*shown[3].split()).out == f"{shown[4]}\n"


def annotations(newslint: Newslint, data: bytes, *kinds: str) -> list[dict[str, Any]]:
    Path("a.txt").write_bytes(data)
    ended = newslint("annotate", *asked(*kinds), "a.txt")
    assert ended.code == 0, ended.err
    (line,) = ended.out.splitlines()
    found: list[dict[str, Any]] = json.loads(line)["annotations"]
    return found


def words(text: str, place: list[int]) -> str:
    return text[place[0] : place[1]]


def test_the_example_of_the_design(newslint: Newslint) -> None:
    Path("a.txt").write_text(COPY, encoding="utf-8")
    ended = newslint("annotate", *asked(*KINDS), "a.txt")
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out) == EXPECTED
    assert ended.out.endswith("}\n")


def test_kinds_come_in_the_order_in_which_they_were_asked(newslint: Newslint) -> None:
    found = annotations(newslint, COPY.encode(), "attribution", "sentence")
    assert [record["kind"] for record in found] == ["attribution", "sentence"]


def test_without_kinds_the_usual_ones_are_given(newslint: Newslint) -> None:
    found = annotations(newslint, f"{COPY} “It was Monday,” he said.".encode())
    assert {record["kind"] for record in found} == {
        "sentence", "quantity", "casualty", "quotation", "attribution", "date",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "before", "between"),
    [
        ("lf", "Ferry fire\n\n", "\n"),
        ("crlf", "Ferry fire\r\n\r\n", "\r\n"),
        ("spaces", "  Ferry   fire\n \n\t", "  "),
        ("wide", "Fährbrand 🙂🙂\n\n", "\u00a0"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_offsets_are_those_of_the_file(
    newslint: Newslint, name: str, before: str, between: str, encoding: str
) -> None:
    """CRLF counts two, a byte order mark nothing."""
    del name
    text = before + (
        f"The landing on the eastern bank was held for two days{between}and nights, and there "
        f"some 20 soldiers were killed,{between}the health ministry said."
    )
    found = annotations(newslint, text.encode(encoding), *KINDS)
    record = {record["kind"]: record for record in found}
    casualty, said = record["casualty"], record["attribution"]
    assert words(text, [casualty["start"], casualty["end"]]) == "some 20 soldiers"
    assert words(text, casualty["victims"]) == "soldiers"
    assert [words(text, place) for place in said["source"]] == ["the health ministry"]
    assert [words(text, place) for place in said["cue"]] == ["said"]
    (content,) = said["content"]
    assert words(text, content).endswith(
        f"days{between}and nights, and there some 20 soldiers were killed"
    )
    last = [r for r in found if r["kind"] == "sentence"][-1]
    assert last["end"] == len(text)


def test_an_open_end_is_null_and_lists_never_are(newslint: Newslint) -> None:
    found = annotations(newslint, b"At least 6 people died. Dozens fled.", *KINDS)
    quantities = [record for record in found if record["kind"] == "quantity"]
    bounds = [(record["value"], record["low"], record["high"]) for record in quantities]
    assert bounds == [(6, 6, None), (None, 24, 199)]
    texts = (
        "He denied it.",
        "“We saw,” she said, “six dead.”",
        "“We saw six dead.”",
        "According to the ministry, six died.",
    )
    for text in texts:
        for record in annotations(newslint, text.encode(), "attribution"):
            for part in ("source", "cue", "content"):
                assert isinstance(record[part], list)
                assert all(0 <= start < end <= len(text) for start, end in record[part])


def test_a_split_quotation_has_several_pieces(newslint: Newslint) -> None:
    text = "“We saw six dead,” the mayor said, “and then we left.”"
    (said,) = annotations(newslint, text.encode(), "attribution")
    pieces = " ".join(words(text, place) for place in said["content"])
    assert "We saw six dead" in pieces
    assert "and then we left" in pieces
    assert "said" not in pieces


def test_a_source_and_a_cue_have_the_marks_that_close_them(newslint: Newslint) -> None:
    text = "The mayor, Ada Hale, said: “We saw six dead.”"
    (said,) = annotations(newslint, text.encode(), "attribution")
    assert [words(text, place) for place in said["source"]] == ["The mayor, Ada Hale,"]
    assert [words(text, place) for place in said["cue"]] == ["said:"]


def test_the_output_is_ascii_whatever_the_copy(newslint: Newslint) -> None:
    Path("ä.txt").write_text("“Zwölf” wurden getötet.", encoding="utf-8")
    ended = newslint("annotate", "ä.txt")
    assert ended.out.isascii()
    assert json.loads(ended.out)["path"] == "ä.txt"


def test_every_kind_can_be_asked_for(newslint: Newslint, session: Any) -> None:
    text = f"# Fire\n\nFerry fire kills 20\n\nBy Jane Roe\n\nADEN, Feb. 4, 2020 - {COPY} He is 60."
    kinds = sorted(session.kinds)
    found = annotations(newslint, text.encode(), *kinds)
    assert {record["kind"] for record in found} <= set(kinds)
    assert {"headline", "source", "date", "article"} <= {record["kind"] for record in found}
    for record in found:
        assert 0 <= record["start"] <= record["end"] <= len(text)


def test_an_unknown_kind_ends_with_2(newslint: Newslint) -> None:
    Path("a.txt").write_text(COPY, encoding="utf-8")
    ended = newslint("annotate", "--kind", "quantity", "--kind", "casulty", "a.txt")
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err == "newslint: there is no kind “casulty”; did you mean “casualty”?\n"


def test_one_line_a_file_in_the_order_of_paths(newslint: Newslint) -> None:
    Path("copy").mkdir()
    for name in ("b", "a", "c"):
        Path(f"copy/{name}.txt").write_text(COPY, encoding="utf-8")
    Path("copy/bad.txt").write_bytes(b"\xff")
    ended = newslint("annotate", "copy")
    assert ended.code == 2
    assert [json.loads(line)["path"] for line in ended.out.splitlines()] == [
        "copy/a.txt", "copy/b.txt", "copy/c.txt",
    ]  # fmt: skip
    assert (
        ended.err
        == "newslint: copy/bad.txt: byte 0 (0xff) is not valid UTF-8; save the file as UTF-8\n"
    )


def test_an_empty_file_has_no_annotations(newslint: Newslint) -> None:
    for data in (b"", b"\xef\xbb\xbf", b"\r\n \r\n"):
        assert annotations(newslint, data) == []
