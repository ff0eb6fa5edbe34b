"""The application: routes, problems, the catalogue at start. Nothing happens at import time."""

from importlib.metadata import version

from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi_offline import FastAPIOffline

from app.freshness import fresh_catalog
from app.openapi import describe
from app.problems import install_problem_handlers
from app.routes import collections, evaluate, reference_values, service, supplement_forms
from app.settings import Settings, get_settings


def create_app(settings: Settings | None = None) -> FastAPI:
    """An application on these settings, by default those of the environment.

    At start it loads the catalogue from the database, which has to be migrated and seeded, or is so in a moment.
    """
    settings = settings or get_settings()
    app = FastAPIOffline(
        title="Elemental",
        version=version("elemental"),
        lifespan=fresh_catalog,
        generate_unique_id_function=_operation_id,
        swagger_ui_parameters={"tryItOutEnabled": True, "displayRequestDuration": True, "filter": True},
    )
    app.state.settings = settings
    app.state.catalog = None
    for routes in (evaluate, reference_values, supplement_forms, collections, service):
        app.include_router(routes.router)
    install_problem_handlers(app, settings.public_url)
    describe(app, settings.public_url)
    return app


def _operation_id(route: APIRoute) -> str:
    """The function's name, which makes a good method name in a generated client."""
    return route.name
