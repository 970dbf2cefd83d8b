"""Readers: a file becomes prose with blocks, and offsets are kept."""

from validator.api import Reader, hookimpl


@hookimpl
def newslint_readers() -> list[Reader]:
    from validator.readers.plain import read

    return [Reader("text", (".txt", ".text"), read)]
