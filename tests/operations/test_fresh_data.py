"""Newly seeded data are served without a restart, and every answer is of one version whole."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, text

from app.database import migrate
from app.main import create_app
from app.records import Records
from app.routes.examples import A_USUAL_DAY
from app.seeding import fingerprint, read_seed, seed
from app.settings import Settings
from tests.operations.running import REPOSITORY, Elemental, serving, until

OLD = read_seed(REPOSITORY / "seed")


def renamed(data: Records, name: str) -> Records:
    """The data with another name for the first nutrient."""
    first, *others = data.nutrients
    return replace(data, nutrients=(first.model_copy(update={"name": name}), *others))


NEW = renamed(OLD, "Another name")
NEW_VERSION = fingerprint(NEW)
NAME_IN = {fingerprint(OLD): OLD.nutrients[0].name, NEW_VERSION: NEW.nutrients[0].name}


@pytest.fixture
def server(tmp_path: Path, database_url: str) -> Iterator[Elemental]:
    with serving(tmp_path, database_url, data_check_seconds=0.2) as running:
        yield running


def test_a_running_server_takes_over_new_data_whole(server: Elemental, engine: Engine) -> None:
    with Readers(server) as readers:
        until(lambda: len(readers.versions) > 20)
        seed(engine, NEW)
        until(lambda: server.get("/meta")["data_version"] == NEW_VERSION)
        seen = len(readers.versions)
        until(lambda: len(readers.versions) > seen + 20)
    assert readers.failures == []
    assert set(readers.versions) == set(NAME_IN)
    assert server.post("/evaluate", A_USUAL_DAY)["receipt"]["data_version"] == NEW_VERSION
    assert server.stop() == 0


class Readers:
    """Threads that go on asking, and note the data version of each answer and everything that is wrong."""

    def __init__(self, server: Elemental) -> None:
        self.server = server
        self.versions: list[str] = []
        self.failures: list[str] = []
        self._stop = threading.Event()
        asks = (self._nutrients, self._nutrients, self._receipt, self._receipt)
        self._threads = [threading.Thread(target=self._read, args=[ask]) for ask in asks]

    def __enter__(self) -> "Readers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _read(self, ask: Callable[[], str]) -> None:
        before = fingerprint(OLD)
        while not self._stop.is_set():
            try:
                version = ask()
            except Exception as error:
                self.failures.append(repr(error))
                continue
            if before == NEW_VERSION != version:
                self.failures.append("the old version after the new one")
            before = version
            self.versions.append(version)

    def _nutrients(self) -> str:
        answer: dict[str, Any] = self.server.get("/nutrients")
        version: str = answer["data_version"]
        names = [nutrient["name"] for nutrient in answer["nutrients"]]
        if NAME_IN[version] not in names:
            self.failures.append(f"{version} with {names}")
        return version

    def _receipt(self) -> str:
        version: str = self.server.post("/evaluate", A_USUAL_DAY)["receipt"]["data_version"]
        return version


def test_data_that_cannot_be_read_leave_the_old_ones_and_are_told_once(server: Elemental, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE data_version SET fingerprint = 'of-a-later-version'"))
        connection.execute(text("ALTER TABLE symptoms RENAME TO findings"))
    until(lambda: "goes on being served" in server.told, server)
    time.sleep(1)
    assert server.told.count("goes on being served") == 1
    assert server.get("/meta")["data_version"] == fingerprint(OLD)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE findings RENAME TO symptoms"))
    until(lambda: bool(server.get("/meta")["data_version"] == "of-a-later-version"), server)


def test_a_check_every_zero_seconds_is_never(database_url: str, engine: Engine) -> None:
    migrate(engine)
    seed(engine, OLD)
    with TestClient(create_app(Settings(database_url=database_url, data_check_seconds=0))) as client:
        seed(engine, NEW)
        time.sleep(0.5)
        assert client.get("/meta").json()["data_version"] == fingerprint(OLD)


def test_the_end_of_the_application_ends_the_watching(database_url: str, engine: Engine) -> None:
    migrate(engine)
    seed(engine, OLD)
    app = create_app(Settings(database_url=database_url, data_check_seconds=0.01))
    with TestClient(app) as client:
        seed(engine, NEW)
        until(lambda: bool(client.get("/meta").json()["data_version"] == NEW_VERSION))
    seed(engine, OLD)
    time.sleep(0.2)
    assert app.state.catalog.data_version == NEW_VERSION
