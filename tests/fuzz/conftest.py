from collections.abc import Iterator
from typing import Any

import pytest
import requests
from schemathesis.python import asgi

from app.database import migrate, open_engine
from app.main import create_app
from app.seeding import seed
from app.settings import Settings
from tests.fuzz.interface import SEED


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[requests.Session]:
    """Speaks to the whole application on a migrated and seeded SQLite database, in this process."""
    url = f"sqlite:///{tmp_path_factory.mktemp('fuzz')}/elemental.db"
    engine = open_engine(url)
    migrate(engine)
    seed(engine, SEED)
    engine.dispose()
    app: Any = create_app(Settings(database_url=url))
    with asgi.get_client(app) as ready:
        for name in ("Accept", "Accept-Encoding"):  # its own would take the place of those of a case
            del ready.headers[name]
        yield ready
    asgi.shutdown_lifespans()
