"""The server: drafts come and change, findings go. It reads standard input, writes standard output.

Drafts are checked by the session that `check` would open in the folder of the workspace; another is
opened when a rule, a word list or the configuration changes.
"""

import os
from collections.abc import Callable

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from validator.lsp import messages
from validator.lsp.drafts import Desk, Drafts
from validator.version import __version__

_SET_UP = (".rules", ".toml", "newslint-baseline.json")
"""What the names of files end with of which the set-up is made."""


def serve(opened: Callable[[], Desk]) -> None:
    """Serve one client until it goes. `opened` is called in the folder of its workspace, and may
    raise UsageError."""
    server = LanguageServer(
        "newslint", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full
    )
    drafts = Drafts(server, opened)

    @server.feature(types.INITIALIZED)
    async def begin(_: types.InitializedParams) -> None:
        drafts.folder = _enter(server)
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
        if told.text_document.uri.endswith(_SET_UP):
            drafts.reopen()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def close(told: types.DidCloseTextDocumentParams) -> None:
        drafts.forget(told.text_document.uri)

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def set_up_changed(_: types.DidChangeWatchedFilesParams) -> None:
        drafts.reopen()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def settings_changed(_: types.DidChangeConfigurationParams) -> None:
        """Nothing is set by the client: the configuration is that of the workspace."""

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    async def correct(asked: types.CodeActionParams) -> list[types.CodeAction]:
        uri = asked.text_document.uri
        checked = drafts.checked(uri)
        if checked is None:
            return []
        return [*messages.corrections(checked.found, uri, checked.place, asked.range)]

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def explain(asked: types.HoverParams) -> types.Hover | None:
        checked = drafts.checked(asked.text_document.uri)
        if checked is None:
            return None
        rules = drafts.rules.values()
        said = messages.reasons(checked.found, rules, checked.place, asked.position)
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, said)) if said else None

    server.start_io()


def _enter(server: LanguageServer) -> str:
    """Go to the folder of the workspace: what is said of a draft must not depend on where an
    editor was started."""
    folders = [folder.uri for folder in server.workspace.folders.values()]
    root = server.workspace.root_uri or next(iter(folders), None)
    folder = uris.to_fs_path(root) if root else None
    if not folder or not os.path.isdir(folder):
        return os.getcwd()
    os.chdir(folder)
    return folder


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
