"""GET /coverage."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from app.evaluator.coverage import Coverage, KindCoverage
from app.problems import InvalidRequest, NotReady, documented
from app.routes.dependencies import CurrentCatalog, check_filters
from app.routes.representations import reference_answer

COLUMNS = (
    *("authority", "nutrient", "kind", "status", "values", "editions", "earlier_editions"),
    *("from_months", "below_months", "needs", "everybody", "statements"),
)

router = APIRouter(tags=["reference values"])


class CoverageQuery(BaseModel):
    """Filters."""

    model_config = ConfigDict(extra="forbid")

    nutrient: Annotated[str | None, Field(max_length=80, description="Only this nutrient.", examples=["magnesium"])] = (
        None
    )
    authority: Annotated[
        str | None, Field(max_length=80, description="Only this authority.", examples=["us-nasem"])
    ] = None


class CoverageList(BaseModel):
    """What is held of each authority and nutrient."""

    data_version: Annotated[str, Field(description="Fingerprint of the data.")]
    coverage: Annotated[list[Coverage], Field(description="One row for an authority and a nutrient.")]


@router.get(
    "/coverage",
    response_model=CoverageList,
    summary="What is held, and what is not",
    responses=documented(InvalidRequest, NotReady),
)
async def list_coverage(
    request: Request, query: Annotated[CoverageQuery, Query()], catalog: CurrentCatalog
) -> Response:
    """Authority by nutrient by kind, for everybody: the values in force, and why there is none for the rest.

    `status` is `value` where there is a value for anybody, else the word for why there is none. An empty cell is never
    left out: `not_in_our_data` says that we do not hold it, which says nothing of the authority.
    """
    check_filters(catalog, nutrient=query.nutrient, authority=query.authority)
    wanted = query.model_dump(exclude_none=True)
    rows = [row for row in catalog.coverage if wanted.items() <= row.items()]
    return reference_answer(
        request,
        catalog,
        lambda: {"data_version": catalog.data_version, "coverage": rows},
        lambda: (COLUMNS, [_row(row, kind) for row in rows for kind in row["kinds"]]),
    )


def _row(row: Coverage, kind: KindCoverage) -> dict[str, object]:
    """One kind as a row of a table, with flat ages; its statements stay JSON in one cell."""
    return {"authority": row["authority"], "nutrient": row["nutrient"], **kind, **kind.get("ages", {})}
