"""Explanations and rule pages for programs."""

import json
from typing import Any

from validator.document import Document, region
from validator.dsl.tracing.steps import Place, Step
from validator.dsl.tracing.trace import Clause
from validator.dsl.tracing.windows import Window
from validator.engine.explanation import Explanation, Judgement
from validator.engine.pages import RulePage
from validator.engine.session import Session
from validator.reporters.layout import shortened
from validator.version import __version__

Record = dict[str, Any]


def to_json(record: Record) -> str:
    return json.dumps(record, indent=1) + "\n"


# ---- rules


def list_record(session: Session) -> Record:
    """The rules as a table: what each is, whether it is on, and why not."""
    return {
        "version": 1,
        "tool": {"name": "newslint", "version": __version__},
        "rules": [
            {
                "rule": record.id,
                "title": record.title,
                "severity": str(record.severity),
                "enabled": record.enabled,
                "reason": record.reason or None,
                "guides": list(record.guides),
                "path": record.plan.path,
                "line": record.plan.line,
            }
            for record in session.rules
        ],
    }


def page_record(page: RulePage) -> Record:
    return {
        "rule": page.id,
        "title": page.title,
        "severity": str(page.severity),
        "enabled": page.enabled,
        "reason": page.reason or None,
        "because": page.because or None,
        "guides": list(page.guides),
        "clauses": [clause._asdict() for clause in page.clauses],
        "conditions": [shared._asdict() for shared in page.conditions],
        "message": page.message,
        "suggestion": page.suggestion or None,
        "settings": [setting._asdict() for setting in page.settings],
        "lexicons": [
            {"name": known.name, "entries": known.entries, "some": list(known.some)}
            for known in page.lists
        ],
        "good": [e.text for e in page.examples if not e.bad],
        "bad": [{"text": e.text, "flags": list(e.flags)} for e in page.examples if e.bad],
        "pack": page.pack,
        "pack_title": page.pack_title,
        "path": page.path,
        "line": page.line,
        "changed_by": list(page.changed_by),
        "private": page.private,
    }


# ---- places


def explanation_record(explanation: Explanation) -> Record:
    document = explanation.document
    hidden = any(
        j.record.plan.private and j.attempt.reported for j in explanation.judgements
    )  # what a private rule found is in no report
    return {
        "version": 1,
        "tool": {"name": "newslint", "version": __version__},
        "path": document.source.path,
        "sentences": [
            _place(Place(document, s.start, s.end), hidden) for s in explanation.sentences
        ],
        "left_off": explanation.left_off,
        "judgements": [_judgement(document, judgement) for judgement in explanation.judgements],
        "cut": list(explanation.cut),
        "nothing_to_look_at": list(explanation.idle),
        "failures": list(explanation.failed),
    }


def _judgement(document: Document, judgement: Judgement) -> Record:
    record, attempt = judgement.record, judgement.attempt
    private = record.plan.private
    return {
        "rule": record.id,
        "severity": str(record.severity),
        "status": judgement.status,
        "why": judgement.why,
        "message": judgement.message,
        **_place(Place(document, attempt.start, attempt.end), private),
        "others": [{"name": name, **_place(place, private)} for name, place in attempt.others],
        "clauses": [
            _clause(clause, clause is attempt.decided, private) for clause in attempt.clauses
        ],
    }


def _clause(clause: Clause, decided: bool, private: bool) -> Record:
    return {
        "keyword": clause.keyword,
        "label": clause.label,
        "decided": decided,
        **_step(clause.step, private),
    }


def _step(step: Step, private: bool) -> Record:
    return {
        "text": step.words.text,
        "line": step.words.line or None,
        "value": step.value,
        "joined": step.joined or None,
        "parts": [_step(part, private) for part in step.parts],
        "compared": [] if private else [value._asdict() for value in step.compared],
        "searched": [_window(window, private) for window in step.windows],
        "found": [_place(place, private) for place in step.found],
        "near": [
            {**_place(near.place, private), "where": near.where, "reason": near.reason}
            for near in step.near
        ],
    }


def _window(window: Window, private: bool) -> Record:
    words = None if private else window.words
    return {"words": words, "start": window.start, "end": window.end}


def _place(place: Place, private: bool) -> Record:
    found = region(place.document, place.start, place.end)
    return {
        "path": found.path,
        "start": found.start._asdict(),
        "end": found.end._asdict(),
        "text": "" if private else shortened(place.document.text[place.start : place.end], 1000),
    }
