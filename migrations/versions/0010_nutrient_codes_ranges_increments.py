"""Codes of nutrients and what goes wrong with them; intake ranges; increments.

Revision 0010, after 0009.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

CODE_UNITS = ("g", "mg", "ug", "kcal", "kJ", "IU")
RELATIONS = ("same", "narrower", "overlaps")
TRAPS = (
    *("do_not_add", "do_not_enter_as", "in_other_unit", "add_parts", "at_least", "limit_counts_part"),
    *("needs_the_substance", "often_missing"),
)
RANGE_KINDS = ("intake_range", "adequate_intake", "increment", "maximum")
PERIODS = (
    *("whole", "first_trimester", "second_trimester", "third_trimester", "first_six_months", "after_six_months"),
)
VALUE_KINDS = (
    *("average_requirement", "recommended_intake", "adequate_intake", "upper_level", "guidance_level", "safe_level"),
    *("chronic_disease_risk_reduction", "label_value"),
)
SEXES = ("any", "female", "male")
LIFE_STAGES = ("general", "pregnancy", "lactation")
UNITS = ("g", "mg", "ug", "L", "MJ", "kJ", "kcal", "%")
PER = ("day", "kg", "mj", "energy_percent")
VERIFIED = ("two_sources", "one_source", "secondary")


def upgrade() -> None:
    create_nutrient_codes()
    create_nutrient_traps()
    create_intake_ranges()
    create_increments()


def downgrade() -> None:
    op.drop_table("increments")
    op.drop_table("intake_ranges")
    op.drop_table("nutrient_traps")
    op.drop_table("nutrient_codes")


def required(name: str, kind: type[sa.types.TypeEngine[Any]] = sa.String) -> sa.Column[Any]:
    return sa.Column(name, kind(), nullable=False)


def optional(name: str, kind: type[sa.types.TypeEngine[Any]] = sa.String) -> sa.Column[Any]:
    return sa.Column(name, kind(), nullable=True)


def one_of(words: tuple[str, ...], name: str, check: str) -> sa.Column[str]:
    kind = sa.Enum(*words, native_enum=False, length=40, create_constraint=True, name=check)
    return sa.Column(name, kind, nullable=False)


def points_to(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"])


def create_nutrient_codes() -> None:
    op.create_table(
        "nutrient_codes",
        required("id"),
        required("nutrient"),
        required("name"),
        optional("fdc_nutrient_number"),
        optional("fdc_nutrient_id", sa.Integer),
        optional("infoods_tagname"),
        one_of(CODE_UNITS, "unit", "known_codeunit"),
        one_of(RELATIONS, "relation", "known_coderelation"),
        required("equivalents", sa.Text),
        required("note"),
        required("source_id"),
        optional("source_locator"),
        one_of(VERIFIED, "verified", "known_verified"),
        sa.PrimaryKeyConstraint("id"),
        points_to("nutrients", "nutrient"),
        points_to("sources", "source_id"),
        sa.UniqueConstraint(
            *("nutrient", "fdc_nutrient_number", "fdc_nutrient_id", "infoods_tagname"), name="one_row_for_a_code"
        ),
        sa.CheckConstraint(
            "(fdc_nutrient_number IS NULL) = (fdc_nutrient_id IS NULL)", name="number_and_id_go_together"
        ),
        sa.CheckConstraint("fdc_nutrient_id IS NOT NULL OR infoods_tagname IS NOT NULL", name="there_is_a_code"),
    )


def create_nutrient_traps() -> None:
    op.create_table(
        "nutrient_traps",
        required("id"),
        required("nutrient"),
        one_of(TRAPS, "code", "known_trapcode"),
        required("of", sa.Text),
        required("to", sa.Text),
        required("statement"),
        required("source_id"),
        optional("source_locator"),
        sa.PrimaryKeyConstraint("id"),
        points_to("nutrients", "nutrient"),
        points_to("sources", "source_id"),
    )


def create_intake_ranges() -> None:
    op.create_table(
        "intake_ranges",
        required("id"),
        required("authority"),
        required("edition"),
        required("valid_from", sa.Integer),
        optional("valid_until", sa.Integer),
        required("nutrient"),
        required("value_type"),
        one_of(RANGE_KINDS, "kind", "known_rangekind"),
        one_of(SEXES, "sex", "known_appliestosex"),
        required("age_min_months", sa.Integer),
        optional("age_max_months", sa.Integer),
        one_of(LIFE_STAGES, "life_stage", "known_lifestage"),
        optional("low", sa.Float),
        required("high", sa.Float),
        one_of(UNITS, "unit", "known_printedunit"),
        one_of(PER, "per", "known_per"),
        required("source_id"),
        optional("source_locator"),
        one_of(VERIFIED, "verified", "known_verified"),
        optional("note"),
        sa.PrimaryKeyConstraint("id"),
        points_to("authorities", "authority"),
        points_to("nutrients", "nutrient"),
        points_to("sources", "source_id"),
        sa.UniqueConstraint(
            *("authority", "edition", "nutrient", "value_type", "sex", "age_min_months", "life_stage"),
            name="one_range_for_a_band",
        ),
        sa.CheckConstraint("age_max_months IS NULL OR age_max_months > age_min_months", name="band_is_not_empty"),
        sa.CheckConstraint("low IS NULL OR low < high", name="ends_are_in_order"),
    )


def create_increments() -> None:
    op.create_table(
        "increments",
        required("id"),
        required("authority"),
        required("edition"),
        required("nutrient"),
        required("value_type"),
        one_of(VALUE_KINDS, "kind", "known_valuekind"),
        one_of(LIFE_STAGES, "life_stage", "known_lifestage"),
        one_of(PERIODS, "period", "known_lifestageperiod"),
        required("value", sa.Float),
        one_of(UNITS, "unit", "known_printedunit"),
        one_of(PER, "per", "known_per"),
        required("already_added", sa.Boolean),
        required("source_id"),
        optional("source_locator"),
        one_of(VERIFIED, "verified", "known_verified"),
        optional("note"),
        sa.PrimaryKeyConstraint("id"),
        points_to("authorities", "authority"),
        points_to("nutrients", "nutrient"),
        points_to("sources", "source_id"),
        sa.UniqueConstraint(
            *("authority", "edition", "nutrient", "value_type", "life_stage", "period"),
            name="one_increment_for_a_period",
        ),
        sa.CheckConstraint("value > 0", name="increment_is_above_zero"),
    )
