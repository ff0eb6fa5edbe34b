"""Pages of every origin may ask: two headers on every answer of ours, and Starlette's answers to preflights."""

from collections.abc import Awaitable

from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from app.observing import REQUEST_ID
from app.routes.representations import DATA_VERSION

EXPOSED = ", ".join(("ETag", DATA_VERSION, REQUEST_ID, "Retry-After"))
FOR_ALL_ORIGINS = (
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", EXPOSED.encode()),
)
IN_A_PREFLIGHT = {b"origin", b"access-control-request-method"}


class Preflights:
    """Around the envelope, which lets all origins read its answers: answers what a browser asks before it sends.

    Starlette's middleware would do both, but it looks at every request and says that every answer hangs on the origin.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        # A method that we do not take gets its problem; a refused preflight would hide it from the browser.
        self.preflights = CORSMiddleware(app, allow_origins=["*"], allow_methods=["*"], allow_headers=["*"])

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        """Have one request answered."""
        asks_for_options = scope["type"] == "http" and scope["method"] == "OPTIONS"
        is_preflight = asks_for_options and dict(scope["headers"]).keys() >= IN_A_PREFLIGHT
        return (self.preflights if is_preflight else self.app)(scope, receive, send)
