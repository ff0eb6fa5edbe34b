"""Foods: what 100 g of each hold, what their portions weigh, and which foods people eat often."""

from typing import Annotated, Any

from pydantic import StringConstraints
from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from app.tables.columns import Line, Shape, Slug, Words, stored
from app.tables.words import CodeUnit, CommonFoodCategory, Enrichment, PrintedUnit, Verified, VolumeOfWater

FoodCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{5}$")]
"""An NDB number as USDA prints it: five digits, a leading zero among them."""
GroupCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
MeasureName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=60)]
"""The name of a column of figures, which ends in its unit."""


class FoodGroup(Shape):
    """A group that USDA sorts foods into."""

    code: GroupCode = Field(unique=True, description="USDA's code of the group.")
    name: Line = Field(description="USDA's name of the group.")


class FoodGroupRow(FoodGroup, table=True):
    """Stored food groups."""

    __tablename__ = "food_groups"


class FoodMeasure(Shape):
    """What a column of figures of foods.csv is, and what we use it as."""

    id: MeasureName = Field(primary_key=True, description="The name of the column; it ends in the unit.")
    name: Line = Field(description="USDA's name.")
    unit: CodeUnit = Field(sa_type=stored(CodeUnit), description="The unit of the figures, per 100 g.")
    sr_nutrient_no: Line = Field(unique=True, description="USDA's nutrient number.")
    infoods_tag: Line = Field(description="INFOODS component identifier, as USDA gives it.")
    decimals: int = Field(ge=0, le=9, description="To how many decimals USDA rounds the figures.")
    nutrient: Slug | None = Field(
        default=None,
        foreign_key="nutrients.id",
        description="The nutrient that the figures are of; absent where they are served and not evaluated.",
    )
    component: Slug | None = Field(
        default=None,
        foreign_key="components.id",
        description="What the figures are of, where the nutrient has several measures, see /components.",
    )
    part_of: Slug | None = Field(
        default=None,
        foreign_key="nutrients.id",
        description="The nutrient that is the sum of this and the other figures that are part of it.",
    )
    instead_of: MeasureName | None = Field(
        default=None, description="The measure of the same in another unit: used only where a food has no figure of it."
    )
    note: Line | None = Field(default=None, description="What to mind.")


class FoodMeasureRow(FoodMeasure, table=True):
    """Stored measures."""

    __tablename__ = "food_measures"


def _figure(name: str, unit: str) -> Any:
    return Field(default=None, ge=0, description=f"{name}, in {unit} per 100 g.")


class Food(Shape):
    """A food as USDA describes it, with what 100 g of the edible part hold. A figure that is not there is not known."""

    id: FoodCode = Field(primary_key=True, description="USDA's NDB number.")
    name: Line = Field(description="USDA's description.")
    short_name: Line = Field(description="USDA's short description.")
    food_group: Slug = Field(foreign_key="food_groups.id", description="Its group.")
    common_names: Line | None = Field(default=None, description="Other names, as USDA lists them.")
    manufacturer: Line | None = Field(default=None, description="The company that makes it, where USDA names one.")
    scientific_name: Line | None = Field(default=None, description="Scientific name of the plant or animal.")
    refuse_percent: float | None = Field(
        default=None, ge=0, le=100, description="How much of it as bought is not eaten, in percent of its mass."
    )
    refuse_description: Line | None = Field(default=None, description="What is not eaten, such as bone.")
    enrichment: Enrichment = Field(
        sa_type=stored(Enrichment),
        description=(
            "Whether something was added to it, as its description tells; a reading of ours. stated: the description "
            "says so, or it holds folic acid, which no food does by nature. not_stated: of a kind that is often "
            "enriched, and nothing is said. none: of another kind, or called unenriched. water: drinking water."
        ),
    )
    energy_kcal: float | None = _figure("Energy", "kcal")
    water_g: float | None = _figure("Water", "g")
    protein_g: float | None = _figure("Protein", "g")
    fat_g: float | None = _figure("Total lipid (fat)", "g")
    carbohydrate_g: float | None = _figure("Carbohydrate, by difference", "g")
    fiber_g: float | None = _figure("Fiber, total dietary", "g")
    sugars_g: float | None = _figure("Sugars, total", "g")
    starch_g: float | None = _figure("Starch", "g")
    alcohol_g: float | None = _figure("Alcohol, ethyl", "g")
    caffeine_mg: float | None = _figure("Caffeine", "mg")
    ash_g: float | None = _figure("Ash", "g")
    magnesium_mg: float | None = _figure("Magnesium, Mg", "mg")
    calcium_mg: float | None = _figure("Calcium, Ca", "mg")
    potassium_mg: float | None = _figure("Potassium, K", "mg")
    phosphorus_mg: float | None = _figure("Phosphorus, P", "mg")
    sodium_mg: float | None = _figure("Sodium, Na", "mg")
    iron_mg: float | None = _figure("Iron, Fe", "mg")
    zinc_mg: float | None = _figure("Zinc, Zn", "mg")
    copper_mg: float | None = _figure("Copper, Cu", "mg")
    manganese_mg: float | None = _figure("Manganese, Mn", "mg")
    selenium_ug: float | None = _figure("Selenium, Se", "ug")
    fluoride_ug: float | None = _figure("Fluoride, F", "ug")
    vitamin_a_rae_ug: float | None = _figure("Vitamin A, RAE", "ug")
    vitamin_a_iu: float | None = _figure("Vitamin A, IU", "IU")
    retinol_ug: float | None = _figure("Retinol", "ug")
    beta_carotene_ug: float | None = _figure("Carotene, beta", "ug")
    vitamin_c_mg: float | None = _figure("Vitamin C, total ascorbic acid", "mg")
    thiamin_mg: float | None = _figure("Thiamin", "mg")
    riboflavin_mg: float | None = _figure("Riboflavin", "mg")
    niacin_mg: float | None = _figure("Niacin", "mg")
    pantothenic_acid_mg: float | None = _figure("Pantothenic acid", "mg")
    vitamin_b6_mg: float | None = _figure("Vitamin B-6", "mg")
    folate_total_ug: float | None = _figure("Folate, total", "ug")
    folic_acid_ug: float | None = _figure("Folic acid", "ug")
    folate_food_ug: float | None = _figure("Folate, food", "ug")
    folate_dfe_ug: float | None = _figure("Folate, DFE", "ug")
    vitamin_b12_ug: float | None = _figure("Vitamin B-12", "ug")
    choline_mg: float | None = _figure("Choline, total", "mg")
    betaine_mg: float | None = _figure("Betaine", "mg")
    vitamin_d_ug: float | None = _figure("Vitamin D (D2 + D3)", "ug")
    vitamin_d_iu: float | None = _figure("Vitamin D", "IU")
    vitamin_e_mg: float | None = _figure("Vitamin E (alpha-tocopherol)", "mg")
    vitamin_k_ug: float | None = _figure("Vitamin K (phylloquinone)", "ug")
    lutein_zeaxanthin_ug: float | None = _figure("Lutein + zeaxanthin", "ug")
    lycopene_ug: float | None = _figure("Lycopene", "ug")
    fat_saturated_g: float | None = _figure("Fatty acids, total saturated", "g")
    fat_mono_g: float | None = _figure("Fatty acids, total monounsaturated", "g")
    fat_poly_g: float | None = _figure("Fatty acids, total polyunsaturated", "g")
    fat_trans_g: float | None = _figure("Fatty acids, total trans", "g")
    cholesterol_mg: float | None = _figure("Cholesterol", "mg")
    ala_18_3_n3_g: float | None = _figure("18:3 n-3 c,c,c (ALA)", "g")
    epa_g: float | None = _figure("20:5 n-3 (EPA)", "g")
    dha_g: float | None = _figure("22:6 n-3 (DHA)", "g")
    magnesium_data_points: int | None = Field(
        default=None, ge=0, description="How many analyses the figure of magnesium rests on; 0 where it is derived."
    )
    magnesium_source_code: Line | None = Field(default=None, description="USDA's code of the kind of source.")
    magnesium_derivation_code: Line | None = Field(default=None, description="USDA's code of how it was derived.")
    magnesium_reference_food: FoodCode | None = Field(
        default=None, description="The food whose figure of magnesium it was derived from."
    )


_COLUMNS = tuple(Food.model_fields)
FIGURES = _COLUMNS[_COLUMNS.index("enrichment") + 1 : _COLUMNS.index("magnesium_data_points")]
"""The columns of figures, each of which is a measure."""


class FoodRow(Food, table=True):
    """Stored foods."""

    __tablename__ = "foods"
    __table_args__ = (CheckConstraint("refuse_percent BETWEEN 0 AND 100", name="refuse_is_a_percentage"),)


class FoodCorrection(Shape):
    """A figure of a food that a later edition of USDA's table has otherwise; foods.csv holds the later one."""

    food: FoodCode = Field(foreign_key="foods.id", description="The food, see /foods.")
    measure: MeasureName = Field(foreign_key="food_measures.id", description="Which figure, see /food-measures.")
    first_value: float = Field(ge=0, description="The figure of the first edition, per 100 g.")
    value: float = Field(ge=0, description="The figure that took its place, per 100 g.")
    source_id: Slug = Field(foreign_key="sources.id", description="The edition that has it.")
    source_locator: Line | None = Field(default=None, description="Where else it can be seen.")
    verified: Verified = Field(sa_type=stored(Verified), description="How well it is confirmed.")


class FoodCorrectionRow(FoodCorrection, table=True):
    """Stored corrections."""

    __tablename__ = "food_corrections"
    __table_args__ = (CheckConstraint("value <> first_value", name="something_is_corrected"),)


class FoodPortion(Shape):
    """So many of a household measure of a food, and what they weigh."""

    food: FoodCode = Field(foreign_key="foods.id", description="The food, see /foods.")
    amount: float = Field(gt=0, description="So many")
    measure: Line = Field(description="of this measure, such as cup,")
    grams: float = Field(gt=0, description="weigh so many grams.")
    data_points: int | None = Field(default=None, ge=0, description="How many were weighed.")
    standard_deviation: float | None = Field(default=None, ge=0, description="Standard deviation, in grams.")


class FoodPortionRow(FoodPortion, table=True):
    """Stored portions."""

    __tablename__ = "food_portions"
    __table_args__ = (CheckConstraint("amount > 0 AND grams > 0", name="portion_weighs_something"),)


class CommonFood(Shape):
    """A food that people eat often, with a serving as people eat it; the list is ours."""

    name: Line = Field(description="What people call it.")
    category: CommonFoodCategory = Field(sa_type=stored(CommonFoodCategory), description="What kind of food it is.")
    food: FoodCode = Field(foreign_key="foods.id", description="The food of the table, see /foods.")
    fdc_id: int | None = Field(default=None, gt=0, description="FoodData Central id of that food, where we hold it.")
    serving: Line = Field(description="A serving in words.")
    serving_grams: float = Field(gt=0, description="What the serving weighs, in grams.")
    portion: Slug = Field(foreign_key="food_portions.id", description="The portion of the food that it is made of.")
    portion_count: float = Field(gt=0, description="How many of that portion the serving is.")
    note: Line | None = Field(default=None, description="What to mind.")


class CommonFoodRow(CommonFood, table=True):
    """Stored common foods."""

    __tablename__ = "common_foods"
    __table_args__ = (CheckConstraint("serving_grams > 0 AND portion_count > 0", name="serving_weighs_something"),)


class CommonFoodStatement(Shape):
    """What another source than the food table says that a serving of a common food holds."""

    common_food: Slug = Field(foreign_key="common_foods.id", description="The food, see /common-foods.")
    nutrient: Slug = Field(foreign_key="nutrients.id", description="The nutrient.")
    amount: float = Field(ge=0, description="The amount in a serving.")
    unit: PrintedUnit = Field(sa_type=stored(PrintedUnit), description="Its unit.")
    serving: Line = Field(description="The serving, as printed.")
    source_id: Slug = Field(foreign_key="sources.id", description="Where it is printed.")
    source_locator: Line | None = Field(default=None, description="Table or page.")
    verified: Verified = Field(sa_type=stored(Verified), description="How well it is confirmed.")


class CommonFoodStatementRow(CommonFoodStatement, table=True):
    """Stored statements."""

    __tablename__ = "common_food_statements"


class WaterStatement(Shape):
    """What a drinking water, or a kind of it, holds of a nutrient."""

    name: Line = Field(description="The water.")
    nutrient: Slug = Field(foreign_key="nutrients.id", description="The nutrient.")
    amount: float | None = Field(
        default=None, ge=0, description="The amount, in unit and per; absent of a range alone."
    )
    amount_min: float | None = Field(default=None, ge=0, description="The least.")
    amount_max: float | None = Field(default=None, ge=0, description="The most.")
    unit: PrintedUnit = Field(sa_type=stored(PrintedUnit), description="Unit of the amounts.")
    per: VolumeOfWater = Field(sa_type=stored(VolumeOfWater), description="The volume that they are in.")
    food: FoodCode | None = Field(default=None, foreign_key="foods.id", description="The same in the food table.")
    verified: Verified = Field(sa_type=stored(Verified), description="How well it is confirmed.")
    note: Line | None = Field(default=None, description="What to mind.")


class Water(WaterStatement):
    """What a drinking water, or a kind of it, holds of a nutrient, and who says so."""

    source_ids: Words = Field(min_length=1, description="Where it is printed.")


class WaterRow(WaterStatement, table=True):
    """Stored waters; their sources are in WaterSourceRow."""

    __tablename__ = "waters"
    __table_args__ = (
        CheckConstraint("amount IS NOT NULL OR amount_min IS NOT NULL", name="there_is_an_amount"),
        CheckConstraint("amount_max IS NULL OR amount_max > amount_min", name="ends_are_in_order"),
    )


class WaterSourceRow(SQLModel, table=True):
    """Where it is printed what a water holds."""

    __tablename__ = "water_sources"

    water_id: str = Field(primary_key=True, foreign_key="waters.id")
    source_id: str = Field(primary_key=True, foreign_key="sources.id")
