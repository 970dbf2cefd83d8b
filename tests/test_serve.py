"""The page on one's own machine: what it answers, and whom it answers nothing."""

import http.client
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlencode

import pytest
from browser import in_browser, opened_at, told_by

from validator.cli.main import main
from validator.web.server import ADDRESS, Pasted, server

FORM = {"text": "Some 20 villagers were killed.", "suffix": ".txt", "way": "check"}
asked: list[Pasted] = []


def answer(pasted: Pasted) -> str:
    asked.append(pasted)
    return f"<p>{pasted.way}"


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Where a server listens that says which way was asked for."""
    with server(0, answer, ["desk", "<wire>"]) as serving:
        thread = threading.Thread(target=serving.serve_forever)
        thread.start()
        yield serving.server_port
        serving.shutdown()
        thread.join()


Got = tuple[int, str, http.client.HTTPMessage]


def ask(port: int, method: str, path: str, body: object = None, **headers: str) -> Got:
    connection = http.client.HTTPConnection(ADDRESS, port, timeout=60)
    data = urlencode(body) if isinstance(body, dict) else body
    assert data is None or isinstance(data, str)
    connection.request(method, path, data, headers)
    told = connection.getresponse()
    return told.status, told.read().decode(), told.headers


def test_the_page_has_the_profiles_and_loads_nothing_else(port: int) -> None:
    status, page, headers = ask(port, "GET", "/")
    assert status == 200
    assert "<option>desk</option><option>&lt;wire&gt;</option>" in page
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert ask(port, "GET", "/page.css")[2]["Content-Type"] == "text/css; charset=utf-8"
    assert ask(port, "GET", "/page.js")[0] == 200
    for path in ("/../server.py", "//etc/passwd", "/page.html", "/answer"):
        assert ask(port, "GET", path)[0] == 404


def test_what_is_pasted_is_answered(port: int) -> None:
    text = "Six\r\n🌧️ “dead” & <b>"
    form = {"text": text, "suffix": ".md", "way": "claims", "profile": "", "date": "2026-02-04"}
    assert ask(port, "POST", "/answer", form)[:2] == (200, "<p>claims")
    assert asked[-1] == Pasted(text, ".md", "claims", None, "2026-02-04")
    origin = f"http://{ADDRESS}:{port}"
    status, page, headers = ask(port, "POST", "/answer", FORM, Origin=origin)
    assert (status, page) == (200, "<p>check")
    assert headers["Content-Security-Policy"].startswith("sandbox allow-scripts;")
    assert ask(port, "POST", "/answer", {**FORM, "text": ""}, Host=f"LocalHost:{port}")[0] == 200
    assert asked[-1].text == ""


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (FORM, {"Host": "newslint.example"}, 403),
        (FORM, {"Origin": "http://newslint.example"}, 403),
        (FORM, {"Origin": "null"}, 403),
        ({**FORM, "way": "rm"}, {}, 400),
        ({**FORM, "suffix": "/../x.txt"}, {}, 400),
        ({"text": "x"}, {}, 400),
        ("%", {}, 400),
        ("text=%ff&suffix=.txt&way=check", {}, 400),
        ("", {"Content-Length": "no"}, 411),
        ("", {"Content-Length": "999999999"}, 413),
        ("", {"Content-Length": "9" * 5000}, 413),
        ("text=x&" * 9 + "suffix=.txt&way=check", {}, 400),
        (FORM, {"Host": ADDRESS}, 403),
    ],
)
def test_what_is_not_the_page_is_refused(
    port: int, body: object, headers: dict[str, str], status: int
) -> None:
    before = len(asked)
    assert ask(port, "POST", "/answer", body, **headers)[0] == status
    assert len(asked) == before


def test_a_browser_that_leaves_is_nothing_to_tell(
    port: int, capfd: pytest.CaptureFixture[str]
) -> None:
    body = urlencode(FORM | {"text": "rain " * 1_000_000}).encode()
    head = f"POST /answer HTTP/1.1\r\nHost: localhost:{port}\r\nContent-Length: {len(body)}\r\n\r\n"
    before = len(asked)
    with socket.create_connection((ADDRESS, port), timeout=60) as left:
        reset = struct.pack("ii", 1, 0)
        left.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, reset)
        left.sendall(head.encode() + body[:-1])
    assert ask(port, "GET", "/")[0] == 200
    assert len(asked) == before
    assert capfd.readouterr().err == ""


@in_browser
def test_the_page_keeps_to_its_policy(port: int, tmp_path: Path) -> None:
    dom, console = opened_at(f"http://{ADDRESS}:{port}/", tmp_path)
    assert "<textarea" in dom
    assert console == ""


@in_browser
def test_that_it_checks_and_has_answered_is_said(tmp_path: Path) -> None:
    page, script = (
        files("validator.web").joinpath("assets", name).read_text(encoding="utf-8")
        for name in ("page.html", "page.js")
    )
    told = told_by(
        """
        const frame = document.querySelector("iframe");
        const note = () => told.push([frame.ariaBusy, all('[role="status"]')[0].textContent]);
        document.querySelector("textarea").value = "It rained.";
        document.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true }));
        note();
        frame.dispatchEvent(new Event("load"));
        note();
        """,
        page.replace("</body>", f"<script>{script}</script></body>"),
        tmp_path,
    )
    assert told == [["true", "Checking …"], [None, "The answer is there"]]


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
def test_the_command_says_where_it_listens_and_answers_as_check_does(tmp_path: Path) -> None:
    (tmp_path / "newslint.toml").write_text('profile = "strict"\n', encoding="utf-8")
    command = [sys.executable, "-m", "validator", "serve", "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        env=environment,
        encoding="utf-8",
        # a shell has what it runs in the background ignore the signal
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.default_int_handler),
    ) as process:
        patience = threading.Timer(120, process.kill)
        patience.start()
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            number = int(said.removeprefix(f"http://{ADDRESS}:").partition("/")[0])
            report = ask(number, "POST", "/answer", FORM)[1]
            assert "who counted?" in report
            sheet = ask(number, "POST", "/answer", {**FORM, "way": "claims"})[1]
            assert "1 not" in sheet
            unread = ask(number, "POST", "/answer", {**FORM, "date": "soon"})[1]
            assert "“soon”" in unread
            unasked = ask(number, "POST", "/answer", {**FORM, "date": "\0"})[1]
            assert "cannot be asked" in unasked
            page = '<meta charset="latin-1"><p>In Đakovo, 20 men were killed.'
            read = ask(number, "POST", "/answer", {**FORM, "text": page, "suffix": ".html"})[1]
            assert "In Đakovo" in read
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == 130
        finally:
            patience.cancel()
            process.kill()


def test_a_port_that_is_taken_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind((ADDRESS, 0))
        taken.listen()
        assert main(["serve", "--port", str(taken.getsockname()[1])]) == 2
    assert "say another with --port" in capsys.readouterr().err
    assert main(["serve", "--port", "mine"]) == 2
    assert "“mine” is no port" in capsys.readouterr().err
