"""How much intakes differ from day to day, and requirements from person to person.

Revision 0003, after 0002.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

UNITS = ("g", "mg", "ug", "L", "MJ", "%")
VERIFIED = ("two_sources", "one_source", "secondary")


def upgrade() -> None:
    create_day_to_day_sds()
    create_requirement_cvs()


def downgrade() -> None:
    op.drop_table("requirement_cvs")
    op.drop_table("day_to_day_sds")


def required(name: str, kind: type[sa.types.TypeEngine[Any]] = sa.String) -> sa.Column[Any]:
    return sa.Column(name, kind(), nullable=False)


def optional(name: str, kind: type[sa.types.TypeEngine[Any]] = sa.String) -> sa.Column[Any]:
    return sa.Column(name, kind(), nullable=True)


def one_of(words: tuple[str, ...], name: str, check: str) -> sa.Column[str]:
    kind = sa.Enum(*words, native_enum=False, length=40, create_constraint=True, name=check)
    return sa.Column(name, kind, nullable=False)


def points_to(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"])


def create_day_to_day_sds() -> None:
    op.create_table(
        "day_to_day_sds",
        required("id"),
        required("nutrient"),
        one_of(("any", "female", "male"), "sex", "known_appliestosex"),
        required("age_min_months", sa.Integer),
        optional("age_max_months", sa.Integer),
        required("value", sa.Float),
        one_of(UNITS, "unit", "known_printedunit"),
        optional("cv_percent", sa.Float),
        required("source_id"),
        optional("source_locator"),
        one_of(VERIFIED, "verified", "known_verified"),
        optional("note"),
        sa.PrimaryKeyConstraint("id"),
        points_to("nutrients", "nutrient"),
        points_to("sources", "source_id"),
        sa.UniqueConstraint("nutrient", "sex", "age_min_months", name="one_sd_for_a_group"),
        sa.CheckConstraint("age_max_months IS NULL OR age_max_months > age_min_months", name="band_is_not_empty"),
        sa.CheckConstraint("value > 0", name="sd_is_above_zero"),
    )


def create_requirement_cvs() -> None:
    op.create_table(
        "requirement_cvs",
        required("id"),
        required("authority"),
        optional("nutrient"),
        optional("cv_percent", sa.Float),
        required("skewed", sa.Boolean),
        one_of(("printed", "assumed"), "basis", "known_requirementbasis"),
        required("source_id"),
        optional("source_locator"),
        one_of(VERIFIED, "verified", "known_verified"),
        optional("note"),
        sa.PrimaryKeyConstraint("id"),
        points_to("authorities", "authority"),
        points_to("nutrients", "nutrient"),
        points_to("sources", "source_id"),
        sa.UniqueConstraint("authority", "nutrient", name="one_cv_of_a_requirement"),
        sa.CheckConstraint("skewed OR cv_percent IS NOT NULL", name="symmetric_has_a_cv"),
    )
