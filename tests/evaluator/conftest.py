from pathlib import Path

import pytest

from app.evaluator import Facts
from app.knowledge import facts_from
from app.seeding import read_seed

SEED = Path(__file__).parent.parent.parent / "seed"


@pytest.fixture(scope="session")
def facts() -> Facts:
    """The real facts, straight from the seed files: no server, no database."""
    return facts_from(read_seed(SEED), "test")
