"""newslint explain: a rule and its reasons, or why the rules say what they say of some words."""

import os
import re
from collections.abc import Callable
from functools import partial

from validator.cli.ending import ended
from validator.cli.exits import Exit
from validator.cli.explain.json import explanation_record, page_record, to_json
from validator.cli.explain.text import render_explanation
from validator.cli.opening import opened
from validator.cli.options import RuleChoice, SetUp
from validator.cli.output import style, write
from validator.cli.rules.pages import markdown_page, text_page
from validator.cli.sieves import waivers_folder
from validator.cli.together import of_one_story
from validator.cli.usage import OF_RULES, check_format, checked_date, checked_seconds, unknown
from validator.document import Document, Sentence
from validator.dsl.evaluator import Run
from validator.engine.configuration.files import load_configuration
from validator.engine.configuration.model import Configuration
from validator.engine.deadline import limited
from validator.engine.discovery import Draft
from validator.engine.explanation import Explanation, explain, sentences_on, sentences_with
from validator.engine.pages import pack_pages, rule_pages
from validator.engine.session import Session
from validator.errors import TimeLimitError, UsageError
from validator.named_tuples import NamedTuple
from validator.source import UnreadableSourceError

_LINES = re.compile(r"(.+?):(\d+)-\d+", re.DOTALL)
_PLACE = re.compile(r"(.+?):(\d+)(?::\d+)?", re.DOTALL)


class Asked(NamedTuple):
    """What `newslint explain` was asked."""

    target: str
    words: str | None
    choice: RuleChoice
    format: str = "text"
    beside: tuple[str, ...] = ()
    """Other drafts of the run."""
    date: str | None = None
    timeout: str | None = None


def run_explain(asked: Asked, set_up: SetUp) -> Exit:
    """Print a rule, a pack, or what was decided in a draft. Raises UsageError."""
    check_format(asked.format, OF_RULES)
    configuration = load_configuration(*set_up)
    session = opened(configuration, asked.choice, checked_date(asked.date))
    where = _where(asked)
    if where is None:
        write(_rule(session, asked.target, asked.format))
        return ended(session.faults)
    folder_of = waivers_folder(set_up, configuration.path)
    explanation = _explained(session, configuration, asked, where, folder_of(where.path))
    if asked.format == "json":
        write(to_json(explanation_record(explanation)))
    else:
        write(render_explanation(explanation, style(), markdown=asked.format == "markdown"))
    code = ended(session.faults)
    return Exit.UNABLE if explanation.failed else code


# ---- a rule


def _rule(session: Session, name: str, format_: str) -> str:
    """The page of a rule, by its id or its part after the slash; of a pack, all its pages."""
    named = [r for r in session.rules if name in (r.id, r.id.partition("/")[2])]
    packs = (
        [pack for pack in pack_pages(session) if pack.name == name.removesuffix("/*")]
        if not named
        else []
    )
    if not named and not packs:
        if os.path.isdir(name):
            where = os.path.join(name, "FILE:LINE")
            raise UsageError(f"{name} is a folder", f"say where: newslint explain {where}")
        if os.path.exists(name):
            raise UsageError(
                f"{name} is a file", f'say where: newslint explain {name}:LINE, or {name} "words"'
            )
        place = _LINES.fullmatch(name)
        if place and os.path.exists(place[1]):
            raise UsageError(f"{name} is several lines", f"ask about one: {place[1]}:{place[2]}")
        ids = {rule.id for rule in session.rules}
        names = {id_.partition("/")[2] for id_ in ids} | {rule.plan.pack for rule in session.rules}
        raise unknown("rule or pack", name, ids if "/" in name else names)
    pages = rule_pages(session, named) if named else [*packs[0].rules]
    if format_ == "json":
        records = [page_record(page) for page in pages]
        return to_json(records[0] if named and len(named) == 1 else {"rules": records})
    if format_ == "markdown":
        return "\n".join(markdown_page(page) for page in pages)
    return "\n".join(text_page(page, style()) for page in pages)


# ---- a place in a draft


class _Where(NamedTuple):
    """The place in a draft that was asked about."""

    path: str
    name: str
    """“line 12”, or the words."""
    sentences: Callable[[Document], tuple[Sentence, ...]]


def _where(asked: Asked) -> _Where | None:
    """None where a rule is asked about."""
    if asked.words is not None:
        return _Where(asked.target, f"“{asked.words}”", partial(sentences_with, words=asked.words))
    place = _PLACE.fullmatch(asked.target)
    if place is None:
        return None
    line = int(place[2])
    return _Where(place[1], f"line {line}", partial(sentences_on, line=line))


def _explained(
    session: Session, configuration: Configuration, asked: Asked, where: _Where, waivers: str
) -> Explanation:
    """Why the rules say what they say there; `waivers` is the folder of those for the draft."""
    try:
        with limited(checked_seconds(asked.timeout)):
            drafts = of_one_story(session, configuration, where.path, asked.beside)
            run, *others = [_run(session, draft) for draft in drafts]
            sentences = where.sentences(run.document)
            if not sentences:
                message = f"{where.path}: there is no text at {where.name}"
                raise UsageError(message, _extent(run.document))
            return explain(session, run, others, sentences, waivers)
    except TimeLimitError as error:
        raise UsageError(f"{where.path}: {error}") from None


def _run(session: Session, draft: Draft) -> Run:
    try:
        return session.run(draft)
    except UnreadableSourceError as error:
        raise UsageError(f"{draft.path}: {error}") from None


def _extent(document: Document) -> str:
    source = document.source
    lines = len(source.line_starts) - (source.line_starts[-1] == len(source.text))
    return f"it has {lines:,} line{'' if lines == 1 else 's'}"
