import pytest

from app.evaluator import Facts
from app.knowledge import facts_from
from tests.evaluator.building import seeded


@pytest.fixture(scope="session")
def facts() -> Facts:
    """The real facts, straight from the seed files: no server, no database."""
    return facts_from(seeded(), "test")
