"""Processes that start at once on an empty database take turns."""

from collections import Counter
from pathlib import Path

import pytest

from tests.operations.running import several, until

ROUNDS = range(3)


@pytest.mark.parametrize("_round", ROUNDS)
def test_one_of_several_seeds_and_the_others_find_it_done(_round: int, tmp_path: Path, database_url: str) -> None:
    with several(tmp_path, 4, "seed", database_url=database_url) as seeding:
        assert [each.process.wait(120) for each in seeding] == [0, 0, 0, 0]
    told = Counter(each.told.split(" holds")[0] for each in seeding)
    assert told == {"The database now": 1, "The database already": 3}


@pytest.mark.parametrize("_round", ROUNDS)
def test_two_servers_prepare_one_database_and_both_serve_it(_round: int, tmp_path: Path, database_url: str) -> None:
    with several(tmp_path, 2, "serve", database_url=database_url) as servers:
        for server in servers:
            until(server.is_ready, server)
        assert len({server.get("/meta")["data_version"] for server in servers}) == 1
        assert [server.stop() for server in servers] == [0, 0]
