"""Making the database of the settings ready; one that is away is waited for, which is told on standard error."""

import sys
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from app.catalog import read_catalog
from app.database import migrate, opened_engine
from app.records import Records
from app.seeding import SeedOutcome, seed
from app.settings import Settings
from app.waiting import when_ready

Result = TypeVar("Result")


def prepare_tables(settings: Settings) -> None:
    """Bring the tables up to date. Raises DatabaseUnavailable."""
    with opened_engine(settings.database_url) as engine:
        _when_ready(partial(migrate, engine), settings)


def prepare_data(settings: Settings, data: Records) -> SeedOutcome:
    """Bring the tables up to date and make them hold these data. Raises DatabaseUnavailable."""
    prepare_tables(settings)
    with opened_engine(settings.database_url) as engine:
        return _when_ready(partial(seed, engine, data), settings)


def wait_for_data(settings: Settings) -> None:
    """Return as soon as another process has migrated and seeded. Raises DatabaseUnavailable."""
    _when_ready(partial(read_catalog, settings.database_url), settings)


def _when_ready(attempt: Callable[[], Result], settings: Settings) -> Result:
    return when_ready(attempt, settings.database_wait_seconds, lambda told: sys.stderr.write(f"{told}\n"))
