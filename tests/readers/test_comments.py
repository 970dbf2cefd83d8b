"""Comments are data, with their places, and never prose."""

import pytest

from validator.document import Document
from validator.engine.discovery import Draft
from validator.engine.session import Session
from validator.source import UnreadableSourceError

HTML = """<html><body><article>
<!-- above -->
<h1>Ferry burns</h1>
<p>Six <!-- inside --> passengers were hurt. <!-- behind --></p>
<p>The port <b>was <!-- deep -->shut</b>.</p>
<!-- last -->
</article></body></html>
"""
MARKDOWN = """---
title: Ferry burns
---
<!-- above -->

Six <!-- inside --> passengers were hurt. <!-- behind -->

<!-- of two
lines -->
The port was shut.

> <!-- quoted -->
> “No,” she said.

`<!-- code -->` and \\<!-- escaped -->

<!-- last -->
"""
NITF = """<?xml version="1.0"?>
<nitf><body><body.head><hedline><hl1>Ferry burns</hl1></hedline></body.head>
<body.content><!-- above --><p>Six passengers were hurt.<!-- behind --></p></body.content>
</body></nitf>
"""
NINJS = (
    '{"headline": "Ferry burns", "body_xhtml": '
    '"<p>Six were hurt. <!-- \\"behind\\" --></p><!-- above --><p>The port was shut.</p>"}'
)


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (
            "a.html",
            HTML,
            [
                ("above", "Ferry"),
                ("inside", "Six"),
                ("behind", "Six"),
                ("deep", "The"),
                ("last", ""),
            ],
        ),
        (
            "a.md",
            MARKDOWN,
            [
                ("above", "Six"),
                ("inside", "Six"),
                ("behind", "Six"),
                ("of two lines", "The"),
                ("quoted", "“No,”"),
                ("last", ""),
            ],
        ),
        ("a.nitf", NITF, [("above", "Six"), ("behind", "Six")]),
        ("a.ninjs", NINJS, [('"behind"', "Six"), ("above", "The")]),
        ("a.txt", "<!-- above -->\n\nSix were hurt.\n", []),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_comments(
    session: Session, path: str, text: str, expected: list[tuple[str, str]], ends: str
) -> None:
    document = session.document(Draft(path, b"\xef\xbb\xbf" + text.replace("\n", ends).encode()))
    found = [
        (" ".join(comment.text.split()), _block(document, comment.at))
        for comment in document.comments
    ]
    assert found == expected
    for comment in document.comments:
        written = document.source.text[comment.start : comment.end]
        assert written.startswith("<!--")
        assert written.endswith("-->")
        if path.endswith(".txt"):
            assert comment.text in document.text
        else:
            assert comment.text.strip() not in document.text


def _block(document: Document, at: int) -> str:
    """The first word of the block that a comment stands in or before."""
    block = next((block for block in document.blocks if block.end > at), None)
    return document.text[block.start : block.end].split()[0] if block else ""


@pytest.mark.parametrize("path", ["a.md", "a.html"])
def test_a_comment_that_is_never_closed_hides_nothing(session: Session, path: str) -> None:
    text = "Six were hurt.\n\n<!-- newslint ignore x: y\n\nTwo were hurt.\n"
    with pytest.raises(UnreadableSourceError, match=r"line 3: .* never closed"):
        session.document(Draft(path, text.encode()))
