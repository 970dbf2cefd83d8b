"""The front door. `check` in its plain form is parsed here, all else goes to the typer app:
so a check imports neither typer nor what it brings along.
"""

import gc
import os
import sys
from collections.abc import Sequence

from validator.errors import DEBUG, UsageError
from validator.version import __version__


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns its exit code. A traceback is shown only with `--debug`."""
    if arguments is None:
        try:
            return main(sys.argv[1:])
        finally:
            gc.freeze()  # the process ends: what it leaves is not searched for cycles, 3 ms
    debug = "--debug" in arguments and DEBUG not in os.environ
    if debug:
        os.environ[DEBUG] = "1"
    try:
        return _run(arguments)
    except UsageError as error:
        return _unable(f"{error.message}; {error.hint}" if error.hint else error.message)
    except KeyboardInterrupt:
        return 130
    except BaseException as error:  # others than Exception too: a plugin may raise anything
        if "--debug" in arguments or isinstance(error, SystemExit):
            raise
        if isinstance(error, FileNotFoundError) and _is_nowhere():
            return _unable("the current folder was deleted; go to one that is there")
        # an exception may quote a draft
        said = f": {error}" if str(error) and "--redact" not in arguments else ""
        return _unable(f"internal error: {type(error).__name__}{said} (--debug shows where)")
    finally:
        if debug:
            del os.environ[DEBUG]


def _run(arguments: Sequence[str]) -> int:
    if list(arguments) == ["--version"]:
        from validator.cli.output import write

        write(f"newslint {__version__}\n")
        return 0
    _refuse_empty(arguments)
    if arguments and arguments[0] == "check":
        gc.disable()  # until all is loaded, as that stays: 25 ms
        from validator.cli.options import parse, written_out

        arguments = ["check", *written_out(arguments[1:])]
        options = parse(arguments[1:])
        if options is not None:
            from validator.cli.check import run_check

            return run_check(options)
    from validator.cli.app import run_app

    return run_app(arguments)


def _refuse_empty(arguments: Sequence[str]) -> None:
    """Raises UsageError for an empty argument: a script whose variable is not set asks for a
    ledger or a baseline and would go without."""
    before = "newslint"
    for argument in arguments:
        if not argument or (argument.startswith("--") and argument.endswith("=")):
            hint = "give a value, or leave it out; is a variable not set?"
            raise UsageError(f"nothing stands after “{argument or before}”", hint)
        before = argument


def _is_nowhere() -> bool:
    """Whether the current folder is gone."""
    try:
        os.getcwd()
    except FileNotFoundError:
        return True
    return False


def _unable(message: str) -> int:
    from validator.cli.output import complain

    complain(message)
    return 2
