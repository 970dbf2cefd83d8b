"""The hooks: all the ways into newslint, in the order a text travels.

A plugin is a module; its functions marked with `hookimpl` and named as one of these are asked once,
at the start, and give a list. Only `newslint_diagnostic` is asked again, for each diagnostic.
Every function on this page that is named so is a hook.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    import typer

    from validator.checker import Checker
    from validator.diagnostic import Diagnostic
    from validator.formats import Reader, Reporter

API_VERSION = 1
"""Of everything on this page and in `validator.api`. A plugin says with `newslint_api = 1` for
which it was made; for another, a run ends with exit code 2."""


def newslint_readers() -> "Sequence[Reader]":
    """Readers: file suffixes, and how such a file becomes prose with blocks.

    ```python
    @hookimpl
    def newslint_readers():
        return [Reader("subtitles", (".srt",), read_subtitles)]
    ```
    """


def newslint_checkers() -> "Sequence[Checker]":
    """Checkers: the kinds of span they find, and the functions they lend to the rule language.

    ```python
    @hookimpl
    def newslint_checkers():
        return [Polls()]
    ```
    """


def newslint_rules() -> "Sequence[str | PathLike[str]]":
    """Rule packs: `.rules` files, or folders of them.

    A plugin file or folder that has no such function brings what is in the folder `rules` beside
    the file, or in the folder.

    ```python
    @hookimpl
    def newslint_rules():
        return [Path(__file__).parent / "rules"]
    ```
    """


def newslint_inputs() -> "Sequence[str | PathLike[str]]":
    """Files and folders that decide what the plugin finds, beside its own package; none: no other.

    With this function a plugin says that it depends on the draft, its package, what is installed
    and these files alone, so that what became of a draft may be kept. Where a plugin has checkers,
    readers or `newslint_diagnostic` and does not say so, every draft is checked anew in each run.

    ```python
    @hookimpl
    def newslint_inputs():
        return [Path.home() / "desk" / "names.txt"]
    ```
    """


def newslint_reporters() -> "Sequence[Reporter]":
    """Reporters: formats of `--format`, and how a report is written in them.

    ```python
    @hookimpl
    def newslint_reporters():
        return [Reporter("count", "how many there are", count)]
    ```
    """


def newslint_commands() -> "Sequence[typer.Typer]":
    """Commands added to the command line, each app under its own name: `newslint NAME`.

    Only installed plugins have commands, since a configuration is read after the command is known.
    Typer is imported in the function, for a check does without it.

    ```python
    @hookimpl
    def newslint_commands():
        import typer

        app = typer.Typer(name="greet")
        app.command()(lambda: print("Good morning, desk."))
        return [app]
    ```
    """


def newslint_diagnostic(diagnostic: "Diagnostic") -> "Diagnostic | None":
    """What a diagnostic becomes before it is reported: itself, a changed one, or None to drop it.

    Plugins are asked in the order of their names, each about what the one before it gave.

    ```python
    @hookimpl
    def newslint_diagnostic(diagnostic):
        return diagnostic._replace(suggestion="Ask the desk.")
    ```
    """
