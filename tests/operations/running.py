"""Real processes for tests: ``elemental`` on a free port of this machine, and a PostgreSQL that can be stopped."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

REPOSITORY = Path(__file__).parents[2]
SECONDS_TO_START = 60
SECONDS_TO_END = 20


@dataclass(frozen=True)
class Elemental:
    """A running command, and what it has said so far."""

    process: subprocess.Popen[bytes]
    port: int
    output: Path

    @property
    def told(self) -> str:
        return self.output.read_text(encoding="utf-8")

    def get(self, path: str) -> Any:
        return answer(f"http://127.0.0.1:{self.port}{path}")

    def post(self, path: str, body: Any) -> Any:
        return answer(f"http://127.0.0.1:{self.port}{path}", body)

    def is_ready(self) -> bool:
        with suppress(URLError, ConnectionError):
            return bool(self.get("/health/ready") == {"status": "ok"})
        return False

    def stop(self) -> int:
        """Ask it to stop, and return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(SECONDS_TO_END)


def answer(url: str, body: Any = None) -> Any:
    """The JSON behind an address; any status but 200 is an error."""
    data = None if body is None else json.dumps(body).encode()
    request = Request(url, data, {"Content-Type": "application/json"} if data else {})
    with urlopen(request, timeout=10) as response:
        return json.loads(response.read())


@contextmanager
def elemental(directory: Path, *arguments: str, **settings: object) -> Iterator[Elemental]:
    """The command with these arguments and settings, which says what it says into a file of the directory."""
    port = free_port()
    settings["port"] = port
    environment = os.environ | {f"ELEMENTAL_{name.upper()}": str(value) for name, value in settings.items()}
    output = directory / f"elemental-{port}.txt"
    with output.open("wb") as told, _started(arguments, told.fileno(), environment) as process:
        yield Elemental(process, port, output)


@contextmanager
def _started(arguments: tuple[str, ...], output: int, environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "app.cli", *arguments]
    process = subprocess.Popen(command, cwd=REPOSITORY, env=environment, stdout=output, stderr=output)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def serving(directory: Path, database_url: str, *arguments: str, **settings: object) -> Iterator[Elemental]:
    """A server that answers requests."""
    settings |= {"database_url": database_url}
    with elemental(directory, "serve", *arguments, **settings) as server:
        until(server.is_ready, server)
        yield server


@contextmanager
def several(directory: Path, number: int, *arguments: str, **settings: object) -> Iterator[list[Elemental]]:
    """As many processes of the same command at once."""
    with ExitStack() as stack:
        yield [stack.enter_context(elemental(directory, *arguments, **settings)) for _ in range(number)]


def until(condition: Callable[[], bool], process: Elemental | None = None) -> None:
    """Return once the condition holds; a process that ends first, or a minute, is an error."""
    end = time.monotonic() + SECONDS_TO_START
    while not condition():
        assert process is None or process.process.poll() is None, process and process.told
        assert time.monotonic() < end, process and process.told
        time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port
