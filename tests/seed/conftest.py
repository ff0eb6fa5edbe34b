"""The real data, but for most foods, and a copy of the files to make one mistake in."""

import shutil
from pathlib import Path

import pytest

from app.records import Records
from app.seeding import read_seed
from tests.seed.seed_copy import SeedCopy, copy_with_few_foods

SEED = Path(__file__).parents[2] / "seed"


@pytest.fixture(scope="session")
def seed_with_few_foods(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real seed files, with some of the foods: reading all of them in each test would take most of its time."""
    directory = tmp_path_factory.mktemp("few-foods") / "seed"
    copy_with_few_foods(SEED, directory)
    return directory


@pytest.fixture
def files(seed_with_few_foods: Path, tmp_path: Path) -> SeedCopy:
    """A copy of these files."""
    directory = tmp_path / "seed"
    shutil.copytree(seed_with_few_foods, directory)
    return SeedCopy(directory)


@pytest.fixture(scope="session")
def data(seed_with_few_foods: Path) -> Records:
    """What these files hold."""
    return read_seed(seed_with_few_foods)
