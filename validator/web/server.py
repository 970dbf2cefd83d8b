"""The page, and the answers in its frame, over HTTP to this machine alone.

Copy is nobody else's business: the server listens on the loopback address, and answers no request
that another page makes a browser send (its host and its origin tell).
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from string import Template
from typing import Any
from urllib.parse import parse_qs

from validator.named_tuples import NamedTuple

ADDRESS = "127.0.0.1"
_MOST = 20_000_000
"""Bytes of a form: a letter may take nine."""
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_IN_FRAME = "sandbox allow-scripts; frame-ancestors 'self'"
"""The policy of an answer, beside that which stands in it, wherever it is opened."""


class Pasted(NamedTuple):
    """What was asked of which copy."""

    text: str
    suffix: str
    way: str
    profile: str | None
    date: str | None


Answer = Callable[[Pasted], str]
"""A page of HTML."""


def server(port: int, answer: Answer, profiles: Iterable[str]) -> ThreadingHTTPServer:
    """A server that is ready to serve; port 0 is any that is free. Raises OSError."""
    assets = _assets(profiles)

    class Handler(_Handler):
        pages = assets
        answer_to = staticmethod(answer)

    return _Server((ADDRESS, port), Handler)


def refusal(message: str) -> str:
    """A page that says why there is no answer."""
    said = "".join(f"<p>{escape(line)}</p>\n" for line in message.splitlines())
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>newslint</title>\n'
        '<meta name="color-scheme" content="light dark">\n<body>\n'
        f"{said}</body>\n</html>\n"
    )


def _assets(profiles: Iterable[str]) -> Mapping[str, tuple[str, bytes]]:
    """Type and content of what is there to get."""
    options = "".join(f"<option>{escape(profile)}</option>" for profile in profiles)
    page = Template(_asset("validator.web", "page.html")).substitute(profiles=options)
    style = _asset("validator.reporters", "page.css") + _asset("validator.web", "page.css")
    return {
        "/": ("text/html", page.encode()),
        "/page.css": ("text/css", style.encode()),
        "/page.js": ("text/javascript", _asset("validator.web", "page.js").encode()),
    }


def _asset(package: str, name: str) -> str:
    """The pages of reports have the colours of this one."""
    return files(package).joinpath("assets", name).read_text(encoding="utf-8")


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser may leave before it has its answer."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: ThreadingHTTPServer
    pages: Mapping[str, tuple[str, bytes]]
    answer_to: Answer
    timeout = 60
    """Seconds that a connection may be idle."""

    def do_GET(self) -> None:
        if not self._is_ours():
            return self._refuse(HTTPStatus.FORBIDDEN)
        if self.path not in self.pages:
            return self._refuse(HTTPStatus.NOT_FOUND)
        type_, content = self.pages[self.path]
        return self._send(HTTPStatus.OK, type_, content, _POLICY)

    def do_POST(self) -> None:
        if not self._is_ours() or self.headers.get("Origin", self._origin) != self._origin:
            return self._refuse(HTTPStatus.FORBIDDEN)
        if self.path != "/answer":
            return self._refuse(HTTPStatus.NOT_FOUND)
        size = self.headers.get("Content-Length", "")
        if not (size.isascii() and size.isdigit()):
            return self._refuse(HTTPStatus.LENGTH_REQUIRED)
        if len(size) > len(str(_MOST)) or int(size) > _MOST:
            return self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        asked = _pasted(self.rfile.read(int(size)))
        if asked is None:
            return self._refuse(HTTPStatus.BAD_REQUEST)
        page = type(self).answer_to(asked).encode("utf-8", "replace")
        return self._send(HTTPStatus.OK, "text/html", page, _IN_FRAME)

    @property
    def _origin(self) -> str:
        return f"http://{self.headers.get('Host')}"

    def _is_ours(self) -> bool:
        """Whether the request names this server: a name of the net may be made to lead here."""
        name, _, port = self.headers.get("Host", "").partition(":")
        ours = str(self.server.server_port)
        return name.lower() in (ADDRESS, "localhost") and (port or "80") == ours

    def _refuse(self, status: HTTPStatus) -> None:
        self.close_connection = True
        page = refusal(f"{status.value} {status.phrase}").encode()
        self._send(status, "text/html", page, _POLICY)

    def _send(self, status: HTTPStatus, type_: str, content: bytes, policy: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{type_}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Security-Policy", policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "same-origin")  # without it no origin is told
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def version_string(self) -> str:
        return "newslint"

    def log_message(self, format: str, *_: Any) -> None:  # noqa: A002
        """Nothing: who reads the terminal has typed it."""


def _pasted(form: bytes) -> Pasted | None:
    """What a form says; None where it is not the form of the page."""
    try:
        said = form.decode("ascii")
        fields = parse_qs(said, True, strict_parsing=True, errors="strict", max_num_fields=8)
        told = {name: values[0] for name, values in fields.items()}
        pasted = Pasted(
            told["text"],
            told["suffix"],
            told["way"],
            told.get("profile") or None,
            told.get("date") or None,
        )
    except (ValueError, KeyError):
        return None
    known = pasted.suffix in (".txt", ".md", ".html") and pasted.way in ("check", "claims")
    return pasted if known else None
