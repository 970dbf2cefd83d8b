"""Where the user keeps configuration, and programs their caches."""

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs import PlatformDirs


def configuration_folder() -> str:
    return _folder("XDG_CONFIG_HOME", ".config") or _dirs().user_config_dir


def cache_folder() -> str:
    return _folder("XDG_CACHE_HOME", ".cache") or _dirs().user_cache_dir


def _folder(variable: str, usual: str) -> str | None:
    """As the XDG Base Directory Specification has it; None on other systems.

    platformdirs says the same, and takes as long to import as half an article takes to check.
    """
    if sys.platform != "linux":
        return None
    given = os.environ.get(variable, "")
    if not os.path.isabs(given):
        given = os.path.expanduser(os.path.join("~", usual))
    return os.path.join(given, "newslint")


def _dirs() -> "PlatformDirs":
    from platformdirs import PlatformDirs

    return PlatformDirs("newslint", appauthor=False)
