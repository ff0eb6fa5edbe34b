"""The small lists around foods: groups, measures, common foods, waters, corrections."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from app import tables
from app.described_foods import DescribedCommonFood
from app.problems import InvalidRequest, NotFound, NotReady, documented, unknown_record
from app.routes.collections import DataVersion, whole
from app.routes.dependencies import CurrentCatalog, no_parameters
from app.routes.representations import reference_answer

router = APIRouter(
    tags=["foods"], responses=documented(InvalidRequest, NotReady), dependencies=[Depends(no_parameters)]
)


class FoodGroupList(BaseModel):
    """The groups of the food table."""

    data_version: DataVersion
    food_groups: Annotated[list[tables.FoodGroup], Field(description="The groups, in order of id.")]


class FoodMeasureList(BaseModel):
    """What the food table has figures of."""

    data_version: DataVersion
    food_measures: Annotated[list[tables.FoodMeasure], Field(description="The measures, in order of id.")]


class FoodCorrectionList(BaseModel):
    """The figures of foods that a later edition has otherwise."""

    data_version: DataVersion
    food_corrections: Annotated[list[tables.FoodCorrection], Field(description="The corrections, in order of id.")]


class CommonFoodList(BaseModel):
    """Foods that people eat often, each with a serving."""

    data_version: DataVersion
    common_foods: Annotated[list[DescribedCommonFood], Field(description="The foods, in order of id.")]


class WaterList(BaseModel):
    """Drinking waters and what they hold."""

    data_version: DataVersion
    waters: Annotated[list[tables.Water], Field(description="The waters, in order of id.")]


@router.get("/food-groups", response_model=FoodGroupList, summary="List food groups")
async def list_food_groups(request: Request, catalog: CurrentCatalog) -> Response:
    """The groups that USDA sorts foods into; `/foods?food_group=` lists the foods of one."""
    return whole(request, "food_groups", catalog.food_groups, catalog)


@router.get("/food-measures", response_model=FoodMeasureList, summary="List measures of foods")
async def list_food_measures(request: Request, catalog: CurrentCatalog) -> Response:
    """What the food table has figures of per 100 g, with the nutrient and component that /evaluate takes each for.

    A measure without a nutrient is served and not evaluated. One that is `part_of` a nutrient is a part of its sum; one
    that stands `instead_of` another is used only where a food has no figure of that. `/foods?sort=` takes a measure.
    """
    return whole(request, "food_measures", catalog.food_measures, catalog)


@router.get("/food-corrections", response_model=FoodCorrectionList, summary="List corrections of foods")
async def list_food_corrections(request: Request, catalog: CurrentCatalog) -> Response:
    """Every figure that a later edition of USDA's table has otherwise, with the first value and the source.

    `/foods`, `/foods/{id}` and /evaluate use the later value.
    """
    return whole(request, "food_corrections", catalog.food_corrections, catalog)


@router.get("/common-foods", response_model=CommonFoodList, summary="List common foods")
async def list_common_foods(request: Request, catalog: CurrentCatalog) -> Response:
    """A list of ours of foods that people eat often: a serving in words and grams, and the magnesium in it.

    `statements` has what another source says of a serving. Where it differs from the food table, both stand here, and
    /evaluate goes by the table.
    """
    return whole(request, "common_foods", catalog.common_foods, catalog)


@router.get(
    "/common-foods/{common_food_id}",
    response_model=DescribedCommonFood,
    summary="Get one common food",
    responses=documented(NotFound),
)
async def get_common_food(
    request: Request,
    common_food_id: Annotated[str, Path(description="The id.", examples=["chia-seeds"])],
    catalog: CurrentCatalog,
) -> Response:
    """One food that people eat often, with its serving, its magnesium and what other sources say."""
    foods = catalog.common_foods
    if common_food_id not in foods.records:
        raise unknown_record("common food", common_food_id, foods.records)
    return reference_answer(request, catalog, lambda: foods.rendered(common_food_id))


@router.get("/waters", response_model=WaterList, summary="List waters")
async def list_waters(request: Request, catalog: CurrentCatalog) -> Response:
    """Drinking waters, kinds of them and brands, with the magnesium in a volume as printed, or its range."""
    return whole(request, "waters", catalog.waters, catalog)


@router.get("/waters/{water_id}", response_model=tables.Water, summary="Get one water", responses=documented(NotFound))
async def get_water(
    request: Request,
    water_id: Annotated[str, Path(description="The id.", examples=["gerolsteiner"])],
    catalog: CurrentCatalog,
) -> Response:
    """One water, or kind of water, with what it holds."""
    waters = catalog.waters
    if water_id not in waters.records:
        raise unknown_record("water", water_id, waters.records)
    return reference_answer(request, catalog, lambda: waters.rendered(water_id))
