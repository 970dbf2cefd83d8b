"""The folders of the user are those that platformdirs names."""

import sys

import platformdirs
import pytest

from validator.engine import user_folders


@pytest.mark.parametrize("given", [None, "", "/somewhere/else", "relative", "  /spaced  "])
def test_as_platformdirs_says(monkeypatch: pytest.MonkeyPatch, given: str | None) -> None:
    for variable in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        if given is None:
            monkeypatch.delenv(variable, raising=False)
        else:
            monkeypatch.setenv(variable, given)
    dirs = platformdirs.PlatformDirs("newslint", appauthor=False)
    assert user_folders.configuration_folder() == dirs.user_config_dir
    assert user_folders.cache_folder() == dirs.user_cache_dir


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_other_systems_ask_platformdirs(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    monkeypatch.setattr(sys, "platform", system)
    dirs = platformdirs.PlatformDirs("newslint", appauthor=False)
    assert user_folders.cache_folder() == dirs.user_cache_dir
