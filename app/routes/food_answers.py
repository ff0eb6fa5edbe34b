"""The lists of /foods: what each food in them says, as JSON and as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, Field

from app.food_richness import Ranking, amount_of
from app.food_table import EDITION, FoodTable
from app.routes.collections import DataVersion
from app.routes.paging import NextPageToken
from app.routes.representations import Table
from app.tables import FoodPortion

OF_A_FOOD = ("id", "name", "food_group", "common_names", "enrichment")
COLUMNS = (
    *(*OF_A_FOOD, *(f"portion_{name}" for name in FoodPortion.model_fields if name != "food"), "amount", "unit", "per"),
    *("list_source_id", "list_note", "list_measure", "list_without_figure", "list_without_basis"),
    "list_next_page_token",
)


class FoundFood(BaseModel):
    """A food as a list has it: what an app shows, and what it goes on with."""

    id: Annotated[str, Field(description="USDA's NDB number.", examples=["12063"])]
    name: Annotated[
        str, Field(description="USDA's description.", examples=["Nuts, almonds, dry roasted, without salt added"])
    ]
    food_group: Annotated[str, Field(description="Its group, see /food-groups.", examples=["nut-and-seed-products"])]
    common_names: Annotated[str | None, Field(description="Other names, as USDA lists them.")] = None
    enrichment: Annotated[
        str, Field(description="Whether something was added to it, as its description tells.", examples=["none"])
    ]
    portion: Annotated[
        FoodPortion | None, Field(description="The first of its portions; absent where USDA has none.")
    ] = None
    amount: Annotated[
        float | None, Field(ge=0, description="With sort: how much it holds, in unit and per.", examples=[279])
    ] = None
    unit: Annotated[str | None, Field(description="With sort: the unit of the amount.", examples=["mg"])] = None
    per: Annotated[
        str | None,
        Field(description="With sort: in how much of it: 100g, portion (that above) or 100kcal.", examples=["100g"]),
    ] = None


class FoodOrder(BaseModel):
    """What the foods are in order of, and how many could not be compared. Those are not in the list."""

    measure: Annotated[str, Field(description="See /food-measures.", examples=["magnesium_mg"])]
    per: Annotated[str, Field(description="In how much of each food.", examples=["100g"])]
    without_figure: Annotated[
        int, Field(ge=0, description="How many foods are left out whose figure is not known.", examples=[739])
    ]
    without_basis: Annotated[
        int,
        Field(ge=0, description="How many more are left out that have no portion, or no energy.", examples=[0]),
    ]


class FoodList(BaseModel):
    """A page of foods."""

    data_version: DataVersion
    source_id: Annotated[str, Field(description="The edition of the food table, see /sources.", examples=["sr28"])]
    note: Annotated[
        str | None, Field(description="Where something that is called like q and is no food stands in our data.")
    ] = None
    sorted_by: Annotated[FoodOrder | None, Field(description="With sort: what by.")] = None
    foods: Annotated[
        list[FoundFood],
        Field(description="With sort the richest first, else with q the best match first, else in order of id."),
    ]
    next_page_token: NextPageToken = None


@dataclass(frozen=True, slots=True)
class FoodPage:
    """What a list shows."""

    foods: Sequence[str]
    ranked: Ranking | None
    note: str | None
    next_page_token: str | None


def listed(page: FoodPage, foods: FoodTable) -> dict[str, Any]:
    """The list, without what says nothing."""
    told = {
        "source_id": EDITION,
        "note": page.note,
        "sorted_by": _order(page.ranked) if page.ranked else None,
        "foods": [_food(food, page.ranked, foods) for food in page.foods],
        "next_page_token": page.next_page_token,
    }
    return {name: value for name, value in told.items() if value is not None}


def as_table(page: FoodPage, foods: FoodTable) -> Table:
    """The same as rows, each with what is told of the list: a row may be read alone."""
    told = {"source_id": EDITION, "note": page.note, "next_page_token": page.next_page_token}
    of_list = {f"list_{name}": value for name, value in (told | (_order(page.ranked) if page.ranked else {})).items()}
    return COLUMNS, [_row(_food(food, page.ranked, foods)) | of_list for food in page.foods]


def _order(ranked: Ranking) -> dict[str, Any]:
    return {
        "measure": ranked.measure.id,
        "per": ranked.per,
        "without_figure": ranked.without_figure,
        "without_basis": ranked.without_basis,
    }


def _food(food: str, ranked: Ranking | None, foods: FoodTable) -> dict[str, Any]:
    place = foods.place(food)
    told = {name: cell for name in OF_A_FOOD if (cell := foods.column(name)[place]) is not None}
    for portion in foods.portions(food)[:1]:
        told["portion"] = portion.model_dump(mode="json", exclude_none=True)
    if ranked:
        told |= {"amount": amount_of(food, foods, ranked), "unit": ranked.measure.unit, "per": ranked.per}
    return told


def _row(told: dict[str, Any]) -> dict[str, Any]:
    portion = {f"portion_{name}": value for name, value in told.pop("portion", {}).items()}
    return told | portion
