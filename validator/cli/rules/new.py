"""newslint rules new: a rule with examples, from options or from answers."""

import codecs
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from validator.cli.exits import Exit
from validator.cli.opening import opened
from validator.cli.options import RuleChoice, SetUp
from validator.cli.output import complain_of, reason, save_text, style, write
from validator.dsl.syntax import ast
from validator.dsl.syntax.parser import parse
from validator.dsl.syntax.printer import format_rules
from validator.engine.configuration.files import load_configuration
from validator.engine.rules.rule_faults import placed, syntax
from validator.engine.rules.rulebook import SUFFIX
from validator.errors import UsageError
from validator.named_tuples import NamedTuple
from validator.reporters.full import render_faults
from validator.reporters.layout import visible
from validator.reporters.summary import counted, is_broken
from validator.source import Source, UnreadableSourceError, decode


class NewRule(NamedTuple):
    """What is to be written. Conditions are rule language, all else is plain text."""

    name: str
    pack: str | None = None
    """Name of a pack, or its file."""
    find: str | None = None
    message: str | None = None
    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()
    """What is to be reported stands in square brackets."""
    title: str | None = None
    severity: str | None = None
    guide: tuple[str, ...] = ()
    because: str | None = None
    where: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    require: tuple[str, ...] = ()
    suggest: str | None = None


_QUESTIONS = {
    "pack": "Which pack (a name, or a file)?",
    "find": "What to look for, in the rule language (as: term from honours, casualty as figure)?",
    "message": "What to tell the writer ({figure} puts in what was found)?",
    "good": "A sentence that is fine?",
    "bad": "A sentence that is not, the words at fault in [brackets]?",
}
_NAME = re.compile(r"[^\W\d](?:-?\w)*")


def run_new(new: NewRule, set_up: SetUp, ask: Callable[[str], str] | None = None) -> Exit:
    """Write a rule, check it, run its examples. Raises UsageError; then nothing is written."""
    if not _NAME.fullmatch(new.name):
        raise UsageError(f"“{new.name}” is no name of a rule", "write it as crowd-without-number")
    new = _answered(new, ask or (_ask if _is_terminal() else None))
    path = _path(new.pack or "")
    rule = format_rules(_rule(new))
    if rule.faults:
        complain_of(placed(Source(f"rule {new.name}", rule.text), syntax(rule.faults)))
        return Exit.UNABLE
    configuration = load_configuration(*set_up)
    text, mark = _with_rule(path, new.name, rule.text)
    pack = _pack_of(path, text)
    if not os.path.exists(path):
        known = opened(configuration).rules
        packs = {"newslint", *(record.plan.pack for record in known)}
        if pack in packs or not _NAME.fullmatch(pack):
            told = "there is a pack {} already" if pack in packs else "“{}” is no name of a pack"
            raise UsageError(told.format(pack), "choose another --pack")
    save_text(mark + text, path)
    session = opened(configuration, RuleChoice(rules=(path,)), lint=True)
    file = os.path.realpath(path)
    mine = [fault for fault in session.faults if os.path.realpath(fault.region.path) == file]
    planned = [r.plan for r in session.rules if r.id == f"{pack}/{new.name}"]
    run = session.test_examples(planned)
    lines = [f"Wrote rule {pack}/{new.name} to {visible(path)}."]
    lines += [f"{visible(path)}:{f.line}: {visible(f.message)}" for f in run.failures]
    write("".join(f"{line}\n" for line in lines))
    write(render_faults(mine, style()))
    if run.failures or mine or not planned:
        write(f"Mend it there, then: newslint rules test {visible(path)}\n")
        return Exit.UNABLE if is_broken(mine) else Exit.FOUND
    write(f"{counted(run.examples, 'example')}: all as they say.\n{_next(visible(path))}")
    return Exit.DONE


def _next(path: str) -> str:
    return (
        f"Next, see what it says of old copy:  newslint rules try {path} --on FOLDER\n"
        f"and which clause no example tests:   newslint rules test {path} --coverage\n"
        f'To use it, put its file into newslint.toml: rules = ["{path}"]\n'
    )


# ---- questions


def _is_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _ask(question: str) -> str:
    write(f"{question}\n> ")
    return sys.stdin.readline().strip()


def _answered(new: NewRule, ask: Callable[[str], str] | None) -> NewRule:
    missing = [field for field in _QUESTIONS if not getattr(new, field)]
    if missing and ask is None:
        options = ", ".join(f"--{field}" for field in missing)
        raise UsageError(f"a rule needs {options}", "give them, or run this on a terminal")
    for field in missing:
        assert ask is not None
        answer = ask(_QUESTIONS[field])
        if not answer:
            raise UsageError(f"a rule needs --{field}", "nothing was written")
        several = isinstance(getattr(new, field), tuple)
        change: Any = {field: (answer,) if several else answer}
        new = new._replace(**change)
    return new


# ---- text


def _rule(new: NewRule) -> str:
    return f"rule {new.name} {{\n" + "".join(f"{line}\n" for line in _clauses(new)) + "}\n"


def _clauses(new: NewRule) -> Iterator[str]:
    if new.title:
        yield f"title {_quoted(new.title)}"
    yield f"severity {new.severity or 'warning'}"
    if new.guide:
        yield f"guide {' '.join(map(_quoted, new.guide))}"
    if new.because:
        yield f"because {_quoted(new.because)}"
    yield f"\nfind {new.find}"
    for keyword in ("where", "unless", "require"):
        yield from (f"{keyword} {condition}" for condition in getattr(new, keyword))
    yield f"message {_quoted(new.message or '')}"
    if new.suggest:
        yield f"suggest {_quoted(new.suggest)}"
    yield ""
    yield from (f"good {_quoted(text)}" for text in new.good)
    for text in new.bad:
        flags = ", ".join(map(_quoted, re.findall(r"\[([^\[\]]+)\]", text)))
        plain = re.sub(r"\[([^\[\]]+)\]", r"\1", text)
        yield f"bad {_quoted(plain)}" + (f" flags {flags}" if flags else "")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"""\n{escaped}\n"""' if "\n" in escaped else f'"{escaped}"'


# ---- files


def _path(pack: str) -> str:
    return pack if pack.endswith(SUFFIX) else f"{pack}{SUFFIX}"


def _pack_of(path: str, text: str) -> str:
    file, _ = parse(text)
    return file.pack.name.text if file.pack else Path(path).stem


def _with_rule(path: str, name: str, rule: str) -> tuple[str, str]:
    """The text of a file with a rule behind all else, and the mark it begins with."""
    if not os.path.exists(path):
        return f"pack {Path(path).stem}\n\n{rule}", ""
    try:
        data = Path(path).read_bytes()
        text = decode(data)
    except OSError as error:
        raise UsageError(f"cannot read {path}: {reason(error)}") from None
    except UnreadableSourceError as error:
        raise UsageError(f"cannot read {path}: {error}") from None
    file, faults = parse(text)
    if faults:
        complain_of(placed(Source(path, text), syntax(faults)))
        raise UsageError(f"{path} has faults", "mend them first; nothing was written")
    if any(isinstance(r, ast.Rule) and r.name.text == name for r in file.rules):
        raise UsageError(f"there is a rule {name} in {path} already", "choose another name")
    newline = "\r\n" if "\r\n" in text else "\n"
    body = text.rstrip() + "\n\n" if text.strip() else ""
    mark = "\ufeff" if data.startswith(codecs.BOM_UTF8) else ""
    return body.replace("\r\n", "\n").replace("\n", newline) + rule.replace("\n", newline), mark
