"""A server for tests of fetching: what it sends, byte by byte, is up to the test."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress

WORDS = "“We have nothing left,” the mayor said on Tuesday."
Serve = Callable[[socket.socket], None]


def answer(*lines: str, body: str = "") -> bytes:
    return "\r\n".join([*lines, "", body]).encode()


PAGE = answer("HTTP/1.1 200 OK", "Content-Type: text/plain", "Connection: close", body=WORDS)


def redirect(url: str) -> bytes:
    return answer("HTTP/1.1 302 Found", f"Location: {url}", "Content-Length: 0")


class Server:
    """A server on one address of this machine; what it sends is up to the test."""

    def __init__(self, host: str, serve: Serve | None = None) -> None:
        self.listening = socket.create_server((host, 0))
        self.port: int = self.listening.getsockname()[1]
        self.url = f"http://{host}:{self.port}"
        self.pages: dict[str, bytes] = {}
        self.asked: list[tuple[str, str]] = []
        self.serve = serve or self._send_page
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self.listening.accept()
                threading.Thread(target=self._talk, args=(client,), daemon=True).start()

    def _talk(self, client: socket.socket) -> None:
        with client, suppress(OSError):
            self.serve(client)

    def _send_page(self, client: socket.socket) -> None:
        lines = client.recv(65536).decode().split("\r\n")
        path = lines[0].split()[1]
        self.asked += [(path, line) for line in lines if line.lower().startswith("host:")]
        client.sendall(self.pages.get(path, PAGE))
