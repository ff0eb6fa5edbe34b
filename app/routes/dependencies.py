"""What routes need: the catalogue, and answers written in one pass."""

from typing import Annotated, Any

import orjson
from fastapi import Depends, Request
from fastapi.responses import Response

from app.catalog import Catalog
from app.problems import JSON, NotReady


async def current_catalog(request: Request) -> Catalog:
    """The catalogue in memory. Raises NotReady before it is loaded."""
    catalog: Catalog | None = request.app.state.catalog
    if catalog is None:
        raise NotReady("The data are not loaded yet. Try again in a moment.")
    return catalog


CurrentCatalog = Annotated[Catalog, Depends(current_catalog)]


def json_answer(content: dict[str, Any] | orjson.Fragment, *, cache: str = "public, max-age=300") -> Response:
    """The content as JSON. Its fragments are rendered already; nothing is validated a second time."""
    return Response(orjson.dumps(content), media_type=JSON, headers={"Cache-Control": cache})
