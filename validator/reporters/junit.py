"""JUnit XML: a suite for each draft, a failed test for each finding, a passed one for none."""

from collections.abc import Iterator

from validator.diagnostic import Diagnostic, Severity
from validator.formats import Style
from validator.named_tuples import NamedTuple
from validator.report import Report
from validator.reporters.machine import in_order, named, not_checked, relative, told
from validator.reporters.markup import attributes, escaped


class _Suite(NamedTuple):
    """What is told of one file."""

    path: str
    failed: list[str]
    found: list[Diagnostic]

    @property
    def counts(self) -> dict[str, int]:
        return {
            "tests": max(len(self.failed) + len(self.found), 1),
            "failures": sum(map(_fails, self.found)),
            "errors": len(self.failed),
        }


def render(report: Report, _: Style) -> str:
    suites = _suites(report)
    totals = {key: sum(s.counts[key] for s in suites) for key in ("tests", "failures", "errors")}
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<testsuites{attributes(name='newslint', **totals)}>",
        *(line for suite in suites for line in _lines(suite)),
        "</testsuites>",
    ]
    return "".join(f"{line}\n" for line in lines)


def _suites(report: Report) -> list[_Suite]:
    suites: dict[str, _Suite] = {}

    def suite(path: str) -> _Suite:
        path = relative(path)
        return suites.setdefault(path, _Suite(path, [], []))

    for draft in report.drafts:
        suite(draft.path)
    for failure in not_checked(report):
        suite(failure.path).failed.append(failure.message)
    for found in in_order(report.diagnostics):
        suite(found.region.path).found.append(found)
    return [suites[path] for path in sorted(suites)]


def _lines(suite: _Suite) -> Iterator[str]:
    path = suite.path
    yield f" <testsuite{attributes(name=path, **suite.counts)}>"
    for number, message in enumerate(suite.failed, 1):
        name = "not checked" if number == 1 else f"not checked ({number})"
        yield f"  <testcase{attributes(classname=path, name=name, file=path)}>"
        yield f"   <error{attributes(message=message)}>{escaped(message)}</error>"
        yield "  </testcase>"
    for found, unique in named(suite.found):
        yield from _case(path, found, unique)
    if not suite.found and not suite.failed:
        yield f"  <testcase{attributes(classname=path, name='nothing found', file=path)}/>"
    yield " </testsuite>"


def _case(path: str, found: Diagnostic, unique: str) -> Iterator[str]:
    """Names of tests must differ: of those that agree, services show but one."""
    start = found.region.start
    name = f"{found.code} at {start.line}:{start.column} ({unique[:6]})"
    heading = f"{path}:{start.line}:{start.column}: {found.severity}: "
    text = "\n".join(map(escaped, f"{heading}{told(found)}".splitlines()))
    yield f"  <testcase{attributes(classname=path, name=name, file=path, line=start.line)}>"
    if _fails(found):
        about = attributes(message=found.message, type=found.severity)
        yield f"   <failure{about}>{text}</failure>"
    else:
        yield f"   <system-out>{text}</system-out>"
    yield "  </testcase>"


def _fails(found: Diagnostic) -> bool:
    """A note is told by a test that passes."""
    return found.severity > Severity.INFO
