"""What the commands share: their common options, and the table of `check` as typer wants it."""

from collections.abc import Callable, Sequence
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, Literal

import typer

from validator.cli.exits import Exit
from validator.cli.options import Parameter as Row
from validator.cli.options import SetUp, parameters

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATHS", help="Files and folders [default: this folder]"),
]
RulePaths = Annotated[
    list[str] | None,
    typer.Argument(metavar="RULES", help="More rules: .rules files, or folders of them."),
]
Rules = Annotated[
    list[str] | None, typer.Option("--rules", metavar="PATH", help="More rules, as `check` has it.")
]
Select = Annotated[list[str] | None, typer.Option(metavar="GLOB", help="Only these rules.")]
Ignore = Annotated[list[str] | None, typer.Option(metavar="GLOB", help="Not these rules.")]
Profile = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="The profile, as `check` has it [default: desk]"),
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
    command.__signature__ = Signature(rows)  # type: ignore[attr-defined]
    command.__annotations__ = {row.name: row.annotation for row in rows}


def configured(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of `check` that say which configuration counts."""

    @wraps(command)
    def with_set_up(**values: Any) -> None:
        set_up = SetUp(**{field: values.pop(field) for field in SetUp._fields})
        command(set_up=set_up, **values)

    own = signature(command).parameters.values()
    rows = [row.replace(kind=Parameter.KEYWORD_ONLY) for row in own if row.name != "set_up"]
    rows += [typer_parameter(row) for row in parameters() if row.field in SetUp._fields]
    with_signature(with_set_up, rows)
    return with_set_up
