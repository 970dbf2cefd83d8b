"""What leaves the program: UTF-8 whatever the locale, a file at once or not at all."""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from errno import EACCES
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, TextIO

from validator.errors import UsageError
from validator.formats import Style
from validator.reporters.layout import visible

if TYPE_CHECKING:
    from validator.diagnostic import Diagnostic
    from validator.engine.discovery import Discovery
    from validator.report import Failure

_WIDEST = 100
_NARROWEST = 40
_OPEN = {"/dev/stdout": 1, "/dev/stderr": 2}
"""By number: opened by name, a file begins anew, over what a shell wrote into it."""


def write(text: str) -> bool:
    """Print; false where nobody reads any more, which is no fault. Raises UsageError."""
    return write_bytes(encoded(text))


def write_bytes(data: bytes, what: str = "the report") -> bool:
    """As `write`, whatever it is."""
    error = _send(data, sys.stdout)
    if error is not None and not isinstance(error, BrokenPipeError):
        raise UsageError(f"cannot write {what}: {reason(error)}")
    return error is None


def write_error(text: str) -> None:
    """Print to standard error, if anybody listens there."""
    _send(encoded(text), sys.stderr)


def complain(message: str) -> None:
    """One line on standard error."""
    write_error(f"newslint: {visible(message)}\n")


def complain_of_unread(found: "Discovery", outputs: Iterable[str | None]) -> None:
    """What folders hold that may be drafts and is not read, a line for each reason; of reports,
    those that this run does not write anew."""
    if found.unread:
        complain(f"not read: {_few(found.unread)}; save what is a draft as .docx or as text")
    written = {os.path.realpath(output) for output in outputs if output} if found.reports else ()
    reports = [path for path in found.reports if os.path.realpath(path) not in written]
    if reports:
        complain(f"not read: {_few(reports)}, written by newslint; name what is a draft")


def _few(paths: Sequence[str]) -> str:
    shown = [*paths[:3], f"{len(paths) - 3:,} more"] if len(paths) > 3 else paths
    return ", ".join(shown)


def complain_of_failures(failures: Iterable["Failure"]) -> None:
    """Which drafts could not be done, and why: a line each."""
    for failure in failures:
        complain(f"{failure.path}: {failure.message}")


def complain_of(faults: Sequence["Diagnostic"]) -> None:
    """What is wrong with the set-up, on standard error."""
    if faults:
        from validator.reporters.full import render_faults

        write_error(render_faults(faults, Style()))


def reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _send(data: bytes, stream: TextIO | None) -> OSError | None:
    if stream is None:
        return BrokenPipeError()
    try:
        stream.flush()
        stream.buffer.write(data)
        stream.flush()
    except OSError as error:
        # the interpreter flushes once more at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        return error
    return None


def speak_utf8() -> None:
    """Make UTF-8 of what others print by `sys.stdout`: help, and errors in arguments."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def as_json(record: dict[str, Any]) -> str:
    """What a command prints for programs: one object, that people can read too."""
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def save(data: bytes, path: str) -> None:
    """Write a file whole or not at all; where a link leads, and with its permissions.

    Raises OSError, also where another file could be put in the place of one that is protected.
    """
    stream = _stream(path)
    if stream is not None:
        with open(stream, "ab", closefd=isinstance(stream, str)) as file:
            file.write(data)
        return
    target = os.path.realpath(path)
    if os.path.exists(target) and not os.access(target, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES))
    draft = os.path.join(os.path.dirname(target), f".newslint-{os.getpid()}.tmp")
    try:
        with open(draft, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if os.path.exists(target):
            _take_after(draft, os.stat(target))
        os.replace(draft, target)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(draft)
        raise


def save_text(text: str, path: str) -> None:
    """Write a text whole or not at all. Raises UsageError."""
    try:
        save(encoded(text), path)
    except OSError as error:
        raise cannot_write(path, error) from None


def cannot_write(path: str, error: OSError) -> UsageError:
    """That a file could not be written, and why."""
    return UsageError(f"cannot write {path}: {reason(error)}")


def _stream(path: str) -> str | int | None:
    """What is written on, as a pipe or a device, and so cannot be replaced by another file."""
    if path in _OPEN:
        return _OPEN[path]
    return path if os.path.exists(path) and not os.path.isfile(path) else None


def _take_after(path: str, status: os.stat_result) -> None:
    """Give a file the owner, as far as we may, and the permissions of another."""
    if hasattr(os, "chown"):
        with suppress(PermissionError):
            os.chown(path, status.st_uid, status.st_gid)
    os.chmod(path, status.st_mode & 0o7777)


def on_terminal() -> bool:
    """Whether what is printed goes to people, and not to another program or a file."""
    return sys.stdout is not None and sys.stdout.isatty()


def style(color: str = "auto", quiet: bool = False, to_file: bool = False) -> Style:
    """How what is printed may look there: `color` is auto, always or never."""
    stream = None if to_file else sys.stdout
    return Style(_colored(color, stream), _width(stream), quiet)


def _colored(color: str, stream: TextIO | None) -> bool:
    if color != "auto":
        return color == "always"
    if stream is None or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _width(stream: TextIO | None) -> int:
    """Columns of the terminal, within what reads well; the widest where there is none."""
    wanted = os.environ.get("COLUMNS", "")
    columns = int(wanted) if wanted.isdecimal() else 0
    if stream is None:
        columns = _WIDEST
    elif not columns:
        with suppress(OSError, ValueError):
            columns = os.get_terminal_size(stream.fileno()).columns
    return max(min(columns or _WIDEST, _WIDEST), _NARROWEST)
