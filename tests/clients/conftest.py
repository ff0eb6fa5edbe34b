"""A server on loopback that lives as long as these tests run, and the tools that `make tools` installs."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.clients import HERE
from tests.leaving_out import leave_out
from tests.readme import ROOT

HOST = "127.0.0.1"
SECONDS_TO_START = 60
SECONDS_TO_STOP = 10
SECONDS_FOR_A_TOOL = 120

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running server with its own database, as `elemental serve` starts it."""
    directory = tmp_path_factory.mktemp("server")
    port = _free_port()
    with (directory / "log.txt").open("w+") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "app.cli", "serve", "--host", HOST, "--port", str(port)],
            cwd=ROOT,
            env={**os.environ, "ELEMENTAL_DATABASE_URL": f"sqlite:///{directory}/elemental.db"},
            stdout=log,
            stderr=log,
        )
        try:
            _wait_until_ready(server, port, Path(log.name))
            yield f"http://{HOST}:{port}"
        finally:
            server.terminate()
            server.wait(SECONDS_TO_STOP)


@pytest.fixture(scope="session")
def node() -> Run:
    """Runs a program of node_modules, or a script, with Node; without them the test is left out."""
    found = shutil.which("node")
    if found is None or not (HERE / "node_modules" / ".package-lock.json").is_file():
        leave_out("Node or tests/clients/node_modules", "install Node 20 or newer, then run `make tools`")

    def run(script: str | Path, *arguments: str | Path, cwd: Path = HERE) -> subprocess.CompletedProcess[str]:
        path = script if isinstance(script, Path) else HERE / "node_modules" / ".bin" / script
        command = [found, path, *arguments]
        return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=SECONDS_FOR_A_TOOL, check=False)

    return run


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        port: int = free.getsockname()[1]
        return port


def _wait_until_ready(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while not _is_ready(port):
        if server.poll() is not None or time.monotonic() > end:
            pytest.fail(f"The server does not start:\n{log.read_text('utf-8')}", pytrace=False)
        time.sleep(0.1)


def _is_ready(port: int) -> bool:
    connection = HTTPConnection(HOST, port, timeout=1)
    try:
        connection.request("GET", "/health/ready")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
