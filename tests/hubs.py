"""A hub that answers as a test says, and remembers what it was told."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl


class _Answers(BaseHTTPRequestHandler):
    def do_POST(self):
        hub = self.server.hub
        body = self.rfile.read(int(self.headers["Content-Length"]))
        hub.forms.append(parse_qsl(body.decode()))
        hub.headers.append(dict(self.headers))
        status, headers, said = hub.answers[0]
        hub.answers = hub.answers[1:] or hub.answers
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *_):
        """Be quiet."""


class FakeHub:
    """The forms that came, and the answers to come, of which the last one stays."""

    def __init__(self, port):
        self.port = port
        self.url = f"http://127.0.0.1:{port}/"
        self.fresh()

    def fresh(self):
        self.forms, self.headers = [], []
        self.answers = [(204, {}, b"")]

    @property
    def topics(self):
        return [dict(form)["hub.topic"] for form in self.forms]


@contextmanager
def running_hub():
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answers) as server:
        server.hub = FakeHub(server.server_address[1])
        threading.Thread(
            target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        ).start()
        yield server.hub
        server.shutdown()
