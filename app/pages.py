"""The pages for people: landing page, tour (Swagger UI) and reference (ReDoc), from our own files alone."""

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.metadata import version
from pathlib import Path
from string import Template

import fastapi_offline
from fastapi import FastAPI, Request
from fastapi.openapi.docs import get_redoc_html, get_swagger_ui_html
from fastapi.responses import HTMLResponse, Response
from fastapi.staticfiles import StaticFiles

from app.evaluator import DISCLAIMER
from app.routes.representations import json_answer

ASSETS = "/assets"
FOREVER = "public, max-age=31536000, immutable"  # its address has the content's hash
TOUR = {
    "deepLinking": True,
    "defaultModelsExpandDepth": -1,
    "displayRequestDuration": True,
    "docExpansion": "list",
    "filter": True,
    "tryItOutEnabled": True,
}
LINKS = {
    "tour": "/docs",
    "reference": "/redoc",
    "openapi": "/openapi.json",
    "evaluate": "/evaluate",
    "reference_values": "/reference-values",
    "supplement_forms": "/supplement-forms",
    "foods": "/foods",
    "meta": "/meta",
}

_PACKAGED = Path(fastapi_offline.__file__).parent / "static"
# ReDoc as it is packaged, but without the one image that it loads from another host; it does without it.
_REDOC_LOGO = b"https://cdn.redoc.ly/redoc/logo-mini.svg"
_REDOC = (_PACKAGED / "redoc.standalone.js").read_bytes().replace(_REDOC_LOGO, b"data:,")
_REDOC_PATH = f"{ASSETS}/redoc-{sha256(_REDOC).hexdigest()[:16]}.js"
_HERE = Path(__file__).parent
_LANDING = Template((_HERE / "landing.html").read_text("utf-8"))


def add_pages(app: FastAPI) -> None:
    """Serve the pages and their assets."""
    tour, reference = _tour(), _reference()

    @app.get("/", include_in_schema=False)
    async def show_landing(request: Request) -> Response:
        """What this is: a page for people, JSON for machines."""
        if "text/html" in request.headers.get("accept", ""):
            return _page(_landing(request))
        return json_answer(request.scope, {"name": "Elemental", "links": LINKS, "disclaimer": DISCLAIMER})

    @app.get("/docs", include_in_schema=False)
    async def show_tour() -> HTMLResponse:
        return tour

    @app.get("/redoc", include_in_schema=False)
    async def show_reference() -> HTMLResponse:
        return reference

    @app.get(_REDOC_PATH, include_in_schema=False)
    async def load_redoc() -> Response:
        return Response(_REDOC, media_type="text/javascript", headers={"Cache-Control": FOREVER})

    app.mount(ASSETS, StaticFiles(directory=_PACKAGED), name="assets")


def _tour() -> HTMLResponse:
    page = get_swagger_ui_html(
        openapi_url="/openapi.json",
        title="Elemental: the tour",
        swagger_js_url=f"{ASSETS}/swagger-ui-bundle.js",
        swagger_css_url=f"{ASSETS}/swagger-ui.css",
        swagger_favicon_url=f"{ASSETS}/favicon.png",
        swagger_ui_parameters=TOUR,
    )
    return _page(_styled(page, "tour.css"))


def _reference() -> HTMLResponse:
    page = get_redoc_html(
        openapi_url="/openapi.json",
        title="Elemental: the reference",
        redoc_js_url=_REDOC_PATH,
        redoc_favicon_url=f"{ASSETS}/favicon.png",
        with_google_fonts=False,
    )
    return _page(_styled(page, "reference.css"))


def _styled(page: HTMLResponse, stylesheet: str) -> str:
    """A packaged page with a stylesheet of ours after its own."""
    style = (_HERE / stylesheet).read_text("utf-8")
    return bytes(page.body).decode().replace("</head>", f"<style>{style}</style></head>")


def _landing(request: Request) -> str:
    address = request.app.state.settings.public_url or str(request.base_url).rstrip("/")
    catalog = request.app.state.catalog
    return _LANDING.substitute(
        address=escape(address),
        disclaimer=escape(DISCLAIMER),
        version=escape(version("elemental")),
        data_version=escape(catalog.data_version if catalog else "not loaded"),
    )


def _page(html: str) -> HTMLResponse:
    """A page with a policy that lets it load our own files and run the scripts that stand in it, and nothing else."""
    scripts = " ".join(_hash(script) for script in re.findall(r"<script>(.*?)</script>", html, flags=re.DOTALL))
    policy = (
        f"default-src 'none'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "connect-src 'self'; worker-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return HTMLResponse(html, headers={"Content-Security-Policy": policy, "Cache-Control": "no-cache"})


def _hash(script: str) -> str:
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
