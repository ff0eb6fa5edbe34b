"""Risks of inadequacy by class of usual intake, for requirements too skewed for a coefficient of variation.

Revision 0012, after 0011.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

SEXES = ("any", "female", "male")
LIFE_STAGES = ("general", "pregnancy", "lactation")
UNITS = ("g", "mg", "ug", "L", "MJ", "kJ", "kcal", "%")
VERIFIED = ("two_sources", "one_source", "secondary")


def upgrade() -> None:
    op.create_table(
        "requirement_risks",
        required("id"),
        required("authority"),
        required("nutrient"),
        one_of(SEXES, "sex", "known_appliestosex"),
        required("age_min_months", sa.Integer),
        optional("age_max_months", sa.Integer),
        one_of(LIFE_STAGES, "life_stage", "known_lifestage"),
        required("assumes", sa.Text),
        required("intake_from", sa.Float),
        optional("intake_below", sa.Float),
        one_of(UNITS, "unit", "known_printedunit"),
        required("risk_percent", sa.Float),
        required("source_id"),
        optional("source_locator"),
        one_of(VERIFIED, "verified", "known_verified"),
        optional("note"),
        sa.PrimaryKeyConstraint("id"),
        points_to("authorities", "authority"),
        points_to("nutrients", "nutrient"),
        points_to("sources", "source_id"),
        sa.UniqueConstraint(
            *("authority", "nutrient", "sex", "age_min_months", "life_stage", "intake_from"),
            name="one_risk_for_an_intake",
        ),
        sa.CheckConstraint("age_max_months IS NULL OR age_max_months > age_min_months", name="band_is_not_empty"),
        sa.CheckConstraint("intake_below IS NULL OR intake_below > intake_from", name="class_is_not_empty"),
        sa.CheckConstraint("risk_percent >= 0 AND risk_percent <= 100", name="risk_is_a_percentage"),
    )


def downgrade() -> None:
    op.drop_table("requirement_risks")


def required(name: str, kind: type[sa.types.TypeEngine[Any]] = sa.String) -> sa.Column[Any]:
    return sa.Column(name, kind(), nullable=False)


def optional(name: str, kind: type[sa.types.TypeEngine[Any]] = sa.String) -> sa.Column[Any]:
    return sa.Column(name, kind(), nullable=True)


def one_of(words: tuple[str, ...], name: str, check: str) -> sa.Column[str]:
    kind = sa.Enum(*words, native_enum=False, length=40, create_constraint=True, name=check)
    return sa.Column(name, kind, nullable=False)


def points_to(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"])
