"""The real data, and a copy of the real files to make one mistake in."""

import shutil
from pathlib import Path

import pytest

from app.records import Records
from app.seeding import read_seed
from tests.seed.seed_copy import SeedCopy

SEED = Path(__file__).parents[2] / "seed"


@pytest.fixture
def files(tmp_path: Path) -> SeedCopy:
    """A copy of the real seed files."""
    directory = tmp_path / "seed"
    shutil.copytree(SEED, directory)
    return SeedCopy(directory)


@pytest.fixture(scope="session")
def data() -> Records:
    """The real data."""
    return read_seed(SEED)
