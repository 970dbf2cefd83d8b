"""What the commands share: their common options, and the table of `check` as typer wants it.

An option that `check` has too is declared once, in that table; `configured` and `choosing` give it
to other commands.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, Literal

import typer

from validator.cli.exits import Exit
from validator.cli.options import CheckOptions, RuleChoice, SetUp, parameters
from validator.cli.options import Parameter as Row

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATHS", help="Files and folders [default: this folder]"),
]
RulePaths = Annotated[
    list[str] | None,
    typer.Argument(metavar="RULES", help="More rules: .rules files, or folders of them."),
]
StdinFilename = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="What to call standard input, as `check` has it."),
]
Day = Annotated[
    str | None,
    typer.Option(metavar="YYYY-MM-DD", help="The day the copy is for, where it names none."),
]
Beside = Annotated[
    list[str] | None,
    typer.Option("--with", metavar="PATH", help="Other drafts of the story; may be repeated."),
]
Until = Annotated[
    str | None, typer.Option(metavar="YYYY-MM-DD", help="The last day on which it counts.")
]
DecidedBy = Annotated[
    str | None, typer.Option(metavar="NAME", help="Who decides [default: as git knows you].")
]
TextOrJson = Annotated[str, typer.Option("--format", metavar="FORMAT", help="text or json.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an internal error.")]
Timeout = Annotated[
    str | None,
    typer.Option(metavar="SECONDS", help="Leave a draft that takes longer, as `check` does."),
]


def end(run: Callable[..., Exit], *arguments: Any) -> None:
    """Run a command to its exit code; some releases of typer make an interrupt 1."""
    try:
        code = run(*arguments)
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
    raise typer.Exit(code)


def typer_parameter(row: Row) -> Parameter:
    """A row of the table of options as typer wants it."""
    hint: Any = str
    if row.arity == "flag":
        hint = bool
    elif row.arity == "many":
        hint = list[str]
    elif row.option.choices:
        hint = Literal[row.option.choices]
    if row.default is None:
        hint = hint | None
    text, metavar = row.option.help, row.option.metavar
    info = (
        typer.Argument(metavar=metavar, help=text, show_default=False)
        if row.field == "paths"
        else typer.Option(row.name, metavar=metavar, help=text)
    )
    default = list(row.default) if row.arity == "many" else row.default
    annotation = Annotated[hint, info]
    return Parameter(row.field, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def with_signature(command: Callable[..., None], rows: Sequence[Parameter]) -> None:
    """Let typer read the parameters of a command off these rows."""
    command.__signature__ = Signature(rows)  # type: ignore[attr-defined]
    command.__annotations__ = {row.name: row.annotation for row in rows}


def configured(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say which configuration counts, together as `set_up`."""
    return _with_options(command, "set_up", SetUp, SetUp._fields)


def choosing(
    *fields: Literal["rules", "select", "ignore", "profile"],
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command these of the options that say which rules count, together as `choice`."""
    return lambda command: _with_options(command, "choice", RuleChoice, fields)


def _with_options(
    command: Callable[..., None], name: str, made: Callable[..., Any], fields: Sequence[str]
) -> Callable[..., None]:
    """A command that also has these options of `check`; what they say is `made` one argument."""

    @wraps(command)
    def with_options(**values: Any) -> None:
        given = {field: values.pop(field) for field in fields}
        command(**values, **{name: made(**_immutable(given))})

    own = signature(command).parameters.values()
    rows = [row.replace(kind=Parameter.KEYWORD_ONLY) for row in own if row.name != name]
    rows += [typer_parameter(row) for row in parameters() if row.field in fields]
    with_signature(with_options, rows)
    return with_options


def as_options(values: Mapping[str, Any]) -> CheckOptions:
    """What typer gives for the table of `check`."""
    return CheckOptions(**_immutable(values))


def _immutable(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(v) if isinstance(v, list) else v for name, v in values.items()}
