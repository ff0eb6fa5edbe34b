"""The application: routes, problems, the catalogue at start. Nothing happens at import time."""

from importlib.metadata import version

from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from app.envelope import Envelope
from app.freshness import fresh_catalog
from app.in_one_pass import InOnePass
from app.observing import Metrics, Observing
from app.openapi import describe
from app.other_origins import Preflights
from app.pages import add_pages
from app.problem_mapping import install_problem_handlers
from app.routes import (
    collections,
    comparing,
    components,
    conformance,
    coverage,
    dose_splitting,
    evaluate,
    food_lists,
    foods,
    label_readings,
    medicines,
    nutrients,
    ranges,
    reference_values,
    service,
    supplement_forms,
)
from app.routes.representations import Kept
from app.settings import Settings, get_settings

GROUPS = (
    *(evaluate, reference_values, ranges, coverage),
    # Before the path that takes any word in its place.
    *(comparing, supplement_forms, dose_splitting, label_readings),
    *(foods, food_lists),
    *(medicines, nutrients, components, collections, conformance, service),
)


class Application(FastAPI):
    """The framework's application, behind layers of ours that every request meets first.

    A request that is read in one pass meets none of the framework's own.
    """

    outermost: ASGIApp
    """The first of them."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        scope["app"] = self
        await self.outermost(scope, receive, send)

    async def in_the_frameworks_way(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request as the framework does."""
        await super().__call__(scope, receive, send)


def create_app(settings: Settings | None = None) -> Application:
    """An application on these settings, by default those of the environment; it loads the catalogue at start."""
    settings = settings or get_settings()
    app = Application(
        title="Elemental",
        version=version("elemental"),
        lifespan=fresh_catalog,
        generate_unique_id_function=_operation_id,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        # The framework's own traces carry queries, which may be about a person; we have logs and metrics that do not.
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    app.state.settings, app.state.catalog, app.state.kept = settings, None, Kept()
    for routes in GROUPS:
        app.include_router(routes.router)
    install_problem_handlers(app, settings.public_url)
    describe(app, settings.public_url)
    add_pages(app)
    _wrap(app, settings)
    return app


def _wrap(app: Application, settings: Settings) -> None:
    """From the inside out: /evaluate in one pass, the envelope of every answer, preflights, logs and metrics."""
    metrics = Metrics()
    app.add_route("/metrics", metrics.answer, include_in_schema=False)
    routes = InOnePass(app.in_the_frameworks_way)
    answers = Envelope(routes, largest_body=settings.largest_body, public_url=settings.public_url)
    app.outermost = Observing(Preflights(answers), metrics)


def _operation_id(route: APIRoute) -> str:
    """The function's name, which makes a good method name in a generated client."""
    return route.name
