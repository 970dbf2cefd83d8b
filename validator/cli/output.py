"""What leaves the program: UTF-8 whatever the locale, a file at once or not at all."""

import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import TextIO

from validator.reporters import Style
from validator.reporters.layout import visible

_WIDEST = 100
_NARROWEST = 40


def write(text: str) -> bool:
    """Print; false where nobody reads any more, which is no fault."""
    return _send(text, sys.stdout)


def write_error(text: str) -> bool:
    """Print to standard error."""
    return _send(text, sys.stderr)


def complain(message: str) -> None:
    """One line on standard error."""
    write_error(f"newslint: {visible(message)}\n")


def _send(text: str, stream: TextIO | None) -> bool:
    if stream is None:
        return False
    try:
        stream.flush()
        stream.buffer.write(encoded(text))
        stream.flush()
    except BrokenPipeError:
        # the interpreter flushes once more at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return False
    return True


def speak_utf8() -> None:
    """Make UTF-8 of what others print by `sys.stdout`: help, and errors in arguments."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def save(text: str, path: str) -> None:
    """Write a file whole or not at all. Raises OSError."""
    target = os.path.realpath(path)
    if os.path.exists(target) and not os.path.isfile(target):
        with open(target, "wb") as device:
            device.write(encoded(text))
        return
    folder, name = os.path.split(target)
    draft = os.path.join(folder, f".{name}.{os.getpid()}.tmp")
    try:
        with open(draft, "xb") as file:
            file.write(encoded(text))
        if os.path.exists(target):
            os.chmod(draft, os.stat(target).st_mode & 0o7777)
        os.replace(draft, target)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(draft)
        raise


def style(color: str, quiet: bool, to_file: bool) -> Style:
    """How the report may look there: `color` is auto, always or never."""
    return Style(_colored(color, to_file), _WIDEST if to_file else _width(sys.stdout), quiet)


def _colored(color: str, to_file: bool) -> bool:
    if color != "auto":
        return color == "always"
    if to_file or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _width(stream: TextIO) -> int:
    """Columns of the terminal, within what reads well; the widest where there is none."""
    wanted = os.environ.get("COLUMNS", "")
    if wanted.isdecimal() and int(wanted):
        columns = int(wanted)
    else:
        try:
            columns = os.get_terminal_size(stream.fileno()).columns or _WIDEST
        except (OSError, ValueError):
            columns = _WIDEST
    return max(min(columns, _WIDEST), _NARROWEST)
