"""What a user can get wrong before a draft is read, as exceptions with a sentence each."""


class UsageError(Exception):
    """The command line or the set-up asks for something that cannot be; exit 2."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class CheckerError(Exception):
    """A checker raised on a document."""

    def __init__(self, checker: str, error: BaseException) -> None:
        super().__init__(f"checker {checker}: {type(error).__name__}: {error}")
        self.checker = checker
        self.error = error
