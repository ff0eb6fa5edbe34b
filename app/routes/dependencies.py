"""What routes need: the catalogue."""

from typing import Annotated

from fastapi import Depends, Request

from app.catalog import Catalog
from app.problems import NotReady


async def current_catalog(request: Request) -> Catalog:
    """The catalogue in memory. Raises NotReady before it is loaded."""
    catalog: Catalog | None = request.app.state.catalog
    if catalog is None:
        raise NotReady("The data are not loaded yet. Try again in a moment.")
    return catalog


CurrentCatalog = Annotated[Catalog, Depends(current_catalog)]
