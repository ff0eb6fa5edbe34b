from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import make_url

from app.database import migrate, open_engine
from app.main import create_app
from app.seeding import read_seed, seed
from app.settings import Settings


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def client(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of the whole application on a migrated and seeded database, once on each system."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('api')}/elemental.db"
    else:
        url = make_url(request.getfixturevalue("postgresql_url")).render_as_string(hide_password=False)
    settings = Settings(database_url=url)
    engine = open_engine(url)
    migrate(engine)
    seed(engine, read_seed(settings.seed_directory))
    engine.dispose()
    with TestClient(create_app(settings), raise_server_exceptions=False) as ready:
        yield ready
