"""Subtitles in, reports out to a service of the newsroom."""

from collections.abc import Sequence

from validator.api import Reader, Reporter, hookimpl

from .post import post
from .subtitles import read_subtitles

newslint_api = 1


@hookimpl
def newslint_readers() -> Sequence[Reader]:
    meaning = (
        "The words of a broadcast, a paragraph from one full stop at a line's end to the next."
    )
    return [Reader("subtitles", (".srt",), read_subtitles, meaning=meaning)]


@hookimpl
def newslint_reporters() -> Sequence[Reporter]:
    return [Reporter("post", "sent to the service at NEWSLINT_POST_URL, on this machine", post)]


@hookimpl
def newslint_inputs() -> Sequence[str]:
    return []  # what becomes of a draft depends on nothing but the draft and this package
