"""A client of the Language Server Protocol, as far as tests need one."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_PATIENCE = 60
"""Seconds after which a server that says nothing is ended, and the test with it."""

Message = dict[str, Any]


class Client:
    """Speaks with one server; `folder` is its workspace."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path) -> None:
        self._process = process
        self._asked = 0
        self.opened: dict[str, int] = {}
        """Drafts by their addresses, with their versions."""
        self.folder = folder
        self.shown: list[str] = []
        """Messages to the person."""

    def begin(self, **capabilities: Any) -> Message:
        """What the server can do."""
        told = self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": self.folder.as_uri(),
                "workspaceFolders": None,
                "capabilities": capabilities,
            },
        )
        self.tell("initialized", {})
        capable: Message = told["capabilities"]
        return capable

    def open(self, name: str, text: str, language: str = "plaintext") -> list[Message]:
        """What is told of a draft that is opened."""
        self.tell_open(name, text, language)
        return self.told_of(name)

    def tell_open(self, name: str, text: str, language: str = "plaintext") -> None:
        uri = self.uri(name)
        self.opened[uri] = self.opened.get(uri, 0) + 1
        document = {"uri": uri, "languageId": language, "version": self.opened[uri], "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})

    def close(self, name: str) -> None:
        del self.opened[self.uri(name)]
        self.tell("textDocument/didClose", {"textDocument": {"uri": self.uri(name)}})

    def type(self, name: str, text: str) -> None:
        uri = self.uri(name)
        self.opened[uri] += 1
        document = {"uri": uri, "version": self.opened[uri]}
        changes = [{"text": text}]
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": changes})

    def told_of(self, name: str) -> list[Message]:
        """What is told next of a draft, as it is now."""
        uri = self.uri(name)
        while True:
            message = self._read()
            if message.get("method") != "textDocument/publishDiagnostics":
                continue
            told = message["params"]
            if told["uri"] == uri and told.get("version") in (None, self.opened.get(uri)):
                found: list[Message] = told["diagnostics"]
                return found

    def uri(self, name: str) -> str:
        return name if ":" in name else (self.folder / name).as_uri()

    def ask(self, method: str, parameters: Any) -> Any:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": parameters})
        while True:
            message = self._read()
            if message.get("id") == self._asked and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def tell(self, method: str, parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def end(self) -> int:
        self.ask("shutdown", None)
        self.tell("exit", None)
        return self._process.wait(_PATIENCE)

    def hang_up(self) -> int:
        assert self._process.stdin is not None
        self._process.stdin.close()
        return self._process.wait(_PATIENCE)

    def _send(self, message: Message) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(data), data))
        self._process.stdin.flush()

    def _read(self) -> Message:
        """The next message that is for a client; requests of the server are granted."""
        assert self._process.stdout is not None
        headers = {}
        while (line := self._process.stdout.readline()).strip():
            name, _, value = line.partition(b":")
            headers[name.lower()] = value
        assert headers, "the server is gone"
        message: Message = json.loads(self._process.stdout.read(int(headers[b"content-length"])))
        if "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        if message.get("method") == "window/showMessage":
            self.shown.append(message["params"]["message"])
        return message


@contextmanager
def client(folder: Path, *options: str) -> Iterator[Client]:
    """A client of `newslint lsp` with these options, whose workspace is a folder."""
    command = [sys.executable, "-m", "validator", "lsp", *options]
    with subprocess.Popen(
        command,
        cwd=folder.parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        patience = threading.Timer(_PATIENCE, process.kill)
        patience.start()
        try:
            yield Client(process, folder)
        finally:
            patience.cancel()
            process.kill()
