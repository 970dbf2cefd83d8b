"""SARIF 2.1.0, for code scanning: https://docs.oasis-open.org/sarif/sarif/v2.1.0/"""

import os
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from validator.diagnostic import Diagnostic, Edit, Region, Related, Severity
from validator.formats import Style
from validator.report import Failure, Report, RuleInfo
from validator.reporters.layout import one_line, shortened
from validator.reporters.machine import LEVELS, in_order, json_of, named, relative
from validator.reporters.summary import is_complete
from validator.source import Position
from validator.version import __version__

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LONGEST = 1000
"""Code points of a rule's description: services refuse more than 1,024."""
_NAME = re.compile("(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]|$)")
_DRIVE = re.compile("[A-Za-z]:/")


def render(report: Report, _: Style) -> str:
    found = in_order(report.diagnostics)
    rules = _rules(report, found)
    numbers = {rule.id: number for number, rule in enumerate(rules)}
    driver = {
        "name": "newslint",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "results": [_result(d, numbers[d.code], name) for d, name in named(found)],
    }
    return json_of({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rules(report: Report, found: Sequence[Diagnostic]) -> list[RuleInfo]:
    """The rules that found something; of a plugin's own finding, what it says of itself."""
    rules = {rule.id: rule for rule in report.rules}
    for diagnostic in found:
        title = diagnostic.title or diagnostic.code
        unknown = RuleInfo(diagnostic.code, title, "", (), diagnostic.severity)
        rules.setdefault(diagnostic.code, unknown)
    return [rules[code] for code in sorted(rules)]


def _rule(rule: RuleInfo) -> dict[str, Any]:
    title = shortened(rule.title or rule.id, _LONGEST)
    why = rule.because or title
    guides = "".join(f"\n- {guide}" for guide in rule.guides)
    follows = f"\n\nIt follows:\n{guides}" if guides else ""
    how = f"`newslint explain {rule.id}` shows examples."
    return {
        "id": rule.id,
        "name": _NAME.sub(lambda part: part[1].upper(), rule.id.rpartition("/")[2]),
        "shortDescription": {"text": title},
        "fullDescription": {"text": shortened(why, _LONGEST)},
        "help": {
            "text": f"{why}{follows}\n\n{how}",
            "markdown": f"**{title}**\n\n{why}{follows}\n\n{how}",
        },
        "defaultConfiguration": {"level": LEVELS[rule.severity].sarif},
        "properties": {"tags": [rule.id.partition("/")[0]]},
    }


def _result(found: Diagnostic, rule: int, name: str) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": LEVELS[found.severity].sarif,
        "message": {"text": "\n".join(_message(found))},
        "partialFingerprints": {
            "primaryLocationLineHash": f"{name}:1",
            "newslintFinding/v1": found.fingerprint,
        },
    }
    if found.region.path:
        result["locations"] = [{"physicalLocation": _place(found.region)}]
    if found.related:
        result["relatedLocations"] = [
            _related(related, number) for number, related in enumerate(found.related, 1)
        ]
    if found.edits:
        result["fixes"] = [_fix(found.edits, found.region.path)]
    return result


def _message(found: Diagnostic) -> Iterator[str]:
    """What is wrong, what would mend it, links to the evidence."""
    yield _plain(found.message or found.title or found.code)
    if found.suggestion:
        yield _plain(found.suggestion)
    for number, related in enumerate(found.related, 1):
        words = one_line(related.message) or f"line {related.region.start.line}"
        link = _braced(words).replace("\\", "\\\\").replace("[", r"\[").replace("]", r"\]")
        yield f"[{link}]({number})"


def _plain(text: str) -> str:
    """Words that are no link, whatever they hold."""
    return _braced(text).replace("](", "] (")


def _braced(text: str) -> str:
    """Braces stand for arguments unless they are doubled (section 3.11.5)."""
    return text.replace("{", "{{").replace("}", "}}")


def _related(related: Related, number: int) -> dict[str, Any]:
    location: dict[str, Any] = {"id": number, "physicalLocation": _place(related.region)}
    if related.message:
        location["message"] = {"text": _plain(related.message)}
    return location


def _fix(edits: Sequence[Edit], path: str) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.start, edit.end), "insertedContent": {"text": edit.text}}
        for edit in edits
    ]
    return {
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": replacements}]
    }


def _place(region: Region) -> dict[str, Any]:
    return {
        "artifactLocation": _artifact(region.path),
        "region": _region(region.start, region.end),
    }


def _region(start: Position, end: Position) -> dict[str, int]:
    return {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }


def _artifact(path: str) -> dict[str, str]:
    path = relative(path)
    uri = _quoted(path)
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    if _DRIVE.match(path):
        return {"uri": f"file:///{path[:2]}{_quoted(path[2:])}"}
    return {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _quoted(path: str) -> str:
    """Bytes of a name that are no text are quoted as they are."""
    try:
        return quote(os.fsencode(path), safe="/")
    except UnicodeEncodeError:  # no file has such a name
        return quote(path, safe="/", errors="replace")


def _invocation(report: Report) -> dict[str, Any]:
    """Whether it did its whole job, and what kept it from it."""
    invocation: dict[str, Any] = {"executionSuccessful": is_complete(report)}
    if report.failures:
        failures = sorted(set(report.failures))
        invocation["toolExecutionNotifications"] = [_failure(failure) for failure in failures]
    if report.faults:
        invocation["toolConfigurationNotifications"] = [
            _fault(fault) for fault in in_order(report.faults)
        ]
    return invocation


def _failure(failure: Failure) -> dict[str, Any]:
    place = {"artifactLocation": _artifact(failure.path)}
    return {
        "level": LEVELS[Severity.ERROR].sarif,
        "message": {"text": _plain(failure.message)},
        "locations": [{"physicalLocation": place}],
    }


def _fault(fault: Diagnostic) -> dict[str, Any]:
    told: dict[str, Any] = {
        "level": LEVELS[fault.severity].sarif,
        "descriptor": {"id": fault.code},
        "message": {"text": "\n".join(_message(fault))},
    }
    if fault.region.path:
        told["locations"] = [{"physicalLocation": _place(fault.region)}]
    return told
