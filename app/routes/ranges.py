"""GET /intake-ranges and GET /increments: what is printed as two ends, or as an amount to add."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from app import tables
from app.problems import InvalidRequest, NotReady, documented
from app.routes.collections import DataVersion, whole
from app.routes.dependencies import CurrentCatalog, no_parameters

router = APIRouter(
    tags=["reference values"], responses=documented(InvalidRequest, NotReady), dependencies=[Depends(no_parameters)]
)


class IntakeRangeList(BaseModel):
    """The printed ranges of intake."""

    data_version: DataVersion
    intake_ranges: Annotated[list[tables.IntakeRange], Field(description="The ranges, in order of id.")]


class IncrementList(BaseModel):
    """The printed amounts to add in pregnancy and lactation."""

    data_version: DataVersion
    increments: Annotated[list[tables.Increment], Field(description="The increments, in order of id.")]


@router.get("/intake-ranges", response_model=IntakeRangeList, summary="List intake ranges")
async def list_intake_ranges(request: Request, catalog: CurrentCatalog) -> Response:
    """Ranges of the share of energy from fat, carbohydrate, protein and fatty acids, and values printed as a range.

    `/evaluate` judges none of them. `/reference-values` for a person has those of that person.
    """
    return whole(request, "intake_ranges", catalog.intake_ranges, catalog)


@router.get("/increments", response_model=IncrementList, summary="List increments")
async def list_increments(request: Request, catalog: CurrentCatalog) -> Response:
    """What an authority adds to a value in a trimester of pregnancy or in months of lactation, as printed.

    Where `already_added` is true, `/reference-values` has the sum. Nothing here is added by `/evaluate`.
    """
    return whole(request, "increments", catalog.increments, catalog)
