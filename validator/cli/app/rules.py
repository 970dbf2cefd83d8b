"""newslint rules: see, check, test and write rules."""

from typing import Annotated, Literal

import typer

from validator.cli.app.parameters import Debug, RulePaths, TextOrJson, choosing, configured, end
from validator.cli.options import RuleChoice, SetUp

rules_app = typer.Typer(
    name="rules",
    help="See, check and test the rules.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@rules_app.command("list")
@configured
@choosing("rules", "select", "ignore", "profile")
def list_rules(
    set_up: SetUp,
    choice: RuleChoice,
    paths: RulePaths = None,
    format_: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="text, json or markdown.")
    ] = "text",
    _debug: Debug = False,
) -> None:
    """List the rules: which are on, and why the others are not."""
    from validator.cli.rules.listing import run_list

    end(run_list, choice.of(paths), set_up, format_)


@rules_app.command("check")
@configured
@choosing("rules")
def check_rules(
    set_up: SetUp, choice: RuleChoice, paths: RulePaths = None, _debug: Debug = False
) -> None:
    """Say what is wrong with rules."""
    from validator.cli.rules.listing import run_check_rules

    end(run_check_rules, choice.of(paths), set_up)


@rules_app.command("test")
@configured
@choosing("rules", "select", "ignore")
def try_examples(
    set_up: SetUp,
    choice: RuleChoice,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="RULES", help="Only the rules in these files and folders."),
    ] = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Say which clauses no example exercises.")
    ] = False,
    _debug: Debug = False,
) -> None:
    """Run the good and bad examples of rules."""
    from validator.cli.rules.testing import run_test

    end(run_test, paths or [], choice.of(paths), set_up, coverage)


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
    from validator.cli.rules.formatting import run_format

    end(run_format, paths, check)


@rules_app.command("new")
@configured
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
    from validator.cli.rules.new import NewRule, run_new

    new = NewRule(
        name=name,
        pack=pack,
        find=find,
        message=message,
        good=tuple(good or ()),
        bad=tuple(bad or ()),
        title=title,
        severity=severity,
        guide=tuple(guide or ()),
        because=because,
        where=tuple(where or ()),
        unless=tuple(unless or ()),
        require=tuple(require or ()),
        suggest=suggest,
    )
    end(run_new, new, set_up)


@rules_app.command("try")
@configured
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
    form: TextOrJson = "text",
    _debug: Debug = False,
) -> None:
    """Try rules, those that are off too, on old copy.

    Told are hits per 100 articles, and samples.
    """
    from validator.cli.rules.trial import run_try

    end(run_try, rules, on, samples, seed, form, set_up)


@rules_app.command("words")
@configured
def show_words(
    set_up: SetUp,
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORD]", help="Only this: a kind, a relation, a clause ..."),
    ] = None,
    form: Annotated[
        str,
        typer.Option("--format", metavar="FORMAT", help="text, json or markdown."),
    ] = "text",
    _debug: Debug = False,
) -> None:
    """Show all that a rule may say, with an example each."""
    from validator.cli.rules.words import run_words

    end(run_words, " ".join(name) if name else None, form, set_up)
