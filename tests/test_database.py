from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel

from app.database import DatabaseUnavailable, exclusive_session, migrate, open_engine, open_session
from app.seeding import stored_fingerprint
from app.tables import DataVersionRow, SymptomSourceRow

NOBODY_LISTENS = "127.0.0.1:1"


def test_the_short_name_of_postgresql_is_understood() -> None:
    assert open_engine("postgres://me@db/elemental").dialect.driver == "psycopg"


def test_foreign_keys_are_on_in_every_sqlite_connection(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/elemental.db")
    with engine.connect() as one, engine.connect() as other:
        assert [each.execute(text("PRAGMA foreign_keys")).scalar() for each in (one, other)] == [1, 1]
    engine.dispose()


def test_a_sqlite_database_in_memory_is_one_for_all_threads() -> None:
    engine = open_engine("sqlite://")
    migrate(engine)
    with ThreadPoolExecutor() as threads:
        assert threads.submit(fingerprint_in, engine).result() is None
    engine.dispose()


def test_a_database_without_tables_cannot_be_used(engine: Engine) -> None:
    with pytest.raises(DatabaseUnavailable, match="data_version"):
        fingerprint_in(engine)


def test_what_fails_half_way_is_not_kept(engine: Engine) -> None:
    migrate(engine)
    with pytest.raises(IntegrityError):
        write(engine, DataVersionRow(id=1, fingerprint="half"), SymptomSourceRow(symptom_id="no", source_id="no"))
    assert fingerprint_in(engine) is None


def test_a_reader_sees_one_moment(engine: Engine) -> None:
    migrate(engine)
    with open_session(engine) as session:
        assert stored_fingerprint(session) is None
        write(engine, DataVersionRow(id=1, fingerprint="later"))
        assert stored_fingerprint(session) is None
    assert fingerprint_in(engine) == "later"


def test_a_server_that_does_not_answer_is_told_without_its_password() -> None:
    engine = open_engine(f"postgresql://me:hush@{NOBODY_LISTENS}/elemental?application_name=hush")
    with pytest.raises(DatabaseUnavailable) as error:
        migrate(engine)
    assert str(error.value).startswith("The PostgreSQL database elemental at 127.0.0.1 cannot be used: connection fail")
    assert "hush" not in str(error.value)
    assert "\n" not in str(error.value)


def test_a_sqlite_file_in_no_directory_cannot_be_used(tmp_path: Path) -> None:
    with pytest.raises(DatabaseUnavailable) as error:
        migrate(open_engine(f"sqlite:///{tmp_path}/nowhere/elemental.db"))
    assert str(error.value) == (
        f"The SQLite database {tmp_path}/nowhere/elemental.db cannot be used: unable to open database file."
    )


def test_a_file_that_is_no_database_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "elemental.db").write_text("A shopping list, and not a database. " * 100, encoding="utf-8")
    with pytest.raises(DatabaseUnavailable, match=r"cannot be used: file is not a database\.$"):
        migrate(open_engine(f"sqlite:///{tmp_path}/elemental.db"))


def write(engine: Engine, *rows: SQLModel) -> None:
    with exclusive_session(engine) as session:
        for row in rows:
            session.add(row)
            session.flush()


def fingerprint_in(engine: Engine) -> str | None:
    with open_session(engine) as session:
        return stored_fingerprint(session)
