"""The drafts that an editor has open: each checked a moment after its last change, by one session.

No draft is passed over in silence: what cannot be checked is told at its top.
"""

import asyncio
import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from validator.diagnostic import Diagnostic
from validator.engine.discovery import Draft
from validator.errors import UsageError, reason
from validator.lsp import messages
from validator.named_tuples import NamedTuple
from validator.report import Report, RuleInfo
from validator.source import UnreadableSourceError, decode

_REST = 0.15
"""Seconds after the last change of a draft, in which most typists have not come to the next."""
_UTF8 = b"\xef\xbb\xbf"
"""Says how a draft is encoded, whatever a page says itself: that is true of its file."""
_SUFFIXES = {"markdown": ".md", "html": ".html"}
"""Of drafts without a name, by their language."""


class Desk(NamedTuple):
    """What drafts are checked with."""

    check: Callable[[Draft], Report]
    suffixes: frozenset[str]
    """Of the files that are read."""
    rules: Mapping[str, RuleInfo]
    faults: tuple[Diagnostic, ...]
    """What is wrong with the set-up."""


class Checked(NamedTuple):
    version: int | None
    """Of the draft, as the client counts."""
    found: Sequence[Diagnostic]
    place: messages.Place


class Drafts:
    """The drafts that a client has open, and what was found in them."""

    def __init__(self, server: LanguageServer, opened: Callable[[], Desk]) -> None:
        self._server = server
        self._opened = opened
        self._desk: Desk | None = None
        self._closed = "the server has not begun"
        self.folder = ""
        """The workspace, as the client writes it; the current folder."""
        self._open: set[str] = set()
        """Addresses as the client writes them, by which alone it knows its drafts."""
        self._due: dict[str, asyncio.TimerHandle] = {}
        self._checked: dict[str, Checked] = {}
        self._at_fault: set[str] = set()
        """Addresses of files of the set-up that were told to be."""

    @property
    def rules(self) -> Mapping[str, RuleInfo]:
        return self._desk.rules if self._desk is not None else {}

    def reopen(self) -> None:
        """Load rules and configuration anew, and check all that is open with them."""
        try:
            self._desk = self._opened()
        except UsageError as error:
            self._desk = None
            self._closed = f"{error.message}; {error.hint}" if error.hint else error.message
            self._say(self._closed)
        else:
            self._tell_faults(self._desk.faults)
        for uri in sorted(self._open):
            self.check(uri)

    def open(self, uri: str) -> None:
        self._open.add(uri)
        self.check(uri)

    def check_soon(self, uri: str) -> None:
        """Check a draft when it has come to rest."""
        self._let_be(uri)
        loop = asyncio.get_running_loop()
        self._due[uri] = loop.call_later(_REST, partial(self.check, uri))

    def check(self, uri: str) -> None:
        """Check a draft now, and tell the client."""
        self._let_be(uri)
        document = self._server.workspace.get_text_document(uri)
        path, text = self._path(uri, document.language_id), document.source
        if self._desk is not None and not _is_read(path, self._desk.suffixes):
            return
        found, failed = self._look(Draft(path, _UTF8 + text.encode("utf-8", "surrogatepass")))
        place = self._placing(text)
        own = [one for one in found if one.region.path == path]
        self._checked[uri] = Checked(document.version, own, place)
        told = [*map(messages.not_checked, failed)]
        told += [messages.diagnostic_elsewhere(one) for one in found if one.region.path != path]
        told += [messages.diagnostic_of(one, uri, place) for one in own]
        self._publish(uri, told, document.version)

    def _look(self, draft: Draft) -> tuple[Sequence[Diagnostic], list[str]]:
        """What is found, and why a draft was not checked, or not wholly."""
        if self._desk is None:
            return (), [f"not checked: {self._closed}"]
        try:
            report = self._desk.check(draft)
        except Exception as error:  # the server stays, whatever a draft does to it
            return (), [f"not checked: internal error: {reason(error)}"]
        faults = [fault for fault in report.faults if fault not in self._desk.faults]
        return [*faults, *report.diagnostics], [failure.message for failure in report.failures]

    def checked(self, uri: str) -> Checked | None:
        """What was found in a draft as it is now; None for what is not read."""
        known = self._checked.get(uri)
        version = self._server.workspace.get_text_document(uri).version
        if known is None or known.version != version:
            self.check(uri)
        return self._checked.get(uri)

    def forget(self, uri: str) -> None:
        """Leave a draft that was closed."""
        self._let_be(uri)
        self._open.discard(uri)
        if self._checked.pop(uri, None) is not None:
            self._publish(uri, [])

    def _path(self, uri: str, language: str | None) -> str:
        """A draft's path as `check` shows it: from the current folder, if it is below it."""
        path = uris.to_fs_path(uri)
        if not uri.startswith("file:") or not path:
            return f"untitled{_SUFFIXES.get(language or '', '')}"
        return path.removeprefix(os.path.join(self.folder, ""))

    def _let_be(self, uri: str) -> None:
        if due := self._due.pop(uri, None):
            due.cancel()

    def _tell_faults(self, faults: Sequence[Diagnostic]) -> None:
        """Tell what is wrong with the set-up, and mark it in its files."""
        if faults:
            self._say("\n".join(map(_fault, faults)))
        told: dict[str, list[types.Diagnostic]] = {uri: [] for uri in self._at_fault}
        for path in sorted({fault.region.path for fault in faults}):
            try:
                with open(path, "rb") as file:
                    text = decode(file.read())
            except (OSError, UnreadableSourceError):
                continue  # it has no lines to mark
            uri = uris.from_fs_path(os.path.abspath(path)) or ""
            place = self._placing(text)
            told[uri] = [
                messages.diagnostic_of(fault, uri, place)
                for fault in faults
                if fault.region.path == path
            ]
        for uri, diagnostics in told.items():
            self._publish(uri, diagnostics)
        self._at_fault = {uri for uri, diagnostics in told.items() if diagnostics}

    def _placing(self, text: str) -> messages.Place:
        return messages.placing(text, self._server.workspace.position_encoding or "utf-16")

    def _publish(
        self, uri: str, told: Sequence[types.Diagnostic], version: int | None = None
    ) -> None:
        self._server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, told, version)
        )

    def _say(self, message: str) -> None:
        shown = types.ShowMessageParams(types.MessageType.Error, f"newslint: {message}")
        self._server.window_show_message(shown)


def _is_read(path: str, suffixes: frozenset[str]) -> bool:
    suffix = os.path.splitext(path)[1]
    return not suffix or path.lower().endswith(tuple(suffixes))


def _fault(fault: Diagnostic) -> str:
    start = fault.region.start
    return f"{fault.region.path}:{start.line}:{start.column}: {fault.message}"
