"""A PostgreSQL server of its own, which a test may stop and start."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import start_postgresql
from tests.leaving_out import leave_out


@pytest.fixture
def postgresql() -> Iterator[Any]:
    """A running server; ``stop()`` and ``start()`` leave its address and its data as they are."""
    with tempfile.TemporaryDirectory(prefix="elemental-postgresql-") as directory:
        try:
            server = start_postgresql(Path(directory))
        except Exception as error:
            leave_out("a PostgreSQL that starts", f"it says: {error}")
        yield server
        # Stopping a server that a test has just stopped fails while its process is ending; one that runs, stops.
        server.start()
        server.cleanup()
