"""A food as it is served by itself: all that is held of it, and what is not known."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, Field

from app.evaluator.foods import Food as EvaluatedFood
from app.food_table import EDITION, FoodTable
from app.tables import CommonFood, Enrichment, Food, FoodCorrection, FoodMeasure, FoodPortion, Source

EDITORIAL = "editorial"
STATEMENTS = {
    Enrichment.STATED: (
        "The description or the folic acid in it says that something was added. How much of a figure was added is not "
        "known."
    ),
    Enrichment.NOT_STATED: "Foods of this kind are often enriched. Whether this one is, is not known.",
    Enrichment.NONE: "Nothing says that a vitamin or mineral was added.",
    Enrichment.WATER: "Drinking water.",
}


class FoodFigure(BaseModel):
    """What 100 g of a food hold of something."""

    measure: Annotated[str, Field(description="Of what, see /food-measures.", examples=["magnesium_mg"])]
    name: Annotated[str, Field(description="USDA's name of it.", examples=["Magnesium, Mg"])]
    nutrient: Annotated[str | None, Field(description="Our nutrient, where there is one.", examples=["magnesium"])] = (
        None
    )
    component: Annotated[
        str | None,
        Field(description="What it is of, where the nutrient has several, see /components.", examples=["folate-dfe"]),
    ] = None
    part_of: Annotated[
        str | None, Field(description="The nutrient that is the sum of this and others.", examples=["epa-dha"])
    ] = None
    value: Annotated[float, Field(ge=0, description="The amount in 100 g, in unit.", examples=[279])]
    unit: Annotated[str, Field(description="Its unit.", examples=["mg"])]
    source_id: Annotated[str, Field(description="Where the figure is from, see /sources.", examples=["sr28"])]


class MagnesiumProvenance(BaseModel):
    """Where USDA has the figure of magnesium from, in USDA's codes."""

    data_points: Annotated[
        int | None, Field(description="How many analyses it rests on; 0 where it was derived.", examples=[18])
    ] = None
    source_code: Annotated[str | None, Field(description="USDA's code of the kind of source.", examples=["1"])] = None
    derivation_code: Annotated[str | None, Field(description="USDA's code of how it was derived.", examples=["A"])] = (
        None
    )
    reference_food: Annotated[
        str | None, Field(description="The food whose figure it was derived from, see /foods.", examples=["12061"])
    ] = None


class FoodInFull(BaseModel):
    """A food with its portions and figures. What is in `not_known` has no figure, which is not zero."""

    id: Annotated[str, Field(description="USDA's NDB number.", examples=["12063"])]
    name: Annotated[str, Field(description="USDA's description.")]
    short_name: Annotated[str, Field(description="USDA's short description.")]
    food_group: Annotated[str, Field(description="Its group, see /food-groups.")]
    common_names: Annotated[str | None, Field(description="Other names, as USDA lists them.")] = None
    manufacturer: Annotated[str | None, Field(description="The company that makes it, where USDA names one.")] = None
    scientific_name: Annotated[str | None, Field(description="Scientific name of the plant or animal.")] = None
    refuse_percent: Annotated[
        float | None, Field(description="How much of it as bought is not eaten, in percent of its mass.")
    ] = None
    refuse_description: Annotated[str | None, Field(description="What is not eaten, such as bone.")] = None
    fdc_id: Annotated[int | None, Field(description="Its FoodData Central id, where we hold it.")] = None
    enrichment: Annotated[
        str, Field(description="Whether something was added to it, as its description tells.", examples=["none"])
    ]
    enrichment_statement: Annotated[str, Field(description="The same in a sentence; a reading of ours.")]
    enrichment_source_id: Annotated[str, Field(description="Whose reading it is.", examples=[EDITORIAL])]
    origins: Annotated[
        list[str], Field(description="From which origins /evaluate takes what it holds to be.", examples=[["food"]])
    ]
    source_id: Annotated[str, Field(description="The edition of the table, see /sources.", examples=[EDITION])]
    edition: Annotated[str, Field(description="Its title.")]
    portions: Annotated[list[FoodPortion], Field(description="Its portions, in USDA's order. May be empty.")]
    figures_per: Annotated[str, Field(description="What the figures are in: of the edible part.", examples=["100 g"])]
    figures: Annotated[list[FoodFigure], Field(description="The figures that are known, in order of measure.")]
    not_known: Annotated[
        list[str], Field(description="The measures without a figure, which is not zero, see /food-measures.")
    ]
    magnesium_provenance: Annotated[
        MagnesiumProvenance | None, Field(description="Where the figure of magnesium is from, where there is one.")
    ] = None
    corrections: Annotated[
        list[FoodCorrection],
        Field(description="The figures that a later edition of the table has otherwise. May be empty."),
    ]
    common_foods: Annotated[
        list[str], Field(description="The servings of it that people eat often, see /common-foods. May be empty.")
    ]


def food_in_full(
    food: str, foods: FoodTable, evaluated: EvaluatedFood, edition: Source, servings: Iterable[CommonFood]
) -> FoodInFull:
    """A food of the table with all that is held of it; ``servings`` are the common foods. Raises KeyError."""
    record, figures = foods.record(food), foods.figures(food)
    of_it = [serving for serving in servings if serving.food == food]
    return FoodInFull(
        **record.model_dump(include=FoodInFull.model_fields.keys() & Food.model_fields.keys()),
        fdc_id=next((serving.fdc_id for serving in of_it if serving.fdc_id is not None), None),
        enrichment_statement=STATEMENTS[record.enrichment],
        enrichment_source_id=EDITORIAL,
        origins=sorted(evaluated.origins),
        source_id=edition.id,
        edition=edition.title,
        portions=list(foods.portions(food)),
        figures_per="100 g",
        figures=[_figure(food, foods, foods.measures[measure], value) for measure, value in figures.items()],
        not_known=[measure for measure in foods.measures if measure not in figures],
        magnesium_provenance=_provenance(record) if "magnesium_mg" in figures else None,
        corrections=list(foods.corrections(food)),
        common_foods=[serving.id for serving in of_it],
    )


def _figure(food: str, foods: FoodTable, measure: FoodMeasure, value: float) -> FoodFigure:
    return FoodFigure(
        measure=measure.id,
        name=measure.name,
        nutrient=measure.nutrient,
        component=measure.component,
        part_of=measure.part_of,
        value=value,
        unit=measure.unit,
        source_id=foods.source(food, measure.id),
    )


def _provenance(record: Food) -> MagnesiumProvenance:
    return MagnesiumProvenance(
        data_points=record.magnesium_data_points,
        source_code=record.magnesium_source_code,
        derivation_code=record.magnesium_derivation_code,
        reference_food=record.magnesium_reference_food,
    )
