"""What a user may have meant where something does not exist."""

from collections.abc import Iterable, Sequence

from validator.engine.discovery import STDIN
from validator.errors import UsageError

TEXT_OR_JSON = ("text", "json")
"""The formats of most commands."""
OF_RULES = (*TEXT_OR_JSON, "markdown")
"""The formats in which rules are shown."""


def unknown(what: str, word: str, known: Iterable[str]) -> UsageError:
    """There is no such format, kind ...; what there is."""
    return UsageError(f"there is no {what} “{word}”", _hint(word, known))


def check_format(name: str, known: Iterable[str]) -> None:
    """Raises UsageError for a format that a command does not print."""
    if name not in known:
        raise unknown("format", name, known)


def unknown_rule(glob: str, rules: Sequence[str]) -> UsageError:
    from validator.engine.rules.selectors import suggestion

    return UsageError(f"no rule matches “{glob}”", suggestion(glob, rules))


def split_globs(values: Iterable[str]) -> list[str]:
    """The globs of `--select` and `--ignore`: repeated, or with commas between. Raises UsageError
    for a value in which there is none."""
    found: list[str] = []
    for value in values:
        globs = [glob for part in value.split(",") if (glob := part.strip())]
        if not globs:
            raise UsageError(f"“{value}” names no rule", "give a glob, or leave the option out")
        found += globs
    return found


def check_stdin_filename(name: str | None, paths: Iterable[str]) -> None:
    """Raises UsageError where `--stdin-filename` names what is not read."""
    if name is not None and STDIN not in paths:
        raise UsageError("--stdin-filename names standard input", "give “-” as the path to read it")


def checked_number(option: str, number: str | None) -> int | None:
    """A count that an option gives. Raises UsageError."""
    if number is None:
        return None
    if not (number.isascii() and number.isdecimal()) or int(number) == 0:
        raise UsageError(f"{option} is a number from 1 on; this is “{number}”")
    return int(number)


def checked_date(date: str | None) -> str | None:
    """The date as given, if it is one. Raises UsageError."""
    if date is None:
        return None
    from datetime import date as calendar

    try:
        sound = calendar.fromisoformat(date).isoformat() == date
    except ValueError:
        sound = False
    if not sound:
        raise UsageError(f"“{date}” is no date", "write it as 2020-02-04")
    return date


def checked_until(date: str | None, today: str) -> str | None:
    """The last day on which a decision counts, if it is a day to come. Raises UsageError."""
    until = checked_date(date)
    if until is not None and until < today:
        hint = "name a day from today on, or leave it out"
        raise UsageError(f"--until {until} is over already", hint)
    return until


def checked_seconds(seconds: str | None) -> float | None:
    """A time as given, if it is one. Raises UsageError."""
    if seconds is None:
        return None
    try:
        value = float(seconds)
    except ValueError:
        value = 0
    if not 0.001 <= value <= 1_000_000:
        raise UsageError(f"“{seconds}” is no time limit", "write seconds as 10 or 0.5")
    return value


def _hint(word: str, known: Iterable[str]) -> str | None:
    from validator.dsl.syntax.faults import did_you_mean  # difflib: only when something is wrong

    return did_you_mean(word, set(known))
