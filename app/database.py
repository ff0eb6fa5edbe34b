"""The database: connections, sessions and migrations. The only file that knows SQLite from PostgreSQL."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psycopg
from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import URL, Connection, Engine, StaticPool, Table, create_engine, event, func, make_url, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlmodel import Session

MIGRATIONS = Path(__file__).parent.parent / "migrations"

_SECONDS_TO_CONNECT = 10
_SECONDS_TO_WAIT_FOR_A_WRITER = 60
# Any number will do, as long as every process of Elemental uses the same: the first eight letters of the name.
_LOCK = int.from_bytes(b"elementa")
_EXCLUSIVE = "elemental_exclusive"
# The states of PostgreSQL for a table and for a column that is not there.
_MISSING = ("42P01", "42703")


class DatabaseUnavailable(Exception):
    """The database cannot be reached or used. The message is one sentence and holds no password."""


class DatabaseNotReady(DatabaseUnavailable):
    """The database cannot be used now, and may well be in a moment: it is worth another try."""


@contextmanager
def opened_engine(database_url: str) -> Iterator[Engine]:
    """An engine for this address, let go of at the end. Nothing is connected yet."""
    engine = open_engine(database_url)
    try:
        yield engine
    finally:
        engine.dispose()


def open_engine(database_url: str) -> Engine:
    """An engine for a ``sqlite:`` or ``postgresql:`` address. Nothing is connected yet."""
    url = make_url(database_url)
    if url.get_backend_name() == "sqlite":
        return _open_sqlite(url)
    return create_engine(
        url.set(drivername="postgresql+psycopg"),
        pool_pre_ping=True,
        connect_args={"connect_timeout": _SECONDS_TO_CONNECT},
    )


def _open_sqlite(url: URL) -> Engine:
    in_memory = url.database in (None, "", ":memory:")
    # A database in memory lives in its one connection, which all threads then share.
    engine = (
        create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
        if in_memory
        else create_engine(url)
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _record: object) -> None:
    # The driver's own transactions leave out CREATE TABLE: we begin them ourselves, see _begin_sqlite.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {_SECONDS_TO_WAIT_FOR_A_WRITER * 1000}")
    cursor.execute("PRAGMA foreign_keys = ON")
    # Readers then do not wait for a writer. The file remembers it: a process that finds it locked, because another
    # one is just switching, does without, for waiting is what SQLite does not do here.
    with suppress(sqlite3.OperationalError):
        cursor.execute("PRAGMA journal_mode = WAL")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    exclusive = connection.get_execution_options().get(_EXCLUSIVE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if exclusive else "BEGIN")


@contextmanager
def open_session(engine: Engine) -> Iterator[Session]:
    """A session for reading; all that is read in it is of one moment. Raises DatabaseUnavailable."""
    # In SQLite every transaction sees one moment; PostgreSQL has to be asked for it.
    snapshot = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with _transaction(engine, snapshot) as connection, Session(connection) as session:
        yield session


@contextmanager
def exclusive_session(engine: Engine) -> Iterator[Session]:
    """A session for writing, in one exclusive transaction: all is kept, or nothing. Raises DatabaseUnavailable."""
    with exclusive_transaction(engine) as connection, Session(connection) as session:
        yield session
        session.flush()


@contextmanager
def exclusive_transaction(engine: Engine) -> Iterator[Connection]:
    """A transaction that waits until no other process is in one of its kind. Raises DatabaseUnavailable."""
    with _transaction(engine, {_EXCLUSIVE: True}) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
        yield connection


@contextmanager
def _transaction(engine: Engine, options: dict[str, Any]) -> Iterator[Connection]:
    try:
        with engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection
    except (IntegrityError, DataError):
        # The database is well, and what was written is not.
        raise
    except DBAPIError as error:
        kind = DatabaseNotReady if _may_come(error) else DatabaseUnavailable
        raise kind(f"{_place(engine)} cannot be used: {_reason(error)}.") from error


def _may_come(error: DBAPIError) -> bool:
    """Whether waiting may help: a server may be starting, tables may be on their way. A file stays as it is."""
    if isinstance(error.orig, sqlite3.Error):
        return str(error.orig).startswith("no such ")
    return isinstance(error, OperationalError | InterfaceError) or getattr(error.orig, "sqlstate", None) in _MISSING


def insert_columns(session: Session, table: Table, columns: Mapping[str, Sequence[Any]]) -> None:
    """Store many rows that are held column by column; PostgreSQL copies them, which takes a fifth of the time."""
    connection = session.connection()
    quote = connection.dialect.identifier_preparer.quote
    into, rows = f"{quote(table.name)} ({', '.join(map(quote, columns))})", zip(*columns.values(), strict=True)
    if connection.dialect.name == "postgresql":
        _copy(connection, f"COPY {into} FROM STDIN", rows)
    elif any(columns.values()):
        connection.exec_driver_sql(f"INSERT INTO {into} VALUES ({', '.join('?' * len(columns))})", list(rows))


def _copy(connection: Connection, statement: str, rows: Iterable[Sequence[Any]]) -> None:
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except psycopg.Error as error:
        # As SQLAlchemy would raise it, had the statement gone through it.
        raise DBAPIError.instance(statement, None, error, psycopg.Error, dialect=connection.dialect) from error


def migrate(engine: Engine) -> None:
    """Bring the tables up to the newest migration, all or nothing; processes that start at once take turns.

    Raises DatabaseUnavailable, also when the tables are of a newer version than this one.
    """
    with exclusive_transaction(engine) as connection:
        try:
            command.upgrade(alembic_config(connection), "head")
        except CommandError as error:
            raise DatabaseUnavailable(f"{_place(engine)} is of another version of Elemental: {error}.") from error


def alembic_config(connection: Connection) -> Config:
    """Alembic's configuration for this connection. Needs no pyproject.toml, which an installed copy does not have."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _place(engine: Engine) -> str:
    # Put together from parts that cannot hold a password.
    url = engine.url
    if engine.dialect.name == "sqlite":
        return f"The SQLite database {url.database}"
    host = url.host or url.query.get("host", "localhost")
    return f"The PostgreSQL database {url.database} at {host}"


def _reason(error: DBAPIError) -> str:
    first_line, *_ = str(error.orig).strip().splitlines() or ["no reason given"]
    return first_line.rstrip(".")
