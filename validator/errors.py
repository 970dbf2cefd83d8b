"""What users and plugins can get wrong, as exceptions with a sentence each."""

import os


class UsageError(Exception):
    """The command line or the set-up asks for something that cannot be; exit 2."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class CheckerError(Exception):
    """A checker raised on a document, or gave what makes no sense."""

    def __init__(self, checker: str, error: BaseException, part: str = "") -> None:
        """`part` says in what it lends to rules: "attribute storm.wind"."""
        self.whose = f"checker {checker}, {part}" if part else f"checker {checker}"
        super().__init__(f"{self.whose}: {reason(error)}")
        self.error = error
        self.part = part


class NonsenseError(Exception):
    """What a plugin gives is not what its hook promises."""


class MeddlingError(NonsenseError):
    """A plugin changed what is not its own."""


class TimeLimitError(BaseException):
    """A draft took longer than it may. No Exception, so that no plugin takes it for its own."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds
        self.culprit = ""
        """Who was at work: "checker polls"."""

    def __str__(self) -> str:
        return f"{self.culprit or 'this'} was stopped after {self.seconds:g} s (--timeout)"


class PluginDeprecationWarning(DeprecationWarning):
    """A plugin uses what a later release will not have."""


DEBUG = "NEWSLINT_DEBUG"
"""Environment variable that `--debug` sets, so that other processes of the run know too."""


def contained(error: BaseException, message: str) -> str:
    """The message for an exception that ends here; with `--debug` it is shown where it arose."""
    if os.environ.get(DEBUG):
        import traceback

        traceback.print_exception(error)
    return message


def reason(error: BaseException) -> str:
    """An exception in one line; our own speak for themselves."""
    if isinstance(error, NonsenseError):
        return str(error)
    return f"{type(error).__name__}: {error}".removesuffix(": ")
