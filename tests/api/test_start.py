"""How the application starts, and what it says while it has no data."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine
from sqlmodel import SQLModel

from app.catalog import NotSeededError
from app.database import migrate
from app.main import create_app
from app.routes.examples import A_USUAL_DAY
from app.seeding import read_seed, seed
from app.settings import Settings
from tests.operations.running import until


def test_a_database_without_data_stops_the_start_and_says_what_to_do(database_url: str, engine: Engine) -> None:
    settings = Settings(database_url=database_url, database_wait_seconds=0)
    migrate(engine)
    with pytest.raises(NotSeededError, match="elemental seed"), TestClient(create_app(settings)):
        pass


def test_before_the_data_are_loaded_the_service_is_alive_and_not_ready() -> None:
    unstarted = TestClient(create_app(Settings()))
    assert unstarted.get("/health/live").status_code == 200
    answer = unstarted.get("/health/ready")
    assert (answer.status_code, answer.json()["type"]) == (503, "/problems#not-ready")


def test_the_start_waits_for_the_data(database_url: str, engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    settings = Settings(database_url=database_url)
    migrate(engine)
    with ThreadPoolExecutor() as threads:
        seeding = threads.submit(_seed_after_a_try, engine, settings, caplog)
        with TestClient(create_app(settings)) as client:
            assert client.get("/health/ready").status_code == 200
        seeding.result()


def _seed_after_a_try(engine: Engine, settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    until(lambda: "Trying again" in caplog.text)
    seed(engine, read_seed(settings.seed_directory))


def test_the_database_is_not_read_while_requests_are_answered(database_url: str, engine: Engine) -> None:
    settings = Settings(database_url=database_url)
    migrate(engine)
    seed(engine, read_seed(settings.seed_directory))
    with TestClient(create_app(settings)) as client:
        SQLModel.metadata.drop_all(engine)
        assert client.get("/claims").status_code == 200
        assert client.post("/evaluate", json=A_USUAL_DAY).status_code == 200


def test_an_error_of_ours_is_a_problem_without_details() -> None:
    app = create_app(Settings())

    @app.get("/broken")
    async def broken() -> None:
        raise RuntimeError("secret")

    answer = TestClient(app, raise_server_exceptions=False).get("/broken")
    assert (answer.status_code, answer.json()["type"]) == (500, "/problems#internal-error")
    assert "secret" not in answer.text
