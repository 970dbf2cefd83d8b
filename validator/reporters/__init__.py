"""Reporters: a report becomes text; pure functions, one file each."""

from validator.api import Reporter, Style, hookimpl

__all__ = ["Reporter", "Style", "newslint_reporters"]


@hookimpl
def newslint_reporters() -> list[Reporter]:
    from validator.reporters import concise, full, json

    return [
        Reporter("full", "for an editor: each sentence with its words marked", full.render),
        Reporter("concise", "one line a finding, as compilers print it", concise.render),
        Reporter("json", "one JSON object, for programs", json.render),
    ]
