"""GET /coverage."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from app.catalog import Catalog
from app.evaluator.coverage import Coverage, CoverageStatus, KindCoverage
from app.evaluator.references import ValueKind
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
    kind: Annotated[ValueKind | None, Field(description="Only this kind of value.")] = None
    status: Annotated[
        CoverageStatus | None, Field(description="Only kinds with this status, and rows that have one.")
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
    left out: `not_in_our_data` says that we do not hold it, which says nothing of the authority. The whole map has a
    row for every authority and nutrient: take one of them, or `status=value` for what is held alone.
    """
    check_filters(catalog, nutrient=query.nutrient, authority=query.authority)
    return reference_answer(
        request,
        catalog,
        lambda: {"data_version": catalog.data_version, "coverage": list(_filtered(query, catalog))},
        lambda: (COLUMNS, [_row(row, kind) for row in _filtered(query, catalog) for kind in row["kinds"]]),
    )


def _filtered(query: CoverageQuery, catalog: Catalog) -> Iterator[Coverage]:
    for row in catalog.coverage:
        if query.nutrient in (None, row["nutrient"]) and query.authority in (None, row["authority"]):
            kinds = [kind for kind in row["kinds"] if _is_asked_for(kind, query)]
            if kinds:
                yield {**row, "kinds": kinds}


def _is_asked_for(kind: KindCoverage, query: CoverageQuery) -> bool:
    return query.kind in (None, kind["kind"]) and query.status in (None, kind["status"])


def _row(row: Coverage, kind: KindCoverage) -> dict[str, object]:
    """One kind as a row of a table, with flat ages; its statements stay JSON in one cell."""
    return {"authority": row["authority"], "nutrient": row["nutrient"], **kind, **kind.get("ages", {})}
