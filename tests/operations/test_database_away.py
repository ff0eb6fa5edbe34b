"""A database that is away: waited for at the start, up to a limit; not missed once the data are in memory."""

import time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from app.database import migrate
from app.routes.examples import A_USUAL_DAY
from app.seeding import read_seed, seed
from tests.operations.running import REPOSITORY, elemental, serving, until

COMMANDS = (["serve"], ["serve", "--prepared"], ["seed"], ["migrate"])
NOBODY_LISTENS = "postgresql://me:hush@127.0.0.1:1/elemental"


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_start_waits_tells_so_and_gives_up_with_exit_code_3(command: list[str], tmp_path: Path) -> None:
    with elemental(tmp_path, *command, database_url=NOBODY_LISTENS, database_wait_seconds=1) as waiting:
        assert waiting.process.wait(60) == 3
    *tries, last = waiting.told.splitlines()
    away = "The PostgreSQL database elemental at 127.0.0.1 cannot be used: connection failed: "
    # Two fit into a second; where the machine is busy the second of them comes too late.
    assert len(tries) in (1, 2)
    assert all(line.startswith(away) and "Trying again in 0." in line for line in tries)
    assert last.startswith(away)
    assert last.endswith("Connection refused.")
    assert "hush" not in waiting.told


@pytest.mark.parametrize("command", [["serve"], ["seed"]], ids=" ".join)
def test_a_start_goes_on_once_the_database_is_up(command: list[str], tmp_path: Path, postgresql: Any) -> None:
    url = postgresql.get_uri()
    postgresql.stop()
    with elemental(tmp_path, *command, database_url=url) as waiting:
        until(lambda: "Trying again" in waiting.told, waiting)
        postgresql.start()
        if command == ["seed"]:
            assert waiting.process.wait(60) == 0
            assert "The database now holds data version" in waiting.told
        else:
            until(waiting.is_ready, waiting)


def test_a_prepared_start_waits_for_the_data_and_writes_nothing(
    tmp_path: Path, engine: Engine, database_url: str
) -> None:
    with elemental(tmp_path, "serve", "--prepared", database_url=database_url) as waiting:
        until(lambda: "cannot be used" in waiting.told, waiting)
        migrate(engine)
        until(lambda: "holds no data" in waiting.told, waiting)
        seed(engine, read_seed(REPOSITORY / "seed"))
        until(waiting.is_ready, waiting)


def test_a_file_that_is_no_database_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "elemental.db").write_text("A shopping list, and not a database. " * 100, encoding="utf-8")
    url = f"sqlite:///{tmp_path}/elemental.db"
    with elemental(tmp_path, "seed", database_url=url, database_wait_seconds=600) as refused:
        assert refused.process.wait(60) == 3
    assert refused.told.endswith("cannot be used: file is not a database.\n")
    assert refused.told.count("\n") == 1


def test_a_database_that_goes_away_later_changes_nothing_for_readers(tmp_path: Path, postgresql: Any) -> None:
    with serving(tmp_path, postgresql.get_uri(), data_check_seconds=0.2) as server:
        before = server.get("/claims"), server.post("/evaluate", A_USUAL_DAY)
        postgresql.stop()
        until(lambda: "goes on being served" in server.told, server)
        time.sleep(1)
        assert (server.get("/claims"), server.post("/evaluate", A_USUAL_DAY)) == before
        assert server.get("/health/ready") == {"status": "ok"}
        assert server.told.count("goes on being served") == 1
        assert "Traceback" not in server.told
        assert server.stop() == 0
