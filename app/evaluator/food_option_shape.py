"""The shape of food options, which the HTTP document shows."""

from typing import Annotated, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from app.evaluator.answer_fields import CitationIds, Equivalent, Range, Text, UnitWord


class FoodOption(TypedDict):
    """So much of a common food holds what is missing."""

    common_food: Annotated[str, Field(description="The common food, see /common-foods.", examples=["chia-seeds"])]
    name: Annotated[str, Field(description="Its name.", examples=["Chia seeds, dried"])]
    food: Annotated[str, Field(description="The food of the food table, see /foods.", examples=["12006"])]
    serving: Annotated[str, Field(description="A serving of it.", examples=["1 oz"])]
    serving_grams: Annotated[float, Field(gt=0, description="What the serving weighs, in g.", examples=[28.35])]
    grams: Annotated[Range, Field(description="How many grams hold what is missing, rounded up to whole ones.")]
    servings: Annotated[Range, Field(description="How many servings do, rounded up to halves.")]
    citation_ids: CitationIds


class FoodOptions(TypedDict):
    """What is missing of a nutrient to the recommendation of an authority, and common foods that hold it."""

    nutrient: Annotated[str, Field(description="The nutrient.", examples=["magnesium"])]
    authority: Annotated[str, Field(description="The authority.", examples=["us-nasem"])]
    missing: Annotated[Range, Field(description="What is missing a day, in unit.")]
    unit: UnitWord
    equivalent: NotRequired[Equivalent]
    foods: Annotated[
        list[FoodOption], Field(description="Fewest servings first; empty where none of the common foods holds it so.")
    ]
    text: Text
    citation_ids: CitationIds
