"""A small server for one's own desk, of the standard library's making."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from socketserver import TCPServer
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from feedpub.arguments import A_PATH, expect
from feedpub.errors import PublishError
from feedpub.publisher.serving import pages
from feedpub.publisher.serving.answers import Answer, Part, answered, said
from feedpub.publisher.serving.pulse import Pulse
from feedpub.publisher.serving.site import Site

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator

LOOPBACK: Final = "127.0.0.1"
PORT: Final = 8000
_PIECE: Final = 65_536
_OWN_NAMES: Final = ("localhost", LOOPBACK, "::1")


class Server(ThreadingHTTPServer):
    """Listens as soon as it is made; `serve_forever` answers until `shutdown`."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(
        self,
        site: Site,
        host: str = LOOPBACK,
        port: int = PORT,
        *,
        max_age: int = 0,
        log: Callable[[str], object] | None = None,
    ) -> None:
        self.site, self.max_age, self.log = site, max_age, log
        self.pulse = Pulse(site)
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        try:
            super().__init__((host, port), _Handler)
        except (OSError, OverflowError) as error:
            reason = getattr(error, "strerror", None) or error
            raise PublishError(
                f"{host}:{port} cannot be listened at: {reason}; choose another port "
                f"with --port, or 0 for any that is free"
            ) from error

    def server_bind(self) -> None:
        """Listen, without asking the network for the name of this machine."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self._place()

    @property
    def url(self) -> str:
        """The address that people open."""
        host, port = self._place()
        return f"http://{f'[{host}]' if ':' in host else host}:{port}/"

    def knows(self, host: str | None) -> bool:
        """Say whether a request is for this server, by the name that it asks for.

        Any page may have a name of its own lead to this machine, and read what is here
        by that name; a server for this machine alone answers to none but its own.
        """
        if host is None or not ip_address(self._place()[0]).is_loopback:
            return True
        with suppress(ValueError):
            name = urlsplit(f"//{host}").hostname or ""
            return name in _OWN_NAMES or name.endswith(".localhost")
        return False

    def server_close(self) -> None:
        """Let the pages go that wait for news, and listen no more."""
        self.pulse.end()
        super().server_close()

    def _place(self) -> tuple[str, int]:
        return str(self.server_address[0]), int(self.server_address[1])


@contextmanager
def serve(
    directory: str | os.PathLike[str],
    *,
    host: str = LOOPBACK,
    port: int = PORT,
    max_age: int = 0,
    log: Callable[[str], object] | None = None,
) -> Iterator[Server]:
    """Show a folder for as long as the block lasts, in a thread of its own.

    Nobody but this machine is answered unless `host` is an address of it that others
    reach. `port` 0 takes any that is free; the server's `url` says which.
    """
    expect("directory", directory, A_PATH, "the name of a folder")
    expect("host", host, str, "an address of this machine")
    expect("port", port, int, "a number, or 0 for any port")
    with Server(Site(directory), host, port, max_age=max_age, log=log) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    timeout = 30

    def do_GET(self) -> None:
        """Answer with what is there."""
        if "Content-Length" in self.headers or "Transfer-Encoding" in self.headers:
            self.close_connection = True  # what follows would be taken for a request
        if not self.server.knows(self.headers.get("Host")):
            self._send(said(421, f"This is {self.server.url} and nothing else.\n"))
        elif self.path == pages.EVENTS:
            self._send_events()
        else:
            self._send(self._answered())

    do_HEAD = do_GET  # noqa: N815 - the library's names

    def do_POST(self) -> None:
        """Refuse whatever would change something."""
        self.close_connection = True
        allow = {"Allow": "GET, HEAD"}
        self._send(said(405, "Files are shown here, and nothing else.\n", allow))

    do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_POST  # noqa: N815 - the library's names

    def version_string(self) -> str:
        """Name the program without its version and Python's."""
        return "feedpub"

    def log_message(self, format: str, *words: object) -> None:
        """Tell of a request, where somebody wants to know."""
        if self.server.log is not None:
            self.server.log(format % words)

    def _answered(self) -> Answer:
        asked = {name.title(): value for name, value in self.headers.items()}
        return answered(self.server.site, self.path, asked, max_age=self.server.max_age)

    def _send(self, answer: Answer) -> None:
        try:
            self._begin(answer)
            if self.command != "HEAD":
                self._send_body(answer.body)
        except ConnectionError:  # whoever asked has gone
            self.close_connection = True

    def _begin(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()

    def _send_body(self, body: bytes | Part) -> None:
        if isinstance(body, bytes):
            self.wfile.write(body)
            return
        left = body.length
        with body.path.open("rb") as file:
            file.seek(body.start)
            while left and (piece := file.read(min(_PIECE, left))):
                self.wfile.write(piece)
                left -= len(piece)
        self.close_connection |= left > 0  # it has become shorter meanwhile

    def _send_events(self) -> None:
        self.close_connection = True
        headers = {
            "Content-Type": "text/event-stream",
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        }
        self._send(Answer(200, headers, b""))
        if self.command == "HEAD":
            return
        with suppress(ConnectionError):
            for event in self.server.pulse.events(self.headers.get("Last-Event-ID")):
                self.wfile.write(event)
