"""A running server on loopback, as `elemental serve` starts it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.readme import ROOT

HOST = "127.0.0.1"
SECONDS_TO_START = 60
SECONDS_TO_STOP = 10


@contextmanager
def serving(directory: Path) -> Iterator[str]:
    """The address of a server with its own database in this directory."""
    with running(["-m", "app.cli", "serve", "--host", HOST, "--port"], directory, ready_at="/health/ready") as url:
        yield url


@contextmanager
def running(arguments: Sequence[str], directory: Path, ready_at: str) -> Iterator[str]:
    """The address of a Python program that serves on the port behind its arguments; its log is in this directory."""
    port = _free_port()
    with (directory / f"log-{port}.txt").open("w+") as log:
        server = subprocess.Popen(
            [sys.executable, *arguments, str(port)],
            cwd=ROOT,
            env={**os.environ, "ELEMENTAL_DATABASE_URL": f"sqlite:///{directory}/elemental.db"},
            stdout=log,
            stderr=log,
        )
        try:
            _wait_until_ready(server, port, ready_at, Path(log.name))
            yield f"http://{HOST}:{port}"
        finally:
            server.terminate()
            server.wait(SECONDS_TO_STOP)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
        return port


def _wait_until_ready(server: subprocess.Popen[bytes], port: int, ready_at: str, log: Path) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while not _is_ready(port, ready_at):
        if server.poll() is not None or time.monotonic() > end:
            pytest.fail(f"The server does not start:\n{log.read_text('utf-8')}", pytrace=False)
        time.sleep(0.1)


def _is_ready(port: int, ready_at: str) -> bool:
    connection = HTTPConnection(HOST, port, timeout=1)
    try:
        connection.request("GET", ready_at)
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
