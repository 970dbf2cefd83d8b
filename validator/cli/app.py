"""The typer app: all commands, their help and their errors."""

from collections.abc import Callable, Sequence
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, Literal

import typer
from typer.main import get_command

from validator.cli.exits import Exit
from validator.cli.options import CheckOptions, SetUp, parameters
from validator.cli.options import Parameter as Row
from validator.cli.output import speak_utf8, write
from validator.version import __version__

app = typer.Typer(
    name="newslint",
    help="Check the claims in news copy: who counted, who says so, which figure is right.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
rules_app = typer.Typer(
    name="rules",
    help="See, check and test the rules.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATHS", help="Files and folders [default: this folder]"),
]
RulePaths = Annotated[
    list[str] | None,
    typer.Argument(metavar="[RULES]...", help="More rules: .rules files, or folders of them."),
]
Rules = Annotated[
    list[str] | None, typer.Option("--rules", metavar="PATH", help="More rules, as `check` has it.")
]
Select = Annotated[list[str] | None, typer.Option(metavar="GLOB", help="Only these rules.")]
Ignore = Annotated[list[str] | None, typer.Option(metavar="GLOB", help="Not these rules.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an internal error.")]


def run_app(arguments: Sequence[str]) -> int:
    """Run any command; returns its exit code."""
    speak_utf8()
    try:
        get_command(app).main(list(arguments), prog_name="newslint")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return Exit.DONE


def _end(run: Callable[..., Exit], *arguments: Any) -> None:
    """Run a command to its exit code; some releases of typer make an interrupt 1."""
    try:
        code = run(*arguments)
    except KeyboardInterrupt:
        code = Exit.INTERRUPTED
    raise typer.Exit(code)


def _show_version(wanted: bool) -> None:
    if wanted:
        write(f"newslint {__version__}\n")
        raise typer.Exit


@app.callback()
def _newslint(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Say which it is."),
    ] = False,
) -> None:
    """Options before the command."""


def _typer_parameter(row: Row) -> Parameter:
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


def _with_signature(command: Callable[..., None], rows: Sequence[Parameter]) -> None:
    command.__signature__ = Signature(rows)  # type: ignore[attr-defined]
    command.__annotations__ = {row.name: row.annotation for row in rows}


def _check_command() -> Callable[..., None]:
    """`check` as typer wants it: a function whose signature is the table of options."""

    def check(**values: Any) -> None:
        from validator.cli.check import run_check

        for name, value in values.items():
            values[name] = tuple(value) if isinstance(value, list) else value
        _end(run_check, CheckOptions(**values))

    _with_signature(check, [_typer_parameter(row) for row in parameters()])
    check.__doc__ = "Check drafts and print what an editor should look at."
    return check


def _set_up(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of `check` that say which configuration counts."""

    @wraps(command)
    def configured(**values: Any) -> None:
        set_up = SetUp(**{field: values.pop(field) for field in SetUp._fields})
        command(set_up=set_up, **values)

    own = signature(command).parameters.values()
    rows = [row.replace(kind=Parameter.KEYWORD_ONLY) for row in own if row.name != "set_up"]
    rows += [_typer_parameter(row) for row in parameters() if row.field in SetUp._fields]
    _with_signature(configured, rows)
    return configured


app.command("check")(_check_command())


@app.command()
@_set_up
def annotate(
    set_up: SetUp,
    paths: Paths = None,
    kind: Annotated[
        list[str] | None, typer.Option(metavar="KIND", help="Spans of this kind; may be repeated.")
    ] = None,
    debug: Debug = False,
) -> None:
    """Print what was found in drafts as JSON lines: figures, tolls, quotations, sources."""
    from validator.cli.annotate import run_annotate

    _end(run_annotate, paths or [], kind or [], set_up, debug)


@app.command()
@_set_up
def formats(set_up: SetUp, _debug: Debug = False) -> None:
    """List the kinds of file that are read, and what becomes prose and what metadata."""
    from validator.cli.formats import run_formats

    _end(run_formats, set_up)


@app.command()
@_set_up
def explain(
    set_up: SetUp,
    target: Annotated[
        str, typer.Argument(metavar="TARGET", help="A rule or a pack, FILE:LINE, or FILE.")
    ],
    words: Annotated[
        str | None, typer.Argument(metavar="[WORDS]", help="Words of FILE, in quotation marks.")
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="text, json or markdown.")
    ] = "text",
    rules: Rules = None,
    select: Select = None,
    ignore: Ignore = None,
    beside: Annotated[
        list[str] | None,
        typer.Option("--with", metavar="PATH", help="Other drafts of the story; may be repeated."),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="The day the copy is for, where it names none."),
    ] = None,
    _debug: Debug = False,
) -> None:
    """Show a rule and its reasons, or why the rules say what they say of some words."""
    from validator.cli.explain import Asked, run_explain

    asked = Asked(
        target,
        words,
        format_,
        tuple(rules or ()),
        tuple(select or ()),
        tuple(ignore or ()),
        tuple(beside or ()),
        date,
    )
    _end(run_explain, asked, set_up)


@rules_app.command("list")
@_set_up
def list_rules(
    set_up: SetUp,
    paths: RulePaths = None,
    rules: Rules = None,
    select: Select = None,
    ignore: Ignore = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="text, json or markdown.")
    ] = "text",
    _debug: Debug = False,
) -> None:
    """List the rules."""
    from validator.cli.rules import run_list

    arguments = (paths or []) + (rules or []), select or [], ignore or [], set_up, format_
    _end(run_list, *arguments)


@rules_app.command("check")
@_set_up
def check_rules(
    set_up: SetUp,
    paths: RulePaths = None,
    rules: Rules = None,
    _debug: Debug = False,
) -> None:
    """Say what is wrong with rules."""
    from validator.cli.rules import run_check_rules

    _end(run_check_rules, (paths or []) + (rules or []), set_up)


@rules_app.command("test")
@_set_up
def try_examples(
    set_up: SetUp,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[RULES]...", help="Only the rules in these files and folders."),
    ] = None,
    rules: Rules = None,
    select: Select = None,
    ignore: Ignore = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Say which clauses no example exercises.")
    ] = False,
    _debug: Debug = False,
) -> None:
    """Run the good and bad examples of rules."""
    from validator.cli.rules_test import run_test

    _end(run_test, paths or [], rules or [], select or [], ignore or [], set_up, coverage)


@rules_app.command("format")
def format_rules(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATHS", help="Rule files, and folders of them.")
    ],
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing, name the files that would change.")
    ] = False,
    _debug: Debug = False,
) -> None:
    """Bring rule files into their one layout."""
    from validator.cli.rules_format import run_format

    _end(run_format, paths, check)


@rules_app.command("new")
@_set_up
def new_rule(
    set_up: SetUp,
    name: Annotated[str, typer.Argument(metavar="NAME", help="As crowd-without-number.")],
    pack: Annotated[
        str | None, typer.Option(metavar="PACK", help="A pack, as desk; or its file.")
    ] = None,
    find: Annotated[str | None, typer.Option(metavar="SUBJECT", help="What to look for.")] = None,
    message: Annotated[str | None, typer.Option(metavar="TEXT", help="What to say.")] = None,
    good: Annotated[
        list[str] | None, typer.Option(metavar="TEXT", help="An example that it spares.")
    ] = None,
    bad: Annotated[
        list[str] | None,
        typer.Option(metavar="TEXT", help="One that it reports, the words in [brackets]."),
    ] = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The rule in a line.")] = None,
    severity: Annotated[
        Literal["error", "warning", "info", "off"] | None,
        typer.Option(metavar="SEVERITY", help="error, warning, info or off [default: warning]"),
    ] = None,
    guide: Annotated[
        list[str] | None, typer.Option(metavar="TEXT", help="The guide that says so.")
    ] = None,
    because: Annotated[str | None, typer.Option(metavar="TEXT", help="Why it matters.")] = None,
    where: Annotated[
        list[str] | None, typer.Option(metavar="CONDITION", help="What must hold.")
    ] = None,
    unless: Annotated[
        list[str] | None, typer.Option(metavar="CONDITION", help="What spares a match.")
    ] = None,
    require: Annotated[
        list[str] | None, typer.Option(metavar="CONDITION", help="What must be there.")
    ] = None,
    suggest: Annotated[str | None, typer.Option(metavar="TEXT", help="What would mend it.")] = None,
    _debug: Debug = False,
) -> None:
    """Write a rule with examples, from options or from answers."""
    from validator.cli.rules_new import NewRule, run_new

    new = NewRule(
        name,
        pack,
        find,
        message,
        tuple(good or ()),
        tuple(bad or ()),
        title,
        severity,
        tuple(guide or ()),
        because,
        tuple(where or ()),
        tuple(unless or ()),
        tuple(require or ()),
        suggest,
    )
    _end(run_new, new, set_up)


@rules_app.command("try")
@_set_up
def try_rules(
    set_up: SetUp,
    rules: Annotated[
        str, typer.Argument(metavar="RULES", help="A .rules file, a folder of them, or a GLOB.")
    ],
    on: Annotated[
        list[str], typer.Option("--on", metavar="PATH", help="Old copy; may be repeated.")
    ],
    samples: Annotated[int, typer.Option(metavar="N", min=0, help="Samples a rule.")] = 10,
    seed: Annotated[int, typer.Option(metavar="N", help="Another seed, other samples.")] = 0,
    form: Annotated[
        Literal["text", "json"], typer.Option("--format", metavar="FORMAT", help="text or json.")
    ] = "text",
    _debug: Debug = False,
) -> None:
    """Try rules, those that are off too, on old copy: hits per 100 articles, and samples."""
    from validator.cli.rules_try import run_try

    _end(run_try, rules, on, samples, seed, form, set_up)


@rules_app.command("words")
@_set_up
def show_words(
    set_up: SetUp,
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORD]", help="Only this: a kind, a relation, a clause ..."),
    ] = None,
    form: Annotated[
        Literal["text", "json", "markdown"],
        typer.Option("--format", metavar="FORMAT", help="text, json or markdown."),
    ] = "text",
    _debug: Debug = False,
) -> None:
    """Show all that a rule may say, with an example each."""
    from validator.cli.rules_words import run_words

    _end(run_words, " ".join(name) if name else None, form, set_up)


app.add_typer(rules_app)
