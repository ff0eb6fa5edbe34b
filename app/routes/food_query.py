"""Which foods a query of /foods asks for, and in which order."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.catalog import Catalog
from app.evaluator import Fault
from app.evaluator.faults import did_you_mean
from app.evaluator.foods import NDB_DIGITS
from app.evaluator.names import joined
from app.food_richness import FoodBasis, measures_of
from app.problems import InvalidRequest
from app.routes.dependencies import check_filters
from app.routes.paging import USUAL_SIZE, PageSize, PageToken
from app.tables import FoodMeasure

MOST_PRODUCTS = 256
"""Of so many medicinal products the names are kept as they are compared."""


class FoodQuery(BaseModel):
    """What foods, in which order, and how many."""

    model_config = ConfigDict(extra="forbid")

    q: Annotated[
        str | None,
        Field(
            min_length=1,
            max_length=100,
            description=(
                "What people type: words in any order, each of which is in the description or a common name of the "
                "food, in another number, as a synonym, by its beginning, or with a typo."
            ),
            examples=["spinach cooked"],
        ),
    ] = None
    code: Annotated[
        str | None,
        Field(
            pattern=r"^[0-9]{1,9}$",
            max_length=9,
            description="The NDB number, with or without leading zeros, or a FoodData Central id that we hold.",
            examples=["12063"],
        ),
    ] = None
    food_group: Annotated[
        str | None, Field(max_length=80, description="Only this group.", examples=["nut-and-seed-products"])
    ] = None
    sort: Annotated[
        str | None,
        Field(
            max_length=80,
            description="Richest first in this nutrient, or in this measure of /food-measures.",
            examples=["magnesium"],
        ),
    ] = None
    per: Annotated[
        FoodBasis | None, Field(description="With sort: in 100 g (the default), in a portion, or in 100 kcal.")
    ] = None
    page_size: PageSize = USUAL_SIZE
    page_token: PageToken = None


def found(query: FoodQuery, catalog: Catalog) -> Sequence[str]:
    """The foods that are asked for: with a text the best match first, else in order of id."""
    check_filters(catalog, food_group=query.food_group)
    foods = catalog.foods
    asked = foods.ids if query.q is None else catalog.food_search.find(query.q)
    if query.code is not None:
        coded = _coded(query.code, catalog)
        asked = [food for food in asked if food in coded]
    if query.food_group is not None:
        groups = foods.column("food_group")
        asked = [food for food in asked if groups[foods.place(food)] == query.food_group]
    return asked


def order(query: FoodQuery, catalog: Catalog) -> tuple[FoodMeasure, FoodBasis] | None:
    """What the foods are to be compared by, if by anything. Raises InvalidRequest."""
    if query.sort is not None:
        return _measure(query.sort, catalog), query.per or FoodBasis.HUNDRED_GRAMS
    if query.per is not None:
        detail = "per says on which basis foods are compared; say with sort what by, such as sort=magnesium."
        fault = Fault("per_without_sort", detail, "?per")
        raise InvalidRequest("The query does not fit together; see errors.", [fault])
    return None


def named_elsewhere(text: str, catalog: Catalog) -> str | None:
    """A sentence for a text that is the name of a medicinal product or a supplement form: where that stands."""
    wanted = joined(text)
    products = [each for each in catalog.medicinal_products.records.values() if wanted in _names(each.id, each.name)]
    forms = [form for form, called in catalog.forms_called.items() if wanted in called.exactly]
    if products:
        return f"A medicinal product is called so and is no food: /medicinal-products/{products[0].id}."
    return f"A supplement form is called so and is no food: /supplement-forms/{forms[0]}." if forms else None


@lru_cache(MOST_PRODUCTS)
def _names(*names: str) -> set[str]:
    """The names as ``names.joined`` spells them, each also without what stands in brackets."""
    return {joined(spelt) for name in names for spelt in (name, name.partition("(")[0])}


def _coded(code: str, catalog: Catalog) -> frozenset[str]:
    """The foods of this code."""
    of_fdc = (each.food for each in catalog.common_foods.records.values() if each.fdc_id == int(code))
    return frozenset((code.lstrip("0").zfill(NDB_DIGITS), *of_fdc))


def _measure(word: str, catalog: Catalog) -> FoodMeasure:
    measures = measures_of(word, catalog.foods, catalog.nutrients.records)
    if len(measures) == 1:
        return measures[0]
    if measures:
        detail = f"{word!r} is several measures of foods; name one: {', '.join(each.id for each in measures)}."
    elif word in catalog.nutrients.records:
        detail = f"The food table has no figures of {word!r}; /food-measures lists what it has figures of."
    else:
        near = did_you_mean(word, [*catalog.nutrients.records, *catalog.foods.measures])
        detail = f"There is no nutrient and no measure of foods {word!r}.{near} /food-measures lists them."
    raise InvalidRequest("The foods cannot be sorted so; see errors.", [Fault("unknown_measure", detail, "?sort")])
