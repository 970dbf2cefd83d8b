"""Regular expressions of Python that are compiled when they are first used.

There are hundreds in detectors and readers, and an article needs a few of them; compiling all
would take longer than checking it.
"""

import re
from functools import cached_property
from typing import Any, cast


class _Expression:
    """Stands for a pattern; each method becomes that of the pattern when it is first asked for, so
    that from then on nothing lies between."""

    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        method = getattr(self._compiled, name)
        setattr(self, name, method)
        return method

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)


def regex(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """As `re.compile`, at first use. What is wrong with a pattern is told then, too."""
    return cast("re.Pattern[str]", _Expression(pattern, flags))
