"""Being told to stop: what is under way is finished, nothing new is taken, and the exit code is 0."""

import json
import signal
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.routes.examples import A_USUAL_DAY
from tests.operations.running import SECONDS_TO_END, Elemental, elemental, serving, until

BODY = json.dumps(A_USUAL_DAY).encode()
HEAD = (
    "POST /evaluate HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    f"Content-Length: {len(BODY)}\r\nExpect: 100-continue\r\n\r\n"
).encode()


@pytest.fixture
def server(tmp_path: Path, database_url: str) -> Iterator[Elemental]:
    with serving(tmp_path, database_url) as running:
        yield running


def test_a_request_under_way_is_answered_and_no_new_one_is_taken(server: Elemental) -> None:
    with closing(socket.create_connection(("127.0.0.1", server.port), timeout=10)) as connection:
        connection.sendall(HEAD)
        # The server says this once the route has begun to read the body.
        assert connection.recv(100).startswith(b"HTTP/1.1 100 Continue")
        server.process.send_signal(signal.SIGTERM)
        until(lambda: "Waiting for connections to close" in server.told, server)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", server.port), timeout=10)
        connection.sendall(BODY)
        answered = b"".join(iter(lambda: connection.recv(65536), b""))
    assert answered.startswith(b"HTTP/1.1 200 OK")
    assert answered.endswith(b"}")
    assert server.process.wait(SECONDS_TO_END) == 0


def test_a_client_that_never_finishes_does_not_keep_the_server(server: Elemental) -> None:
    with closing(socket.create_connection(("127.0.0.1", server.port), timeout=10)) as connection:
        connection.sendall(HEAD)
        assert connection.recv(100).startswith(b"HTTP/1.1 100 Continue")
        assert server.stop() == 0


@pytest.mark.parametrize("told_to", [signal.SIGTERM, signal.SIGINT])
def test_a_server_without_requests_stops_at_once(server: Elemental, told_to: signal.Signals) -> None:
    server.process.send_signal(told_to)
    assert server.process.wait(SECONDS_TO_END) == 0
    assert "Traceback" not in server.told


def test_a_server_that_waits_for_its_database_stops_at_once(tmp_path: Path) -> None:
    with elemental(tmp_path, "serve", database_url="postgresql://me@127.0.0.1:1/elemental") as waiting:
        until(lambda: "Trying again" in waiting.told, waiting)
        assert waiting.stop() == 0
