"""Regular expressions of Python that are compiled when they are first used.

There are hundreds in detectors and readers, and an article needs a few of them; compiling all
would take longer than checking it.
"""

import re
from typing import Any, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class _Expression:
    """Stands for a pattern; its methods become those of the pattern with the first that is asked
    for, so that from then on nothing lies between."""

    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def regex(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """As `re.compile`, at first use. What is wrong with a pattern is told then, too."""
    return cast("re.Pattern[str]", _Expression(pattern, flags))
