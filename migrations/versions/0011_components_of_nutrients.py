"""What amounts of a nutrient are of, and what that is in the equivalents of reference values.

Revision 0011, after 0010.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

VERIFIED = ("two_sources", "one_source", "secondary")


def upgrade() -> None:
    op.execute("ALTER TABLE nutrients ADD COLUMN component VARCHAR")
    create_components()
    create_component_conversions()


def downgrade() -> None:
    op.drop_table("component_conversions")
    op.drop_table("components")
    op.execute("ALTER TABLE nutrients DROP COLUMN component")


def required(name: str, kind: type[sa.types.TypeEngine[Any]] = sa.String) -> sa.Column[Any]:
    return sa.Column(name, kind(), nullable=False)


def optional(name: str, kind: type[sa.types.TypeEngine[Any]] = sa.String) -> sa.Column[Any]:
    return sa.Column(name, kind(), nullable=True)


def verified() -> sa.Column[str]:
    kind = sa.Enum(*VERIFIED, native_enum=False, length=40, create_constraint=True, name="known_verified")
    return sa.Column("verified", kind, nullable=False)


def points_to(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{table}.id"])


def create_components() -> None:
    op.create_table(
        "components",
        required("id"),
        required("nutrient"),
        required("name"),
        optional("equivalent"),
        optional("iu_amount", sa.Float),
        required("is_only_added", sa.Boolean),
        required("includes", sa.Text),
        required("source_id"),
        optional("source_locator"),
        verified(),
        optional("note"),
        sa.PrimaryKeyConstraint("id"),
        points_to("nutrients", "nutrient"),
        points_to("sources", "source_id"),
        sa.CheckConstraint("iu_amount > 0", name="iu_is_above_zero"),
    )


def create_component_conversions() -> None:
    op.create_table(
        "component_conversions",
        required("id"),
        required("component"),
        optional("equivalent"),
        required("origins", sa.Text),
        required("amount", sa.Float),
        required("equivalent_min", sa.Float),
        optional("equivalent_max", sa.Float),
        required("source_id"),
        optional("source_locator"),
        verified(),
        required("statement"),
        sa.PrimaryKeyConstraint("id"),
        points_to("components", "component"),
        points_to("sources", "source_id"),
        sa.CheckConstraint("amount > 0", name="amount_is_above_zero"),
        sa.CheckConstraint("equivalent_min >= 0", name="equivalent_is_not_negative"),
        sa.CheckConstraint("equivalent_max IS NULL OR equivalent_max >= equivalent_min", name="ends_are_in_order"),
    )
