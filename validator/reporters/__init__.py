"""Reporters: a report becomes text; pure functions, one file each, imported when they are used."""

from collections.abc import Callable, Sequence
from importlib import import_module

from validator.diagnostic import Diagnostic
from validator.formats import Reporter, Style
from validator.hooks import hookimpl
from validator.report import Report

__all__ = ["Reporter", "Style", "newslint_reporters"]


@hookimpl
def newslint_reporters() -> list[Reporter]:
    return [
        Reporter(
            "full",
            "for an editor: each sentence with its words marked",
            _of("full"),
            counts_claims=True,
            page=_page_of("full"),
        ),
        Reporter(
            "concise",
            "one line a finding, as compilers print it",
            _of("concise"),
            page=_page_of("concise"),
        ),
        Reporter(
            "statistics",
            "how many findings, by rule and by draft",
            _of("statistics"),
            needs_text=True,
        ),
        Reporter("json", "one JSON object, for programs", _of("json")),
        Reporter("jsonl", "one JSON object a line, for pipes", _of("json", "render_lines")),
        Reporter("sarif", "SARIF 2.1.0, for code scanning", _of("sarif")),
        Reporter("github", "workflow commands: annotations in GitHub Actions", _of("github")),
        Reporter("gitlab", "a Code Quality report, for merge requests in GitLab", _of("gitlab")),
        Reporter("junit", "JUnit XML, for test reports", _of("junit"), needs_text=True),
        Reporter("rdjson", "reviewdog's diagnostic format", _of("rdjson"), needs_text=True),
        Reporter("checkstyle", "Checkstyle XML, for Jenkins", _of("checkstyle")),
        Reporter(
            "markdown", "for a comment on a pull request", _of("markdown"), counts_claims=True
        ),
        Reporter(
            "html",
            "one page: the article with notes in the margin",
            _of("html"),
            needs_text=True,
            counts_claims=True,
        ),
    ]


def _of(module: str, function: str = "render") -> Callable[[Report, Style], str]:
    """A function of a module here, imported when it is called."""

    def render(report: Report, style: Style) -> str:
        text: str = getattr(import_module(f"{__name__}.{module}"), function)(report, style)
        return text

    return render


def _page_of(module: str) -> Callable[[Sequence[Diagnostic], Style], str]:
    """The `page` of a module here."""

    def page(found: Sequence[Diagnostic], style: Style) -> str:
        text: str = import_module(f"{__name__}.{module}").page(found, style)
        return text

    return page
