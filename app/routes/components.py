"""GET /components."""

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from app.described_components import DescribedComponent
from app.problems import InvalidRequest, NotReady, documented
from app.routes.dependencies import CurrentCatalog, check_filters
from app.routes.representations import reference_answer
from app.tables import Component, ComponentConversion

COLUMNS = (*Component.model_fields, *(f"conversion_{column}" for column in ComponentConversion.model_fields))

router = APIRouter(tags=["catalogue"])


class ComponentQuery(BaseModel):
    """Filters."""

    model_config = ConfigDict(extra="forbid")

    nutrient: Annotated[
        str | None, Field(max_length=80, description="Only components of this nutrient.", examples=["folate"])
    ] = None


class ComponentList(BaseModel):
    """What amounts of nutrients may be of."""

    data_version: Annotated[str, Field(description="Fingerprint of the data.", examples=["b18dd1f0723e2369"])]
    components: Annotated[
        list[DescribedComponent],
        Field(description="The components, in order of id. Empty for a nutrient whose amounts are of it alone."),
    ]


@router.get(
    "/components",
    response_model=ComponentList,
    summary="List components of nutrients",
    responses=documented(InvalidRequest, NotReady),
)
async def list_components(
    request: Request, query: Annotated[ComponentQuery, Query()], catalog: CurrentCatalog
) -> Response:
    """What an amount of a nutrient may be of, and what it then is in the equivalents that values are printed in.

    400 ug of folate are one thing as food folate, another as folic acid. `equivalent` of a component is the one that
    an amount of it is in; `component` of a nutrient is what an amount is of when it names none. A conversion reads: so
    much (`amount`) of the component, from one of these `origins`, is at least `equivalent_min` and at most
    `equivalent_max` of the equivalent, all in the nutrient's unit. Without `equivalent_max` the component is a part of
    what a food holds, and more may come on top. A conversion whose source is `editorial` has ends that follow from
    definitions. `iu_amount` is absent where the sources conflict or none is held: that is no zero.
    As a table there is a row for each conversion, with its component.
    """
    check_filters(catalog, nutrient=query.nutrient)
    collection = catalog.components
    components = [each for each in collection.records.values() if query.nutrient in (None, each.nutrient)]
    return reference_answer(
        request,
        catalog,
        lambda: {"data_version": catalog.data_version, "components": collection.render(components)},
        lambda: (COLUMNS, [row for component in components for row in _rows(component)]),
    )


def _rows(component: DescribedComponent) -> Iterator[dict[str, Any]]:
    """A row of a table for each conversion, with the component on each."""
    told = component.model_dump(mode="json")
    for conversion in told.pop("conversions"):
        yield told | {f"conversion_{column}": cell for column, cell in conversion.items()}
