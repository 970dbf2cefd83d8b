"""The drafts that an editor has open: each checked a moment after its last change, by the session
of its folder.

No draft is passed over in silence: what cannot be checked is told at its top.
"""

import asyncio
import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from validator.diagnostic import Diagnostic
from validator.engine.discovery import Draft
from validator.errors import UsageError, reason
from validator.lsp import messages
from validator.named_tuples import NamedTuple
from validator.report import Report, RuleInfo
from validator.source import UnreadableSourceError, decode, marked

_REST = 0.15
"""Seconds after the last change of a draft, in which most typists have not come to the next."""
_SUFFIXES = {"plaintext": ".txt", "text": ".txt", "markdown": ".md", "html": ".html"}
"""Of drafts without a name, by the languages of copy."""


class Desk(NamedTuple):
    """What the drafts of a folder are checked with."""

    check: Callable[[Draft], Report]
    stands: Callable[[], bool]
    """Whether the set-up is as it was."""
    suffixes: frozenset[str]
    """Of the files that are read."""
    rules: Mapping[str, RuleInfo]
    faults: tuple[Diagnostic, ...]
    """What is wrong with the set-up."""


class Checked(NamedTuple):
    version: int | None
    """Of the draft, as the client counts."""
    found: Sequence[Diagnostic]
    rules: Mapping[str, RuleInfo]
    place: messages.Place


class Drafts:
    """The drafts that a client has open, and what was found in them."""

    def __init__(self, server: LanguageServer, opened: Callable[[], Desk]) -> None:
        self._server = server
        self._opened = opened
        self._begun_in = os.getcwd()
        self._desks: dict[str, Desk | str] = {}
        """By folder of the workspace; or why there is none."""
        self._open: set[str] = set()
        """Addresses as the client writes them, by which alone it knows its drafts."""
        self._due: dict[str, asyncio.TimerHandle] = {}
        self._checked: dict[str, Checked] = {}
        self._at_fault: set[str] = set()
        """Addresses of files of the set-up that were told to be."""

    @property
    def closed(self) -> bool:
        """Whether there is a folder of which drafts cannot be checked."""
        return any(isinstance(desk, str) for desk in self._desks.values())

    def reopen(self) -> None:
        """Load rules and configuration anew, and check all that is open with them."""
        folders = self._folders()
        used = [folder for folder in folders if folder in self._desks] or folders[:1]
        self._desks.clear()
        once_at_fault, self._at_fault = self._at_fault, set()
        for folder in used:
            self._desk(folder)
        for uri in once_at_fault - self._at_fault:
            self._publish(uri, [])
        for uri in sorted(self._open):
            self._check(uri)

    def open(self, uri: str) -> None:
        self._open.add(uri)
        self.check(uri)

    def check_soon(self, uri: str) -> None:
        """Check a draft when it has come to rest."""
        self._let_be(uri)
        loop = asyncio.get_running_loop()
        self._due[uri] = loop.call_later(_REST, partial(self.check, uri))

    def check(self, uri: str) -> None:
        """Check a draft now, and tell the client. Few clients tell when the set-up changes."""
        if self._document(uri) is not None and not self._stands(uri):
            self.reopen()
        else:
            self._check(uri)

    def _check(self, uri: str) -> None:
        self._let_be(uri)
        document = self._document(uri)
        if document is None:
            return
        text, language = document.source, document.language_id or ""
        folder, path = self._named(uri, language)
        desk = self._desk(folder)
        if isinstance(desk, Desk) and language not in _SUFFIXES and not _is_read(path, desk):
            return
        found, failed = _looked(desk, Draft(path, marked(text)))
        place = self._placing(text)
        own = [one for one in found if one.region.path == path]
        rules = desk.rules if isinstance(desk, Desk) else {}
        self._checked[uri] = Checked(document.version, own, rules, place)
        told = [*map(messages.not_checked, failed)]
        told += [messages.diagnostic_elsewhere(one) for one in found if one.region.path != path]
        told += [messages.diagnostic_of(one, uri, place) for one in own]
        self._publish(uri, told, document.version)

    def checked(self, uri: str) -> Checked | None:
        """What was found in a draft as it is now; None for what is not open, or not read."""
        document, known = self._document(uri), self._checked.get(uri)
        if document is not None and (known is None or known.version != document.version):
            self.check(uri)
        return self._checked.get(uri)

    def forget(self, uri: str) -> None:
        """Leave a draft that was closed."""
        self._let_be(uri)
        self._open.discard(uri)
        if self._checked.pop(uri, None) is not None:
            self._publish(uri, [])

    def _document(self, uri: str) -> TextDocument | None:
        """A draft that is open; of any other the workspace would give what lies on the disk."""
        document = self._server.workspace.get_text_document(uri)
        there = self._server.workspace.text_documents.values()
        return document if uri in self._open and document in there else None

    # ---- folders

    def _folders(self) -> list[str]:
        """Those of the workspace, as the client writes them; else the one it was begun in."""
        workspace = self._server.workspace
        roots = [one.uri for one in workspace.folders.values()] or [workspace.root_uri or ""]
        paths = [uris.to_fs_path(root) or "" for root in roots]
        return [path for path in paths if os.path.isdir(path)] or [self._begun_in]

    def _named(self, uri: str, language: str) -> tuple[str, str]:
        """The folder whose set-up counts for a draft, and its path as `check` shows it there."""
        first, *others = self._folders()
        path = uris.to_fs_path(uri)
        if not uri.startswith("file:") or not path:
            return first, f"untitled{_SUFFIXES.get(language, '')}"
        inside = [one for one in (first, *others) if path.startswith(os.path.join(one, ""))]
        folder = max(inside, key=len, default=first)
        return folder, path.removeprefix(os.path.join(folder, ""))

    def _stands(self, uri: str) -> bool:
        folder, _ = self._named(uri, "")
        desk = self._desk(folder)
        return isinstance(desk, str) or desk.stands()

    def _desk(self, folder: str) -> Desk | str:
        """What drafts of a folder are checked with, or why they are not."""
        try:
            os.chdir(folder)  # what is said must not depend on where an editor or a plugin went
            if folder not in self._desks:
                self._desks[folder] = desk = self._opened()
                self._tell_faults(desk.faults, folder)
        except UsageError as error:
            self._desks[folder] = f"{error.message}; {error.hint}" if error.hint else error.message
            self._say(f"{self._desks[folder]}")
        except Exception as error:  # the server stays, whatever there is
            self._desks[folder] = f"internal error: {reason(error)}"
            self._say(f"{self._desks[folder]}")
        return self._desks[folder]

    def _let_be(self, uri: str) -> None:
        if due := self._due.pop(uri, None):
            due.cancel()

    def _tell_faults(self, faults: Sequence[Diagnostic], folder: str) -> None:
        """Tell what is wrong with the set-up of a folder, and mark it in its files."""
        if faults:
            self._say("\n".join(map(messages.with_place, faults)))
        for path in sorted({fault.region.path for fault in faults}):
            try:
                with open(path, "rb") as file:
                    text = decode(file.read())
            except (OSError, UnreadableSourceError):
                continue  # it has no lines to mark
            uri = uris.from_fs_path(os.path.join(folder, path)) or ""
            place = self._placing(text)
            here = [fault for fault in faults if fault.region.path == path]
            self._publish(uri, [messages.diagnostic_of(fault, uri, place) for fault in here])
            self._at_fault.add(uri)

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


def _looked(desk: Desk | str, draft: Draft) -> tuple[Sequence[Diagnostic], list[str]]:
    """What is found, and why a draft was not checked, or not wholly."""
    if isinstance(desk, str):
        return (), [f"not checked: {desk}"]
    try:
        report = desk.check(draft)
    except (Exception, SystemExit) as error:  # the server stays, whatever a draft does to it
        return (), [f"not checked: internal error: {reason(error)}"]
    found = [fault for fault in report.faults if fault not in desk.faults]
    found += report.diagnostics
    failed = [failure.message for failure in report.failures]
    return found, [one for one in failed if not any(one in told.message for told in found)]


def _is_read(path: str, desk: Desk) -> bool:
    suffix = os.path.splitext(path)[1]
    return not suffix or path.lower().endswith(tuple(desk.suffixes))
