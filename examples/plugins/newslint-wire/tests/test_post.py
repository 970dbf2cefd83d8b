"""The reporter, against a service of the test's own."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from newslint_wire.post import VARIABLE, post

from validator.api import Report, Style

RECEIVED: list[Any] = []


class Service(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        RECEIVED.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(202)
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Quietly."""


@pytest.fixture
def address() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Service)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/reports"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_report_arrives(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, address)
    assert post(Report(2, ()), Style()) == f"0 findings sent to {address}: 202\n"
    assert RECEIVED == [{"files": 2, "complete": True, "findings": []}]


@pytest.mark.parametrize("wrong", ["", "http://example.org/x", "https://localhost/", "file:///x"])
def test_no_other_machine_is_asked(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setenv(VARIABLE, wrong)
    with pytest.raises(ValueError, match=VARIABLE):
        post(Report(0, ()), Style())


def test_nobody_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "http://127.0.0.1:9/")
    with pytest.raises(OSError, match="refused"):
        post(Report(0, ()), Style())
