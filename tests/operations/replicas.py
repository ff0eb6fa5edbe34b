"""A name server for one name, as Docker's own is for a service: every replica has an address of its own."""

import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

HEADER = 12
POINTER_TO_THE_QUESTION = b"\xc0\x0c"
ANSWER, NO_SUCH_NAME = 0x8180, 0x8183
ADDRESS, INTERNET, SECONDS_TO_LIVE = 1, 1, 1


@contextmanager
def name_server(name: str, addresses: Sequence[str]) -> Iterator[int]:
    """Answers questions for the addresses of this name on the port that it yields, and knows no other name."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        server.settimeout(0.1)
        stop = threading.Event()
        thread = threading.Thread(target=_serve, args=[server, stop, _spelled(name), addresses])
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            stop.set()
            thread.join()


def _serve(server: socket.socket, stop: threading.Event, name: bytes, addresses: Sequence[str]) -> None:
    while not stop.is_set():
        try:
            query, client = server.recvfrom(512)
        except TimeoutError:
            continue
        server.sendto(_reply(query, name, addresses), client)


def _reply(query: bytes, name: bytes, addresses: Sequence[str]) -> bytes:
    question = query[HEADER : query.index(b"\0", HEADER) + 5]
    known = addresses if question.startswith(name) else ()
    flags = ANSWER if known else NO_SUCH_NAME
    counts = (flags, 1, len(known), 0, 0)
    header = query[:2] + b"".join(count.to_bytes(2) for count in counts)
    return header + question + b"".join(map(_record, known))


def _record(address: str) -> bytes:
    fields = ADDRESS.to_bytes(2) + INTERNET.to_bytes(2) + SECONDS_TO_LIVE.to_bytes(4) + (4).to_bytes(2)
    return POINTER_TO_THE_QUESTION + fields + socket.inet_aton(address)


def _spelled(name: str) -> bytes:
    return b"".join(bytes([len(label)]) + label.encode() for label in name.split(".")) + b"\0"
