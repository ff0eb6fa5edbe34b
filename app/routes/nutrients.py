"""GET /nutrients, and the codes that food tables have for them with their traps."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from app import tables
from app.described_nutrients import DescribedNutrient
from app.problems import InvalidRequest, NotFound, NotReady, documented, unknown_record
from app.routes.collections import DataVersion, whole
from app.routes.dependencies import CurrentCatalog, no_parameters
from app.routes.representations import reference_answer

router = APIRouter(
    tags=["catalogue"], responses=documented(InvalidRequest, NotReady), dependencies=[Depends(no_parameters)]
)


class NutrientList(BaseModel):
    """The nutrients that we hold data of."""

    data_version: DataVersion
    nutrients: Annotated[list[tables.Nutrient], Field(description="The nutrients.")]


class NutrientCodeList(BaseModel):
    """The codes that food tables have for nutrients, and how each relates to its nutrient."""

    data_version: DataVersion
    nutrient_codes: Annotated[list[tables.NutrientCode], Field(description="The codes, in order of id.")]


class NutrientTrapList(BaseModel):
    """What gives a wrong amount when a food table or a label is read."""

    data_version: DataVersion
    nutrient_traps: Annotated[list[tables.NutrientTrap], Field(description="The traps, in order of id.")]


@router.get("/nutrients", response_model=NutrientList, summary="List nutrients")
async def list_nutrients(request: Request, catalog: CurrentCatalog) -> Response:
    """The nutrients, each with its code in INFOODS and in FoodData Central, where id and number are two things.

    The code is the one that tables mostly have. It may be narrower than the nutrient: `/nutrients/{id}` says of every
    code how it relates.
    """
    return whole(request, "nutrients", catalog.nutrients, catalog)


@router.get(
    "/nutrients/{nutrient_id}",
    response_model=DescribedNutrient,
    summary="Get one nutrient",
    responses=documented(NotFound),
)
async def get_nutrient(
    request: Request,
    nutrient_id: Annotated[str, Path(description="The id.", examples=["folate"])],
    catalog: CurrentCatalog,
) -> Response:
    """One nutrient with every code that is its own or is taken for it, and with what goes wrong.

    `relation` of a code: `same`, `narrower` (a part of it, whose amount is "at least") or `overlaps` (it counts
    something else, or by another measure). Where values differ in what they measure, as folate in DFE and in folic
    acid, `equivalents` says which values a code is the measure of. `traps` are for machines: `do_not_add` names codes
    that are in others already.
    """
    nutrients = catalog.described_nutrients
    if nutrient_id not in nutrients.records:
        raise unknown_record("nutrient", nutrient_id, nutrients.records)
    return reference_answer(request, catalog, lambda: nutrients.rendered(nutrient_id))


@router.get("/nutrient-codes", response_model=NutrientCodeList, summary="List codes of nutrients")
async def list_nutrient_codes(request: Request, catalog: CurrentCatalog) -> Response:
    """The codes of all nutrients, to read a food table by: look a FoodData Central id up and see what it is here.

    A code may be in several rows, with another nutrient each: tryptophan is a nutrient, and taken for niacin. A code
    that is not listed is not in our data.
    """
    return whole(request, "nutrient_codes", catalog.nutrient_codes, catalog)


@router.get("/nutrient-traps", response_model=NutrientTrapList, summary="List traps of nutrients")
async def list_nutrient_traps(request: Request, catalog: CurrentCatalog) -> Response:
    """The traps of all nutrients. A trap that is not listed is not in our data."""
    return whole(request, "nutrient_traps", catalog.nutrient_traps, catalog)
