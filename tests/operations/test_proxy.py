"""The proxy of docker-compose.yml, run for real in front of two replicas."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from app.routes.examples import A_USUAL_DAY
from tests.leaving_out import leave_out
from tests.operations.replicas import name_server
from tests.operations.running import REPOSITORY, Elemental, elemental, free_port, until

CONFIGURATION = REPOSITORY / "deploy" / "nginx.conf"
ADDRESSES = ("127.0.0.1", "127.0.0.2")
SECRET = "hush"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def content(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Proxy:
    port: int
    replicas: list[Elemental]
    output: Path

    @property
    def logged(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.output.read_text(encoding="utf-8").splitlines()]

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, body, {"Content-Type": "application/json", **told})
            response = connection.getresponse()
            return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        finally:
            connection.close()


@pytest.fixture(scope="module")
def nginx() -> str:
    """The proxy's program; without it these tests are left out, unless everything is required."""
    # Debian puts it where only root looks.
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        leave_out("nginx", "install the Debian package nginx-light")
    return program


@pytest.fixture(scope="module")
def replicas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Elemental]]:
    """Two servers that are asked by one test after the other, each through a proxy of its own."""
    with two_servers(tmp_path_factory.mktemp("replicas")) as running:
        yield running


@pytest.fixture
def proxy(nginx: str, replicas: list[Elemental], tmp_path: Path) -> Iterator[Proxy]:
    with proxy_of(replicas, nginx, tmp_path) as running:
        yield running


@pytest.fixture
def own_proxy(nginx: str, tmp_path: Path) -> Iterator[Proxy]:
    """A proxy of two servers that a test may stop."""
    with two_servers(tmp_path) as replicas, proxy_of(replicas, nginx, tmp_path) as running:
        yield running


@contextmanager
def two_servers(directory: Path) -> Iterator[list[Elemental]]:
    """Two servers on one port of two addresses; the port is that of the first."""
    database = f"sqlite:///{directory}/elemental.db"
    with (
        elemental(directory, "serve", host=ADDRESSES[0], database_url=database) as first,
        elemental(directory, "serve", "--port", str(first.port), host=ADDRESSES[1], database_url=database) as second,
    ):
        until(first.is_ready, first)
        until(lambda: "Uvicorn running" in second.told, second)
        yield [first, second]


@contextmanager
def proxy_of(replicas: list[Elemental], nginx: str, directory: Path) -> Iterator[Proxy]:
    """The proxy in front of these servers, with its files in this directory."""
    port, output = free_port(), directory / "nginx.txt"
    with name_server("api", ADDRESSES) as names, output.open("wb") as told:
        configuration = directory / "nginx.conf"
        configuration.write_text(adapted(port, names, replicas[0].port, directory), encoding="utf-8")
        process = subprocess.Popen(
            [nginx, "-c", configuration, "-p", directory, "-g", "daemon off;"], stdout=told, stderr=told
        )
        try:
            running = Proxy(port, replicas, output)
            until(lambda: answers(running))
            yield running
        finally:
            process.terminate()
            process.wait(10)


def answers(proxy: Proxy) -> bool:
    try:
        return proxy.ask("GET", "/health/ready").status == 200
    except OSError:
        return False


def adapted(port: int, names: int, replicas: int, directory: Path) -> str:
    """The configuration with the ports and directories of this test, and nothing else changed."""
    text = CONFIGURATION.read_text(encoding="utf-8")
    changes = {
        "listen 8080;": f"listen 127.0.0.1:{port};",
        "resolver 127.0.0.11 ": f"resolver 127.0.0.1:{names} ",
        "http://api:8000;": f"http://api:{replicas};",
        " /tmp/": f" {directory}/",
    }
    for here, there in changes.items():
        assert here in text
        text = text.replace(here, there)
    return text


def test_requests_are_spread_over_the_replicas_and_answered_as_by_one(proxy: Proxy) -> None:
    versions = {proxy.ask("GET", "/meta").content["data_version"] for _ in range(40)}
    assert len(versions) == 1
    port = proxy.replicas[0].port
    assert {line["replica"] for line in proxy.logged} == {f"{address}:{port}" for address in ADDRESSES}


def test_a_replica_that_ends_is_passed_over(own_proxy: Proxy) -> None:
    assert own_proxy.replicas[1].stop() == 0
    body = json.dumps(A_USUAL_DAY)
    assert {own_proxy.ask("POST", "/evaluate", body).status for _ in range(20)} == {200}


def test_no_query_no_body_no_referrer_and_no_client_is_logged(own_proxy: Proxy) -> None:
    own_proxy.ask("GET", f"/supplement-forms?q={SECRET}", Referer=f"http://localhost/?{SECRET}", User_Agent=SECRET)
    own_proxy.ask("GET", f"/nothing-here?{SECRET}")
    own_proxy.ask("POST", f"/evaluate?{SECRET}", json.dumps(A_USUAL_DAY | {SECRET: SECRET}))
    own_proxy.ask("POST", f"/evaluate?{SECRET}", SECRET * 300_000)
    own_proxy.ask("GET", f"/{'x' * 9000}?{SECRET}")
    for replica in own_proxy.replicas:
        replica.stop()
    assert own_proxy.ask("GET", f"/reference-values?age_years=34&{SECRET}").status == 503
    until(lambda: sorted(line["status"] for line in own_proxy.logged[-6:]) == [200, 404, 413, 414, 422, 503])
    text = own_proxy.output.read_text(encoding="utf-8")
    assert SECRET not in text
    assert "age_years" not in text
    assert '"127.0.0.1"' not in text
    # In no order: nginx tells of a refused body when it has read the rest of it, which may be after the next request.
    paths = {line["status"]: line["path"] for line in own_proxy.logged[-6:]}
    assert (paths[200], paths[404], paths[503]) == ("/supplement-forms", "/nothing-here", "/reference-values")
    assert (paths[413], paths[422]) == ("/evaluate", "/evaluate")
    assert all(SECRET not in replica.told for replica in own_proxy.replicas)


def test_a_large_body_is_refused_with_a_problem(proxy: Proxy) -> None:
    refused = proxy.ask("POST", "/evaluate", "x" * (2**20 + 1))
    assert (refused.status, refused.headers["content-type"]) == (413, "application/problem+json")
    assert refused.content["status"] == 413


def test_no_body_is_written_to_a_file(proxy: Proxy, tmp_path: Path) -> None:
    # Where nginx would write it, it now cannot, and the request would fail.
    shutil.rmtree(tmp_path / "client_body")
    large = json.dumps(A_USUAL_DAY) + " " * 200_000
    assert proxy.ask("POST", "/evaluate", large).content["receipt"]


def test_without_replicas_the_answer_is_a_problem(own_proxy: Proxy) -> None:
    for replica in own_proxy.replicas:
        replica.stop()
    away = own_proxy.ask("GET", "/meta")
    assert (away.status, away.headers["content-type"], away.headers["retry-after"]) == (
        503,
        "application/problem+json",
        "5",
    )
    assert away.content["status"] == 503


def test_an_address_that_is_too_long_is_a_problem(proxy: Proxy) -> None:
    refused = proxy.ask("GET", f"/meta?{'x' * 9000}")
    assert (refused.status, refused.headers["content-type"]) == (414, "application/problem+json")
    assert refused.content["status"] == 414
    refused = proxy.ask("GET", "/meta", Too_Long="x" * 9000)
    assert (refused.status, refused.content["status"]) == (400, 400)


def test_the_proxy_passes_errors_of_the_application_on(proxy: Proxy) -> None:
    answer = proxy.ask("POST", "/evaluate", "{")
    assert (answer.status, answer.content["type"]) == (400, "/problems#malformed-body")


def test_the_proxy_says_what_the_client_sees(proxy: Proxy) -> None:
    # The landing page shows the address under which the client asks.
    page = proxy.ask("GET", "/", Host="api.example.org", X_Forwarded_Proto="https", Accept="text/html")
    assert "curl http://api.example.org/evaluate" in page.body.decode()
