"""Exit codes."""

from enum import IntEnum


class Exit(IntEnum):
    """What a command ends with."""

    DONE = 0
    """Nothing found at or above `--fail-on`; for other commands: done."""
    FOUND = 1
    UNABLE = 2
    """It could not do its whole job, or was asked for what does not exist."""
    INTERRUPTED = 130
