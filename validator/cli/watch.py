"""newslint check --watch: the same check again whenever something changes.

Each is a process of its own, so that a plugin or a rule that was changed counts, and that what is
said is what a run without --watch says.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from time import sleep

from validator.cli.exits import Exit
from validator.cli.known import asked
from validator.cli.options import CheckOptions, written
from validator.cli.output import on_terminal, write, write_error
from validator.engine.cache.files import cache_folder
from validator.engine.cache.setups import SetUpCache
from validator.engine.discovery import STDIN
from validator.errors import UsageError

_BETWEEN = 0.3
"""Seconds from one look to the next."""
_CLEAR = "\x1b[2J\x1b[3J\x1b[H"
_SET_UP = (".rules", ".toml", ".py", "newslint-baseline.json")
"""What the names of files end with that may be part of the set-up."""

_Times = tuple[str, int, int]


def watch(options: CheckOptions) -> Exit:
    """Check until interrupted. Raises UsageError."""
    if options.fix or STDIN in options.paths:
        other = "--fix, which changes drafts" if options.fix else "standard input"
        raise UsageError(f"--watch does not go with {other}")
    command = [sys.executable, "-P", "-m", "validator", "check"]
    command += written(options._replace(watch=False))
    looks = on_terminal()
    try:
        while True:
            seen = frozenset(_seen(options))
            if looks:
                write(_CLEAR)
            subprocess.run(command, check=False)
            now = datetime.now().strftime("%H:%M:%S")
            write_error(f"newslint: {now}, waiting for changes; Ctrl-C ends\n")
            _wait(options, seen)
    except KeyboardInterrupt:
        return Exit.INTERRUPTED


def _wait(options: CheckOptions, seen: frozenset[_Times]) -> None:
    """Until something is not as it was, and has come to rest."""
    before = seen
    while True:
        sleep(_BETWEEN)
        now = frozenset(_seen(options))
        if now != seen and now == before:
            return
        before = now


def _seen(options: CheckOptions) -> Iterator[_Times]:
    """Names, times and sizes of all that the check may depend on."""
    named = (options.config, options.baseline, options.against)
    outputs = {os.path.abspath(path) for path in _outputs(options)}
    for path in (*(options.paths or (".",)), *options.rules, *filter(None, named)):
        for times in _below(path, ("",)):
            if os.path.abspath(times[0]) not in outputs:
                yield times
    yield from _below(".", _SET_UP)
    set_up = SetUpCache(cache_folder(), asked(options))
    yield set_up.key, 0, 0
    set_up.recall()
    for known in set_up.depended:
        yield from _below(known.path, ("",))


def _outputs(options: CheckOptions) -> Iterator[str]:
    """The files that the check itself writes."""
    yield from (path for name in options.format if (path := name.partition(":")[2]))
    if options.output is not None:
        yield options.output


def _below(path: str, ends: tuple[str, ...]) -> Iterator[_Times]:
    """A file, or those below a folder, hidden ones left out."""
    if not os.path.isdir(path):
        yield from _times(path)
    for place, folders, names in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith((".", "__pycache__"))]
        for name in names:
            if not name.startswith(".") and name.endswith(ends):
                yield from _times(os.path.join(place, name))


def _times(path: str) -> Iterator[_Times]:
    try:
        status = os.stat(path)
    except OSError:
        return
    yield path, status.st_mtime_ns, status.st_size
