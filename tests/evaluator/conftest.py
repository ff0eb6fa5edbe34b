from importlib import import_module
from pkgutil import walk_packages

import pytest

from app import evaluator
from app.evaluator import Facts
from app.knowledge import facts_from
from tests.evaluator.building import seeded

MODULES = [import_module(each.name) for each in walk_packages(evaluator.__path__, "app.evaluator.")]
KEEPING = [each for module in MODULES for each in vars(module).values() if hasattr(each, "cache_clear")]
"""The functions of the evaluator that keep what they made."""


@pytest.fixture(scope="session")
def facts() -> Facts:
    """The real facts, straight from the seed files: no server, no database."""
    return facts_from(seeded(), "test")


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """Each test looks at what functions make, not at what they kept of a test before it."""
    for each in KEEPING:
        each.cache_clear()
