"""A web server of our own on 127.0.0.1 for the tests of fetching: routes that can be changed, requests noted."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from index.fetching import Limits
from tests.pilot_idle import BYSTANDER

QUICK = Limits(pause=0.0, silence=1.0, seconds=2.0, size=100_000, backoff=0.02, patience=1.0)
HERE = frozenset({"127.0.0.1"})


@dataclass
class Reply:
    """What the server says: for `slow`, a byte each so many seconds; for `etag`, 304 to whoever has it."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    etag: str | None = None
    modified: str | None = None
    slow: float = 0.0


@dataclass(frozen=True)
class Request:
    """What was asked of the server, and when (seconds of the monotonic clock)."""

    path: str
    headers: dict[str, str]
    at: float


class Server:
    """The routes of one server and what was asked of it. A list of replies is gone through, its last one stays."""

    def __init__(self) -> None:
        """Begin with no routes: all is 404."""
        self.routes: dict[str, Reply | list[Reply] | Callable[[Request], Reply]] = {}
        self.requests: list[Request] = []
        self.url = ""
        self.stopped = threading.Event()

    def at(self, path: str) -> str:
        """Give the address of a path."""
        return self.url + path

    def asked(self, *, robots: bool = False) -> list[str]:
        """Give the paths asked for, in order."""
        return [one.path for one in self.requests if robots or one.path != "/robots.txt"]

    def reply(self, request: Request) -> Reply:
        """Choose the reply to a request."""
        self.requests.append(request)
        route = self.routes.get(request.path, Reply(status=404))
        if callable(route):
            return route(request)
        if isinstance(route, list):
            return route.pop(0) if len(route) > 1 else route[0]
        return route


def _handler(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        timeout = 10

        def do_GET(self) -> None:
            headers = {key.lower(): value for key, value in self.headers.items()}
            reply = server.reply(Request(self.path, headers, time.monotonic()))
            same = reply.etag is not None and headers.get("if-none-match") == reply.etag
            same = same or (reply.modified is not None and headers.get("if-modified-since") == reply.modified)
            self.send_response(304 if same else reply.status)
            body = b"" if same else reply.body
            for key, value in {"ETag": reply.etag, "Last-Modified": reply.modified, **reply.headers}.items():
                if value is not None:
                    self.send_header(key, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                if not reply.slow:
                    self.wfile.write(body)
                    return
                for at in range(len(body)):
                    self.wfile.write(body[at : at + 1])
                    self.wfile.flush()
                    if server.stopped.wait(reply.slow):
                        return
            except OSError:
                pass  # whoever asked has gone

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@contextmanager
def serving(*, context: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Run a server until the block ends; with a `context` it is encrypted."""
    server = Server()
    web = ThreadingHTTPServer(("127.0.0.1", 0), _handler(server))
    if context is not None:
        web.socket = context.wrap_socket(web.socket, server_side=True, do_handshake_on_connect=False)
        web.handle_error = lambda *_: None  # type: ignore[method-assign]  # a refused handshake is what is tested
    web.daemon_threads = True
    web.block_on_close = False
    server.url = f"{'https' if context else 'http'}://127.0.0.1:{web.server_port}"
    thread = threading.Thread(target=web.serve_forever, kwargs={"poll_interval": 0.02}, name=BYSTANDER, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopped.set()
        web.shutdown()
        web.server_close()
        thread.join(5)
