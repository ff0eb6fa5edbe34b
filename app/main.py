"""The application: routes, problems, the catalogue at start. Nothing happens at import time."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi_offline import FastAPIOffline

from app.catalog import Catalog, load_catalog
from app.database import open_engine, open_session
from app.openapi import describe
from app.problems import install_problem_handlers
from app.routes import collections, coverage, evaluate, medicines, reference_values, service, supplement_forms
from app.settings import Settings, get_settings


def create_app(settings: Settings | None = None) -> FastAPI:
    """An application on these settings, by default those of the environment.

    At start it loads the catalogue from the database, which has to be migrated and seeded.
    """
    settings = settings or get_settings()
    app = FastAPIOffline(
        title="Elemental",
        version=version("elemental"),
        lifespan=_load_catalog,
        generate_unique_id_function=_operation_id,
        swagger_ui_parameters={"tryItOutEnabled": True, "displayRequestDuration": True, "filter": True},
    )
    app.state.settings = settings
    app.state.catalog = None
    for routes in (evaluate, reference_values, coverage, supplement_forms, medicines, collections, service):
        app.include_router(routes.router)
    install_problem_handlers(app, settings.public_url)
    describe(app, settings.public_url)
    return app


@asynccontextmanager
async def _load_catalog(app: FastAPI) -> AsyncIterator[None]:
    app.state.catalog = read_catalog(app.state.settings)
    yield


def read_catalog(settings: Settings) -> Catalog:
    """The catalogue from the database. Raises NotSeededError or DatabaseUnavailable."""
    engine = open_engine(settings.database_url)
    try:
        with open_session(engine) as session:
            return load_catalog(session)
    finally:
        engine.dispose()


def _operation_id(route: APIRoute) -> str:
    """The function's name, which makes a good method name in a generated client."""
    return route.name
