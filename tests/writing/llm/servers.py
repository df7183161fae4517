"""Servers on loopback that answer as a test scripts them, faults of the wire included."""

import json
import socket
import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

Json = dict[str, Any]


class Exchange(BaseHTTPRequestHandler):
    """One request, and ways to answer it."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def do_GET(self) -> None:
        self.answer({})

    def answer(self, body: Json) -> None:
        raise NotImplementedError

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def json(self, value: object, status: int = 200, **headers: str) -> None:
        self.raw(json.dumps(value).encode(), status, **headers)

    def raw(self, data: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named = {"Content-Length": str(len(data)), "Content-Type": "application/json"} | named
        for name, value in named.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def chat(self, text: str | None, reason: str = "stop") -> None:
        choice = {"message": {"role": "assistant", "content": text}, "finish_reason": reason}
        self.json({"choices": [choice]})

    def start_stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def chunk(self, data: "bytes | str") -> None:
        raw = data.encode() if isinstance(data, str) else data
        self.wfile.write(b"%x\r\n%s\r\n" % (len(raw), raw))
        self.wfile.flush()

    def delta(self, text: str, reason: str | None = None) -> None:
        choice = {"delta": {"content": text}, "finish_reason": reason}
        self.chunk(f"data: {json.dumps({'choices': [choice]})}\n\n")

    def reset(self) -> None:
        """The connection ends as if the process had been killed."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True


Script = Callable[[Exchange, Json], None]


@dataclass
class Server:
    """`requests`: path and body of each, in order. `over`: set when the test is."""

    url: str
    requests: list[tuple[str, Json]] = field(default_factory=list)
    over: Event = field(default_factory=Event)

    def asked(self, path: str = "/v1/chat/completions") -> list[Json]:
        return [body for asked, body in self.requests if asked == path]


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients of these tests leave in the middle."""


@contextmanager
def serving(chat: Script, others: Mapping[str, Script] | None = None) -> Iterator[Server]:
    """A server whose POST /v1/chat/completions is `chat`; other paths are 404 unless named."""
    server = Server("")

    class Scripted(Exchange):
        def answer(self, body: Json) -> None:
            server.requests.append((self.path, body))
            own = self.path == "/v1/chat/completions"
            script = chat if own else (others or {}).get(self.path)
            if script is None:
                self.json({"error": "not found"}, 404)
            else:
                script(self, body)

    with _Quiet(("127.0.0.1", 0), Scripted) as http:
        server.url = f"http://127.0.0.1:{http.server_address[1]}/v1"
        thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            http.shutdown()
            thread.join()


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port: int = held.getsockname()[1]
        return port
