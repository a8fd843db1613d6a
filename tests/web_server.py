"""A web server on this computer for tests: each of its paths behaves, or misbehaves, as the test wants.

    with WebServer() as server:
        server.serve("/feed.xml", gives(b"<rss/>", "application/rss+xml"))
        server.serve("/slow.xml", drips(b"<rss/>", pause=0.05))
        fetcher.fetch(Wanted(server.url("/feed.xml"), "feed", typed=True))

It is a proxy too: asked for a whole address it answers for the path in it, and `asked` tells the host.
"""

from __future__ import annotations

import gzip
import ssl
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import SHUT_RDWR
from threading import Event, Lock, Thread
from typing import Self
from urllib.parse import urlsplit

CERTIFICATES = Path(__file__).parent / "data" / "certificates"
FEED = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Tram news</title><link>https://tram.example/</link>
<item><guid>1</guid><title>Council approves new tram line</title><link>https://tram.example/1</link></item>
</channel></rss>"""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came; header names are in lower case."""

    host: str
    path: str
    headers: dict[str, str]


class Visitor(BaseHTTPRequestHandler):
    """One request, for the behaviour that answers it."""

    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        place = urlsplit(self.path)
        path = place.path + (f"?{place.query}" if place.query else "")
        self.headers_asked = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(place.netloc or self.headers_asked.get("host", ""), path, self.headers_asked)
        with self.server.lock:
            self.server.asked.append(asked)
        self.server.behaviour(asked)(self)

    def do_HEAD(self) -> None:
        self.answer(200)

    def answer(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        """A proper answer."""
        bare = status in (204, 304)
        length = {} if bare else {"Content-Length": str(len(body))}
        lines = [f"HTTP/1.1 {status} Status", *(f"{k}: {v}" for k, v in {**length, **(headers or {})}.items())]
        self.raw("\r\n".join(lines).encode() + b"\r\n\r\n" + (b"" if bare or self.command == "HEAD" else body))

    def begin(self, **headers: str) -> None:
        """The head of an answer whose body ends with the connection."""
        self.close_connection = True
        lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        self.raw("\r\n".join(["HTTP/1.1 200 OK", "Connection: close", *lines]).encode() + b"\r\n\r\n")

    def raw(self, data: bytes) -> None:
        """Bytes just as they are."""
        self.wfile.write(data)

    def hang_up(self) -> None:
        """Ends the connection."""
        self.close_connection = True

    def pause(self, seconds: float) -> bool:
        """Waits; False if the server is being closed, so that it is time to give up."""
        return not self.server.closing.wait(seconds)

    def log_message(self, *args: object) -> None:
        pass


Behaviour = Callable[[Visitor], None]


class WebServer:
    """A server at 127.0.0.1 while it is entered.

    Args:
        certificate: the name of a file in tests/data/certificates, for a server that speaks TLS.
    """

    def __init__(self, certificate: str | None = None) -> None:
        self._server = _Server(("127.0.0.1", 0), Visitor)
        self._scheme = "http"
        if certificate is not None:
            self._scheme = "https"
            self._server.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._server.context.load_cert_chain(CERTIFICATES / f"{certificate}.pem")
        self._thread = Thread(target=self._server.serve_forever, args=(0.01,), name="web server")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._server.closing.set()
        self._server.shutdown()
        self._server.hang_up()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        return self._server.server_address[1]

    @property
    def asked(self) -> list[Asked]:
        """The requests so far."""
        with self._server.lock:
            return list(self._server.asked)

    @property
    def connections(self) -> int:
        """How many connections were made so far."""
        return self._server.connections

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self._scheme}://{host}:{self.port}{path}"

    def serve(self, path: str, behaviour: Behaviour) -> str:
        """Lets a path behave so from now on, and gives its address."""
        self._server.behaviours[path] = behaviour
        return self.url(path)


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True
    request_queue_size = 128
    context: ssl.SSLContext | None = None

    def __init__(self, *args: object) -> None:
        super().__init__(*args)
        self.behaviours: dict[str, Behaviour] = {}
        self.asked: list[Asked] = []
        self.connections = 0
        self.closing = Event()
        self.lock = Lock()
        self._open: set = set()

    def behaviour(self, asked: Asked) -> Behaviour:
        return self.behaviours.get(asked.path) or self.behaviours.get(asked.path.partition("?")[0]) or says(404)

    def process_request_thread(self, request: object, client_address: object) -> None:
        with self.lock:
            self.connections += 1
            self._open.add(request)
        super().process_request_thread(request, client_address)

    def finish_request(self, request: object, client_address: object) -> None:
        with suppress(OSError):  # whoever asked has gone, or does not trust us
            if self.context is None:
                self.RequestHandlerClass(request, client_address, self)
                return
            request.settimeout(5)
            with self.context.wrap_socket(request, server_side=True) as protected:
                with self.lock:
                    self._open.add(protected)
                self.RequestHandlerClass(protected, client_address, self)

    def hang_up(self) -> None:
        with self.lock:
            for each in self._open:
                with suppress(OSError):
                    each.shutdown(SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:
        pass


def gives(body: bytes = FEED, content_type: str = "application/rss+xml", **headers: str) -> Behaviour:
    """A proper answer; `_` in the name of a header stands for `-`."""
    said = {"Content-Type": content_type, **{name.replace("_", "-"): value for name, value in headers.items()}}
    return lambda visitor: visitor.answer(200, body, said)


def gives_if_new(body: bytes = FEED, etag: str = '"1"', last_modified: str = "") -> Behaviour:
    """A proper answer, or 304 for who has it."""

    def behave(visitor: Visitor) -> None:
        asked = visitor.headers_asked
        same = asked.get("if-none-match") == etag if etag else asked.get("if-modified-since") == last_modified
        marks = {name: value for name, value in (("ETag", etag), ("Last-Modified", last_modified)) if value}
        visitor.answer(304, headers=marks) if same else visitor.answer(200, body, marks)

    return behave


def says(status: int, **headers: str) -> Behaviour:
    """A status and headers without a body."""
    said = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda visitor: visitor.answer(status, headers=said)


def leads_to(location: str, status: int = 301) -> Behaviour:
    """On to another address."""
    return says(status, Location=location)


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """One after another, and the last again and again."""
    left = list(behaviours)

    def behave(visitor: Visitor) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(visitor)

    return behave


def asks_for_password(secret: str, body: bytes = FEED) -> Behaviour:
    """The body for who sends this Authorization header, else 401."""
    return lambda visitor: (
        visitor.answer(200, body)
        if visitor.headers_asked.get("authorization") == secret
        else visitor.answer(401, headers={"WWW-Authenticate": 'Basic realm="feeds"'})
    )


def is_silent(pause: float = 60.0) -> Behaviour:
    """Takes the request and says nothing."""

    def behave(visitor: Visitor) -> None:
        visitor.pause(pause)
        visitor.hang_up()

    return behave


def drips_headers(pause: float = 0.02) -> Behaviour:
    """Headers a few bytes at a time, without end."""

    def behave(visitor: Visitor) -> None:
        visitor.hang_up()
        visitor.raw(b"HTTP/1.1 200 OK\r\n")
        while visitor.pause(pause):
            visitor.raw(b"X-More: 1\r\n")

    return behave


def drips(body: bytes = FEED, pause: float = 0.02) -> Behaviour:
    """A body one byte at a time."""

    def behave(visitor: Visitor) -> None:
        visitor.begin(Content_Type="application/rss+xml", Content_Length=str(len(body)))
        for place in range(len(body)):
            if not visitor.pause(pause):
                return
            visitor.raw(body[place : place + 1])

    return behave


def never_ends(piece: bytes = b"<item/>" * 1000) -> Behaviour:
    """A body without end, as fast as it is taken."""

    def behave(visitor: Visitor) -> None:
        visitor.begin(Content_Type="application/rss+xml")
        while not visitor.server.closing.is_set():
            visitor.raw(piece)

    return behave


def compressed(body: bytes = FEED, how: str = "gzip", said: str | None = None) -> Behaviour:
    """A compressed body.

    Args:
        body: before its compression.
        how: "gzip", "zlib" or "deflate", outermost last, with commas between.
        said: the Content-Encoding header; none if empty, and fitting the compression if None.
    """
    for layer in how.split(","):
        body = _packed(body, layer)
    fitting = "deflate" if how == "zlib" else how
    header = fitting if said is None else said
    return gives(body, **({"Content_Encoding": header} if header else {}))


def is_bomb(size: int, said: str = "gzip") -> Behaviour:
    """A small body that unfolds to `size` spaces."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    piece = b" " * 100_000
    parts = [packer.compress(piece) for _ in range(size // len(piece))]
    return gives(b"".join([*parts, packer.flush()]), Content_Encoding=said)


def breaks_chunks() -> Behaviour:
    """Chunks whose sizes are no numbers."""

    def behave(visitor: Visitor) -> None:
        visitor.begin(Transfer_Encoding="chunked")
        visitor.raw(b"5\r\n<rss>\r\nwrong\r\n</rss>\r\n")

    return behave


def stops_short(body: bytes = FEED, *, chunked: bool = False) -> Behaviour:
    """Ends in the middle of what it announced."""

    def behave(visitor: Visitor) -> None:
        if chunked:
            visitor.begin(Transfer_Encoding="chunked")
            visitor.raw(b"%x\r\n%b\r\n" % (len(body), body))
        else:
            visitor.begin(Content_Length=str(len(body) * 2))
            visitor.raw(body)

    return behave


def hangs_up() -> Behaviour:
    """Ends the connection without a word."""
    return lambda visitor: visitor.hang_up()


def hangs_up_after(behaviour: Behaviour) -> Behaviour:
    """A proper answer, and then the connection ends although nothing was said of that."""

    def behave(visitor: Visitor) -> None:
        behaviour(visitor)
        visitor.hang_up()

    return behave


def talks_nonsense(data: bytes = b"\x00\xff\x15 no http\r\n\r\n") -> Behaviour:
    """Bytes that are no answer."""

    def behave(visitor: Visitor) -> None:
        visitor.hang_up()
        visitor.raw(data)

    return behave


def has_large_headers(size: int = 5_000_000) -> Behaviour:
    """One header of that many bytes."""

    def behave(visitor: Visitor) -> None:
        visitor.hang_up()
        visitor.raw(b"HTTP/1.1 200 OK\r\nX-Large: " + b"x" * size + b"\r\nContent-Length: 0\r\n\r\n")

    return behave


def sets_cookies(count: int) -> Behaviour:
    """A proper answer with so many cookies."""

    def behave(visitor: Visitor) -> None:
        visitor.hang_up()
        cookies = b"".join(b"Set-Cookie: c%d=tracked\r\n" % number for number in range(count))
        visitor.raw(b"HTTP/1.1 200 OK\r\n" + cookies + b"Content-Length: %d\r\n\r\n" % len(FEED) + FEED)

    return behave


def misbehaviours(pause: float = 60.0) -> dict[str, tuple[Behaviour, str]]:
    """What servers do wrong, by what it is called, each with the kind of error that it has to end with.

    Args:
        pause: seconds between two bytes of those that are slow; longer than is waited for them.
    """
    return {
        "says nothing": (is_silent(pause), "timeout"),
        "never ends its headers": (drips_headers(pause), "timeout"),
        "sends a byte at a time": (drips(FEED, pause), "timeout"),
        "never ends its body": (never_ends(), "too_large"),
        "sends a bomb": (is_bomb(30_000_000), "bomb"),
        "sends a bomb that is not asked for": (is_bomb(1_000_000, "br"), "broken"),
        "breaks its chunks": (breaks_chunks(), "broken"),
        "stops short": (stops_short(), "broken"),
        "stops short of the last chunk": (stops_short(chunked=True), "broken"),
        "hangs up": (hangs_up(), "broken"),
        "talks nonsense": (talks_nonsense(), "broken"),
        "has large headers": (has_large_headers(), "broken"),
        "sets very many cookies": (sets_cookies(10_000), "broken"),
        "leads in a circle": (leads_to("?again", 302), "redirects"),
        "leads to a file": (leads_to("file:///etc/passwd"), "scheme"),
        "leads into the home network": (leads_to("http://192.168.0.1/"), "private"),
        "wants a password": (says(401), "auth"),
        "is not there": (says(404), "http"),
        "is gone": (says(410), "gone"),
        "is busy": (says(429, Retry_After="120"), "busy"),
        "is overloaded": (says(503), "busy"),
        "has a fault": (says(500), "http"),
    }


def _packed(body: bytes, how: str) -> bytes:
    if how == "gzip":
        return gzip.compress(body, mtime=0)
    packer = zlib.compressobj(wbits=15 if how == "zlib" else -15)
    return packer.compress(body) + packer.flush()
