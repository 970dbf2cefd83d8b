"""The options of `check`: one table, read by the front door and by the typer command alike."""

import os
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from validator.named_tuples import NamedTuple


class Option(NamedTuple):
    """How an option is written and explained; without a metavar it is a flag."""

    metavar: str | None
    help: str
    choices: tuple[str, ...] = ()
    alone: str | None = None
    """What it means where it is given without a value; None where it needs one."""


OPTIONS = {
    "paths": Option(
        "PATHS", "Files and folders to check, “-” for standard input [default: this folder]"
    ),
    "format": Option(
        "FORMAT[:FILE]",
        "How to print the report: full, concise, statistics, json, jsonl, sarif, github, "
        "gitlab, junit, rdjson, checkstyle, markdown, html, or a plugin's format; with a file, "
        "several [default: full]",
    ),
    "output": Option("FILE", "Write the report to this file instead of the terminal."),
    "redact": Option(None, "Show no words of the drafts: for logs that others may read."),
    "select": Option(
        "GLOB", "Apply only these rules: “casualties/*”, “honorific-dead”; commas separate."
    ),
    "ignore": Option("GLOB", "Do not apply these rules."),
    "rules": Option("PATH", "More rules: a .rules file, or a folder of them."),
    "profile": Option(
        "NAME",
        "Which of the shipped rules are on: wire, desk, strict, house, house-american, or a "
        "profile of your own [default: desk]",
    ),
    "fail_on": Option(
        "SEVERITY",
        "End with exit code 1 from this severity on: error, warning, info, never [default: error]",
        ("error", "warning", "info", "never"),
    ),
    "config": Option("FILE", "Read this configuration and no other, and run its plugins."),
    "isolated": Option(None, "Read no configuration."),
    "trust_plugins": Option(
        None, "Run the plugins of a configuration that was found: they are programs."
    ),
    "fix": Option(
        None, "Write the corrections into the drafts (text, Markdown, HTML), report the rest."
    ),
    "diff": Option(None, "Print what --fix would change, and write nothing."),
    "story": Option(None, "The drafts given tell one story; each folder that is given is one."),
    "final": Option(None, "Refuse directives that are left in the copy: the last run."),
    "watch": Option(None, "Check again whenever a draft, a rule or the configuration changes."),
    "baseline": Option("FILE", "Leave out the findings that this file has adopted."),
    "ledger": Option("FILE", "Compare with what was published, as this ledger of claims has it."),
    "changed": Option(
        "[BASE]",
        "Report only what is new since the last commit, or since HEAD branched off from BASE.",
        alone="HEAD",
    ),
    "against": Option("OLD", "Report only what is new since this draft, or folder of drafts."),
    "date": Option("YYYY-MM-DD", "The day the copy is for, where a draft names none."),
    "stdin_filename": Option(
        "FILE", "What to call standard input; its suffix tells how to read it."
    ),
    "timeout": Option(
        "SECONDS", "Leave a draft that takes longer, tell it, and go on with the others."
    ),
    "jobs": Option("N", "Check in so many processes [default: as many as make it faster]"),
    "max_diagnostics": Option(
        "N", "Print at most so many findings, the loudest; the exit code counts all."
    ),
    "statistics": Option(None, "Print how many findings, by rule, by draft and for 1,000 words."),
    "timing": Option(None, "Say on standard error how long checkers and rules took."),
    "no_cache": Option(None, "Neither read nor write the cache."),
    "quiet": Option(None, "Print what was found and nothing else."),
    "color": Option("WHEN", "Colour: auto, always, never.", ("auto", "always", "never")),
    "debug": Option(None, "Show the traceback of an internal error."),
}
"""By field of `CheckOptions`."""


class SetUp(NamedTuple):
    """Which configuration counts, and whether its plugins run; arguments of load_configuration."""

    config: str | None = None
    isolated: bool = False
    trust_plugins: bool = False


class RuleChoice(NamedTuple):
    """What the command line says of the rules, beside the configuration."""

    rules: tuple[str, ...] = ()
    """Paths of more rule files, and of folders of them."""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str | None = None

    def of(self, paths: Sequence[str] | None) -> "RuleChoice":
        """The choice with the rules at some paths too, which come first."""
        return self._replace(rules=(*(paths or ()), *self.rules))


class CheckOptions(NamedTuple):
    """What `newslint check` was asked; a field is an option, a tuple one that may be repeated."""

    paths: tuple[str, ...] = ()
    format: tuple[str, ...] = ()
    output: str | None = None
    redact: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    profile: str | None = None
    fail_on: str | None = None
    config: str | None = None
    isolated: bool = False
    trust_plugins: bool = False
    fix: bool = False
    diff: bool = False
    story: bool = False
    final: bool = False
    watch: bool = False
    baseline: str | None = None
    ledger: str | None = None
    changed: str | None = None
    against: str | None = None
    date: str | None = None
    stdin_filename: str | None = None
    timeout: str | None = None
    jobs: str | None = None
    max_diagnostics: str | None = None
    statistics: bool = False
    timing: bool = False
    no_cache: bool = False
    quiet: bool = False
    color: str = "auto"
    debug: bool = False

    @property
    def set_up(self) -> SetUp:
        return SetUp(self.config, self.isolated, self.trust_plugins)

    @property
    def choice(self) -> RuleChoice:
        return RuleChoice(self.rules, self.select, self.ignore, self.profile)


class Parameter(NamedTuple):
    """A row of the table, and what its field says."""

    field: str
    arity: Literal["flag", "one", "many"]
    default: Any
    option: Option

    @property
    def name(self) -> str:
        return f"--{self.field.replace('_', '-')}"


def parameters() -> Iterator[Parameter]:
    for field, option in OPTIONS.items():
        default = CheckOptions._field_defaults[field]
        arity: Literal["flag", "one", "many"] = "many" if isinstance(default, tuple) else "one"
        yield Parameter(field, "flag" if default is False else arity, default, option)


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
