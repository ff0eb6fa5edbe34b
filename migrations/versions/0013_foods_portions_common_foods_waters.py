"""Foods: groups, measures, figures per 100 g, corrections, portions; foods that people eat often; waters.

Revision 0013, after 0012.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

CODE_UNITS = ("g", "mg", "ug", "kcal", "kJ", "IU")
UNITS = ("g", "mg", "ug", "L", "MJ", "kJ", "kcal", "%")
VERIFIED = ("two_sources", "one_source", "secondary")
ENRICHMENTS = ("stated", "not_stated", "none", "water")
CATEGORIES = (
    *("nuts", "seeds", "legumes", "grains", "vegetables", "fruit", "fish_seafood", "meat_poultry", "dairy_eggs"),
    *("fats_oils", "sweets", "snacks", "beverages"),
)
FIGURES = (
    *("energy_kcal", "water_g", "protein_g", "fat_g", "carbohydrate_g", "fiber_g", "sugars_g", "starch_g"),
    *("alcohol_g", "caffeine_mg", "ash_g", "magnesium_mg", "calcium_mg", "potassium_mg", "phosphorus_mg"),
    *("sodium_mg", "iron_mg", "zinc_mg", "copper_mg", "manganese_mg", "selenium_ug", "fluoride_ug"),
    *("vitamin_a_rae_ug", "vitamin_a_iu", "retinol_ug", "beta_carotene_ug", "vitamin_c_mg", "thiamin_mg"),
    *("riboflavin_mg", "niacin_mg", "pantothenic_acid_mg", "vitamin_b6_mg", "folate_total_ug"),
    *("folic_acid_ug", "folate_food_ug", "folate_dfe_ug", "vitamin_b12_ug", "choline_mg", "betaine_mg"),
    *("vitamin_d_ug", "vitamin_d_iu", "vitamin_e_mg", "vitamin_k_ug", "lutein_zeaxanthin_ug", "lycopene_ug"),
    *("fat_saturated_g", "fat_mono_g", "fat_poly_g", "fat_trans_g", "cholesterol_mg", "ala_18_3_n3_g"),
    *("epa_g", "dha_g"),
)


def upgrade() -> None:
    create_food_groups()
    create_food_measures()
    create_foods()
    create_food_corrections()
    create_food_portions()
    create_common_foods()
    create_common_food_statements()
    create_waters()


def downgrade() -> None:
    for table in (
        *("water_sources", "waters", "common_food_statements", "common_foods", "food_portions", "food_corrections"),
        *("foods", "food_measures", "food_groups"),
    ):
        op.drop_table(table)


def required(name: str, kind: type[sa.types.TypeEngine[Any]] = sa.String) -> sa.Column[Any]:
    return sa.Column(name, kind(), nullable=False)


def optional(name: str, kind: type[sa.types.TypeEngine[Any]] = sa.String) -> sa.Column[Any]:
    return sa.Column(name, kind(), nullable=True)


def one_of(words: tuple[str, ...], name: str, check: str) -> sa.Column[str]:
    kind = sa.Enum(*words, native_enum=False, length=40, create_constraint=True, name=check)
    return sa.Column(name, kind, nullable=False)


def points_to(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"])


def create_food_groups() -> None:
    op.create_table(
        "food_groups",
        required("id"),
        required("code"),
        required("name"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )


def create_food_measures() -> None:
    op.create_table(
        "food_measures",
        required("id"),
        required("name"),
        one_of(CODE_UNITS, "unit", "known_codeunit"),
        required("sr_nutrient_no"),
        required("infoods_tag"),
        required("decimals", sa.Integer),
        optional("nutrient"),
        optional("component"),
        optional("part_of"),
        optional("instead_of"),
        optional("note"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("sr_nutrient_no"),
        points_to("nutrients", "nutrient"),
        points_to("components", "component"),
        points_to("nutrients", "part_of"),
    )


def create_foods() -> None:
    op.create_table(
        "foods",
        required("id"),
        required("name"),
        required("short_name"),
        required("food_group"),
        optional("common_names"),
        optional("manufacturer"),
        optional("scientific_name"),
        optional("refuse_percent", sa.Float),
        optional("refuse_description"),
        one_of(ENRICHMENTS, "enrichment", "known_enrichment"),
        *(optional(figure, sa.Float) for figure in FIGURES),
        optional("magnesium_data_points", sa.Integer),
        optional("magnesium_source_code"),
        optional("magnesium_derivation_code"),
        optional("magnesium_reference_food"),
        sa.PrimaryKeyConstraint("id"),
        points_to("food_groups", "food_group"),
        sa.CheckConstraint("refuse_percent BETWEEN 0 AND 100", name="refuse_is_a_percentage"),
    )


def create_food_corrections() -> None:
    op.create_table(
        "food_corrections",
        required("id"),
        required("food"),
        required("measure"),
        required("first_value", sa.Float),
        required("value", sa.Float),
        required("source_id"),
        optional("source_locator"),
        one_of(VERIFIED, "verified", "known_verified"),
        sa.PrimaryKeyConstraint("id"),
        points_to("foods", "food"),
        points_to("food_measures", "measure"),
        points_to("sources", "source_id"),
        sa.CheckConstraint("value <> first_value", name="something_is_corrected"),
    )


def create_food_portions() -> None:
    op.create_table(
        "food_portions",
        required("id"),
        required("food"),
        required("amount", sa.Float),
        required("measure"),
        required("grams", sa.Float),
        optional("data_points", sa.Integer),
        optional("standard_deviation", sa.Float),
        sa.PrimaryKeyConstraint("id"),
        points_to("foods", "food"),
        sa.CheckConstraint("amount > 0 AND grams > 0", name="portion_weighs_something"),
    )


def create_common_foods() -> None:
    op.create_table(
        "common_foods",
        required("id"),
        required("name"),
        one_of(CATEGORIES, "category", "known_commonfoodcategory"),
        required("food"),
        optional("fdc_id", sa.Integer),
        required("serving"),
        required("serving_grams", sa.Float),
        required("portion"),
        required("portion_count", sa.Float),
        optional("note"),
        sa.PrimaryKeyConstraint("id"),
        points_to("foods", "food"),
        points_to("food_portions", "portion"),
        sa.CheckConstraint("serving_grams > 0 AND portion_count > 0", name="serving_weighs_something"),
    )


def create_common_food_statements() -> None:
    op.create_table(
        "common_food_statements",
        required("id"),
        required("common_food"),
        required("nutrient"),
        required("amount", sa.Float),
        one_of(UNITS, "unit", "known_printedunit"),
        required("serving"),
        required("source_id"),
        optional("source_locator"),
        one_of(VERIFIED, "verified", "known_verified"),
        sa.PrimaryKeyConstraint("id"),
        points_to("common_foods", "common_food"),
        points_to("nutrients", "nutrient"),
        points_to("sources", "source_id"),
    )


def create_waters() -> None:
    op.create_table(
        "waters",
        required("id"),
        required("name"),
        required("nutrient"),
        optional("amount", sa.Float),
        optional("amount_min", sa.Float),
        optional("amount_max", sa.Float),
        one_of(UNITS, "unit", "known_printedunit"),
        one_of(("L",), "per", "known_volumeofwater"),
        optional("food"),
        one_of(VERIFIED, "verified", "known_verified"),
        optional("note"),
        sa.PrimaryKeyConstraint("id"),
        points_to("nutrients", "nutrient"),
        points_to("foods", "food"),
        sa.CheckConstraint("amount IS NOT NULL OR amount_min IS NOT NULL", name="there_is_an_amount"),
        sa.CheckConstraint("amount_max IS NULL OR amount_max > amount_min", name="ends_are_in_order"),
    )
    op.create_table(
        "water_sources",
        required("water_id"),
        required("source_id"),
        sa.PrimaryKeyConstraint("water_id", "source_id"),
        points_to("waters", "water_id"),
        points_to("sources", "source_id"),
    )
