"""Common foods as they are served: with the magnesium of a serving by the food table, and what other sources say."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from sqlmodel import Field

from app.evaluator.quantities import PERCENT, decimal
from app.food_table import FoodTable
from app.records import Records
from app.tables import CommonFood, CommonFoodStatement

MAGNESIUM = "magnesium_mg"
_TENTH = Decimal("0.1")


class DescribedCommonFood(CommonFood):
    """A food that people eat often, with the magnesium of its serving, and what other sources say of it."""

    serving_magnesium_mg: float | None = Field(
        default=None,
        description="Magnesium in the serving, in mg to a tenth: serving_grams times the figure of the food per 100 g.",
    )
    source_id: str = Field(description="Where that figure is from, see /sources.")
    statements: list[CommonFoodStatement] = Field(
        description="What other sources say, in order of id: where they differ, both stand here."
    )


def described_common_foods(records: Records, foods: FoodTable) -> Iterator[DescribedCommonFood]:
    """Every common food of these records, in order of id."""
    for common in records.common_foods:
        yield DescribedCommonFood(
            **common.model_dump(),
            serving_magnesium_mg=_in_serving(foods.figure(common.food, MAGNESIUM), common.serving_grams),
            source_id=foods.source(common.food, MAGNESIUM),
            statements=[each for each in records.common_food_statements if each.common_food == common.id],
        )


def _in_serving(per_100_g: float | None, grams: float) -> float | None:
    if per_100_g is None:
        return None
    return float((decimal(per_100_g) * decimal(grams) / PERCENT).quantize(_TENTH, ROUND_HALF_UP))
