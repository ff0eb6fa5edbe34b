"""GET /foods: search, the richest first, and one food with all that is held of it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response

from app.catalog import Catalog
from app.evaluator.foods import NDB_DIGITS
from app.food_in_full import FoodInFull, food_in_full
from app.food_richness import ranking
from app.food_table import EDITION
from app.problems import InvalidRequest, NotFound, NotReady, documented
from app.routes.dependencies import CurrentCatalog, no_parameters
from app.routes.food_answers import FoodList, FoodPage, as_table, listed
from app.routes.food_query import FoodQuery, found, named_elsewhere, order
from app.routes.paging import page
from app.routes.representations import reference_answer

router = APIRouter(prefix="/foods", tags=["foods"])


@router.get("", response_model=FoodList, summary="Find foods", responses=documented(InvalidRequest, NotReady))
async def list_foods(request: Request, query: Annotated[FoodQuery, Query()], catalog: CurrentCatalog) -> Response:
    """Foods of USDA's table by what people type, by code and by group, and the richest in something first.

    `q` finds the plain and common food first: "almonds", "spinach cooked", "brocoli". Every word has to be found; what
    finds nothing gets an empty list. A medicine or a supplement is no food; `note` says where one of that name stands.

    `sort` with `per` compares figures per 100 g, in the first portion of each food, or per 100 kcal. A food without a
    figure is left out and counted in `sorted_by`: not known is not zero. `/foods/{id}` has all figures and portions.
    """
    by, foods = order(query, catalog), found(query, catalog)
    ranked = None if by is None else ranking(foods, catalog.foods, *by)
    asked = f"{catalog.data_version} {query.model_dump_json(exclude={'page_size', 'page_token'})}"
    shown, token = page(ranked.foods if ranked else foods, query.page_size, query.page_token, asked)
    listing = FoodPage(shown, ranked, named_elsewhere(query.q or "", catalog), token)
    return reference_answer(
        request,
        catalog,
        lambda: {"data_version": catalog.data_version, **listed(listing, catalog.foods)},
        lambda: as_table(listing, catalog.foods),
        is_kept=False,
    )


@router.get(
    "/{food_id}",
    response_model=FoodInFull,
    summary="Get one food",
    responses=documented(NotFound, InvalidRequest, NotReady),
    dependencies=[Depends(no_parameters)],
)
async def get_food(
    request: Request,
    food_id: Annotated[str, Path(description="The id: an NDB number of five digits.", examples=["12063"])],
    catalog: CurrentCatalog,
) -> Response:
    """One food: its portions in grams, its figures per 100 g each with nutrient and unit, and what is not known.

    A measure in `not_known` has no figure, which is not zero. `enrichment_statement` says what is known of vitamins and
    minerals that were added; `corrections` names the figures that a later edition has otherwise, with the first value.
    An entry of /evaluate may name the food by its id, with grams or one of its portions.
    """
    foods = catalog.foods
    if food_id not in foods:
        raise _unknown_food(food_id, catalog)
    full = food_in_full(
        food_id,
        foods,
        evaluated=catalog.facts.foods[food_id],
        edition=catalog.sources.records[EDITION],
        servings=catalog.common_foods.records.values(),
    )
    return reference_answer(request, catalog, lambda: full.model_dump(mode="json", exclude_none=True), is_kept=False)


def _unknown_food(food: str, catalog: Catalog) -> NotFound:
    padded = food.zfill(NDB_DIGITS)
    near = f" Did you mean {padded!r}?" if padded in catalog.foods else ""
    return NotFound(f"There is no food {food!r}.{near} /foods?q= finds one by its name, and /foods?code= by a code.")
