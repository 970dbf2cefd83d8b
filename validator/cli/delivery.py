"""Where reports go: each format to its file, at most one to the terminal or to `--output`."""

import os
from collections.abc import Iterable, Mapping, Sequence

from validator.cli.output import save_text, style, write, write_error
from validator.cli.usage import unknown
from validator.containment import Contained
from validator.engine.discovery import draft_name
from validator.errors import NonsenseError, UsageError
from validator.errors import reason as told
from validator.formats import Reporter
from validator.named_tuples import NamedTuple
from validator.report import Report

STDOUT = "-"


class Target(NamedTuple):
    """A format, and the file it goes to, “-” for standard output."""

    reporter: Reporter
    path: str


def targets(
    formats: Iterable[str], output: str | None, reporters: Mapping[str, Reporter]
) -> list[Target]:
    """Where each `FORMAT` or `FORMAT:FILE` goes. Raises UsageError."""
    made: dict[str, Target] = {}
    for given in formats:
        name, named, path = given.partition(":")
        if name not in reporters:
            raise unknown("format", name, reporters)
        if named and not path:
            raise UsageError(f"“{given}” names no file", f"write it as {name}:report.txt")
        path = path or output or STDOUT
        place = path if path == STDOUT else os.path.realpath(path)
        if place in made:
            where = "standard output" if path == STDOUT else path
            raise UsageError(
                f"two formats would go to {where}: {made[place].reporter.name} and {name}",
                f"name a file: --format {name}:FILE",
            )
        made[place] = Target(reporters[name], path)
    if output is not None and all(target.path != output for target in made.values()):
        message = "--output is for a format without a file, and there is none"
        raise UsageError(message, "leave it out, or give one of the formats no file")
    return list(made.values())


def spare_drafts(
    outputs: Iterable[str | None], paths: Sequence[str], stdin_filename: str | None
) -> None:
    """Refuse to write a report over a draft that it is about, be it the file that standard input
    is called by. Raises UsageError."""
    drafts = [draft_name(path, stdin_filename) for path in paths]
    for output in outputs:
        if not output or output == STDOUT or not os.path.isfile(output):
            continue
        written = os.path.realpath(output)
        if any(os.path.realpath(draft) == written for draft in drafts):
            raise UsageError(
                f"the report would be written over {output}, which is one of the drafts",
                "name another file; where a folder is checked, one outside of it",
            )


def deliver(report: Report, to: Sequence[Target], color: str, quiet: bool, aside: bool) -> None:
    """Write the reports that go to files, each whole or not at all, then print the other one; with
    `aside`, on standard error.

    Raises one UsageError for all that failed, when the last has been delivered.
    """
    failed = []
    for reporter, path in sorted(to, key=_printed):
        looks = style(color, quiet, to_file=aside or path != STDOUT)
        try:
            with Contained():
                text = reporter.render(report, looks)
            if not isinstance(text, str):
                raise NonsenseError(f"it made {text!r}, which is no text")
        except (Exception, SystemExit) as error:
            failed.append(f"format {reporter.name} failed: {told(error)}")
            continue
        if path == STDOUT:
            (write_error if aside else write)(text)
            continue
        try:
            save_text(text, path)
        except UsageError as error:
            failed.append(error.message)
    if failed:
        raise UsageError("; ".join(failed))


def deliver_text(text: str, output: str | None) -> None:
    """Print, or write to the file that `--output` names. Raises UsageError."""
    if output is None:
        write(text)
    else:
        save_text(text, output)


def _printed(target: Target) -> bool:
    return target.path == STDOUT
