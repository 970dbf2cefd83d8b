"""The server: drafts come and change, findings go. It reads standard input, writes standard output.

Drafts are checked by the session that `check` would open in their folder of the workspace; another
is opened when a rule, a word list or the configuration changes.
"""

import os
from collections.abc import Callable, Sequence
from typing import BinaryIO

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from validator.lsp import messages
from validator.lsp.drafts import Desk, Drafts
from validator.version import __version__

_SET_UP = (".rules", ".toml", "newslint-baseline.json")
"""What the names of files end with of which the set-up is made."""


def serve(opened: Callable[[], Desk]) -> bool:
    """Serve one client until it goes, and say whether it said so before. `opened` is called in each
    folder of its workspace, and may raise UsageError."""
    server = LanguageServer(
        "newslint", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
    )
    drafts = Drafts(server, opened)
    ends: list[str] = []

    @server.feature(types.SHUTDOWN)
    def shut_down(_: None) -> None:
        ends.append(types.SHUTDOWN)

    _listen(server, drafts)
    _answer(server, drafts)
    server.start_io(*_streams())
    return bool(ends)


def _listen(server: LanguageServer, drafts: Drafts) -> None:
    """Hear what becomes of drafts, and of what the set-up is made of."""

    @server.feature(types.INITIALIZED)
    async def begin(_: types.InitializedParams) -> None:
        drafts.reopen()
        await _watch(server)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def open_(told: types.DidOpenTextDocumentParams) -> None:
        drafts.open(told.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def change(told: types.DidChangeTextDocumentParams) -> None:
        drafts.check_soon(told.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def save(told: types.DidSaveTextDocumentParams) -> None:
        if told.text_document.uri.endswith(_SET_UP) or drafts.closed:
            drafts.reopen()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def close(told: types.DidCloseTextDocumentParams) -> None:
        drafts.forget(told.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def set_up_changed(_: types.DidChangeWatchedFilesParams) -> None:
        drafts.reopen()

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    async def folders_changed(_: types.DidChangeWorkspaceFoldersParams) -> None:
        drafts.reopen()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def settings_changed(_: types.DidChangeConfigurationParams) -> None:
        """Nothing is set by the client: the configuration is that of the workspace."""


def _answer(server: LanguageServer, drafts: Drafts) -> None:
    """Say what is asked of a draft that was checked: corrections, and reasons."""

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    async def correct(asked: types.CodeActionParams) -> list[types.CodeAction]:
        uri = asked.text_document.uri
        checked = drafts.checked(uri)
        if checked is None or not _wants_corrections(asked.context.only):
            return []
        return [*messages.corrections(checked.found, uri, checked.place, asked.range)]

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def explain(asked: types.HoverParams) -> types.Hover | None:
        checked = drafts.checked(asked.text_document.uri)
        if checked is None:
            return None
        rules = checked.rules.values()
        said = messages.reasons(checked.found, rules, checked.place, asked.position)
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, said)) if said else None


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output, for the client alone: what a plugin prints goes to standard error,
    and it has nobody to ask."""
    taken = os.dup(0), os.dup(1)
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    return open(taken[0], "rb"), open(taken[1], "wb")


def _wants_corrections(only: Sequence[types.CodeActionKind | str] | None) -> bool:
    """Whether these kinds, each of which stands for those below it, have quick fixes."""
    kinds = (types.CodeActionKind.Empty, types.CodeActionKind.QuickFix)
    return only is None or any(kind in kinds for kind in only)


async def _watch(server: LanguageServer) -> None:
    """Ask to hear of changes of the set-up, where a client can tell."""
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if not (watching and watching.dynamic_registration):
        return
    watchers = [types.FileSystemWatcher(f"**/*{end}") for end in _SET_UP]
    await server.client_register_capability_async(
        types.RegistrationParams(
            [
                types.Registration(
                    "set-up",
                    types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
                    types.DidChangeWatchedFilesRegistrationOptions(watchers),
                )
            ]
        )
    )
