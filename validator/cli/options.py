"""The options of `check`: one table, read by the front door and by the typer command alike."""

import os
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

from validator.named_tuples import NamedTuple


class Option(NamedTuple):
    """How an option is written and explained; without a metavar it is a flag."""

    metavar: str | None
    help: str
    choices: tuple[str, ...] = ()
    alone: str | None = None
    """What it means where it is given without a value; None where it needs one."""


class SetUp(NamedTuple):
    """Which configuration counts, and whether its plugins run; arguments of load_configuration."""

    config: str | None = None
    isolated: bool = False
    trust_plugins: bool = False


class CheckOptions(NamedTuple):
    """What `newslint check` was asked; a field is an option, a tuple one that may be repeated."""

    paths: Annotated[
        tuple[str, ...],
        Option(
            "PATHS", "Files and folders to check, “-” for standard input [default: this folder]"
        ),
    ] = ()
    format: Annotated[
        tuple[str, ...],
        Option(
            "FORMAT[:FILE]",
            "How to print the report: full, concise, statistics, json, jsonl, sarif, github, "
            "gitlab, junit, rdjson, checkstyle, markdown, html, or a plugin's format; with a file, "
            "several [default: full]",
        ),
    ] = ()
    output: Annotated[
        str | None, Option("FILE", "Write the report to this file instead of the terminal.")
    ] = None
    redact: Annotated[
        bool, Option(None, "Show no words of the drafts: for logs that others may read.")
    ] = False
    select: Annotated[
        tuple[str, ...],
        Option(
            "GLOB", "Apply only these rules: “casualties/*”, “honorific-dead”; commas separate."
        ),
    ] = ()
    ignore: Annotated[tuple[str, ...], Option("GLOB", "Do not apply these rules.")] = ()
    rules: Annotated[
        tuple[str, ...], Option("PATH", "More rules: a .rules file, or a folder of them.")
    ] = ()
    profile: Annotated[
        str | None,
        Option(
            "NAME",
            "Which of the shipped rules are on: wire, desk, strict, house, house-american, or a "
            "profile of your own [default: desk]",
        ),
    ] = None
    fail_on: Annotated[
        str | None,
        Option(
            "SEVERITY",
            "End with exit code 1 from this severity on: error, warning, info, never "
            "[default: error]",
            ("error", "warning", "info", "never"),
        ),
    ] = None
    config: Annotated[
        str | None, Option("FILE", "Read this configuration and no other, and run its plugins.")
    ] = None
    isolated: Annotated[bool, Option(None, "Read no configuration.")] = False
    trust_plugins: Annotated[
        bool, Option(None, "Run the plugins of a configuration that was found: they are programs.")
    ] = False
    fix: Annotated[
        bool,
        Option(
            None, "Write the corrections into the drafts (text, Markdown, HTML), report the rest."
        ),
    ] = False
    diff: Annotated[bool, Option(None, "Print what --fix would change, and write nothing.")] = False
    story: Annotated[
        bool, Option(None, "The drafts given tell one story; each folder that is given is one.")
    ] = False
    final: Annotated[
        bool, Option(None, "Refuse directives that are left in the copy: the last run.")
    ] = False
    watch: Annotated[
        bool, Option(None, "Check again whenever a draft, a rule or the configuration changes.")
    ] = False
    baseline: Annotated[
        str | None, Option("FILE", "Leave out the findings that this file has adopted.")
    ] = None
    ledger: Annotated[
        str | None,
        Option("FILE", "Compare with what was published, as this ledger of claims has it."),
    ] = None
    changed: Annotated[
        str | None,
        Option(
            "[BASE]",
            "Report only what is new since the last commit, or since HEAD branched off from BASE.",
            alone="HEAD",
        ),
    ] = None
    against: Annotated[
        str | None, Option("OLD", "Report only what is new since this draft, or folder of drafts.")
    ] = None
    date: Annotated[
        str | None, Option("YYYY-MM-DD", "The day the copy is for, where a draft names none.")
    ] = None
    stdin_filename: Annotated[
        str | None, Option("FILE", "What to call standard input; its suffix tells how to read it.")
    ] = None
    timeout: Annotated[
        str | None,
        Option("SECONDS", "Leave a draft that takes longer, tell it, and go on with the others."),
    ] = None
    jobs: Annotated[
        str | None,
        Option("N", "Check in so many processes [default: as many as make it faster]"),
    ] = None
    max_diagnostics: Annotated[
        str | None,
        Option("N", "Print at most so many findings, the loudest; the exit code counts all."),
    ] = None
    statistics: Annotated[
        bool, Option(None, "Print how many findings, by rule, by draft and for 1,000 words.")
    ] = False
    timing: Annotated[
        bool, Option(None, "Say on standard error how long checkers and rules took.")
    ] = False
    no_cache: Annotated[bool, Option(None, "Neither read nor write the cache.")] = False
    quiet: Annotated[bool, Option(None, "Print what was found and nothing else.")] = False
    color: Annotated[
        str,
        Option("WHEN", "Colour: auto, always, never.", ("auto", "always", "never")),
    ] = "auto"
    debug: Annotated[bool, Option(None, "Show the traceback of an internal error.")] = False

    @property
    def set_up(self) -> SetUp:
        return SetUp(self.config, self.isolated, self.trust_plugins)


class Parameter(NamedTuple):
    """A row of the table, read off the field."""

    field: str
    arity: Literal["flag", "one", "many"]
    default: Any
    option: Option

    @property
    def name(self) -> str:
        return f"--{self.field.replace('_', '-')}"


def parameters() -> Iterator[Parameter]:
    for field, annotation in CheckOptions.__annotations__.items():
        kind, default = annotation.__origin__, CheckOptions._field_defaults[field]
        arity: Literal["flag", "one", "many"] = "many" if isinstance(default, tuple) else "one"
        yield Parameter(field, "flag" if kind is bool else arity, default, *annotation.__metadata__)


def written_out(arguments: Sequence[str]) -> list[str]:
    """Options that go without a value, with the one they mean then: `--changed` is
    `--changed=HEAD`. The next word is their value unless it is an option, or a file or folder."""
    alone = {row.name: row.option.alone for row in parameters() if row.option.alone is not None}
    found: list[str] = []
    rest = list(reversed(arguments))
    while rest:
        argument = rest.pop()
        if argument == "--":
            return [*found, argument, *reversed(rest)]
        if argument in alone:
            value = alone[argument]
            if rest and not rest[-1].startswith("-") and not os.path.lexists(rest[-1]):
                value = rest.pop()
            argument = f"{argument}={value}"
        found.append(argument)
    return found


def written(options: CheckOptions) -> list[str]:
    """Arguments that mean these options."""
    found: list[str] = []
    for row in parameters():
        value = getattr(options, row.field)
        if row.field == "paths" or value == row.default:
            continue
        if row.arity == "flag":
            found.append(row.name)
        else:
            given = value if row.arity == "many" else (value,)
            found += (f"{row.name}={one}" for one in given)
    return [*found, "--", *options.paths] if options.paths else found


def parse(arguments: Sequence[str]) -> CheckOptions | None:
    """The plain form of `check`: known options, written out; None for whatever else there is."""
    table = {row.name: row for row in parameters() if row.field != "paths"}
    values: dict[str, Any] = {"paths": ()}
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            values["paths"] += tuple(rest)
        elif argument == "-" or not argument.startswith("-"):
            values["paths"] += (argument,)
        else:
            name, given, value = argument.partition("=")
            row = table.get(name)
            if row is None or (row.arity == "flag" and given):
                return None
            if row.arity == "flag":
                values[row.field] = True
                continue
            if not given:
                value = next(rest, "--")
                if value.startswith("-") and value != "-":
                    return None
            if row.option.choices and value not in row.option.choices:
                return None
            many = row.arity == "many"
            values[row.field] = (*values.get(row.field, ()), value) if many else value
    return CheckOptions(**values)
